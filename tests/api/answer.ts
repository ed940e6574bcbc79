interface Titled {
  readonly name: string;
  readonly blockedBy: { readonly code: string } | null;
}

/** What the tests read out of answers: each field is there where the route says so. */
export interface Body {
  readonly code: string;
  readonly status: number;
  readonly id: string;
  readonly number: string;
  readonly seq: number;
  readonly step: string;
  readonly again: boolean;
  readonly csrfToken: string;
  readonly dueCases: number;
  readonly next: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly evidence: readonly { readonly slot: string }[];
  readonly actions: readonly Titled[];
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
  readonly timeline: readonly Readonly<Record<string, unknown>>[];
  readonly effects: readonly object[];
  readonly clocks: readonly { readonly lastDay: string }[];
  readonly cases: readonly { readonly number: string; readonly overdue: boolean }[];
  readonly lists: readonly { readonly kind: string; readonly inForce: boolean }[];
  readonly years: readonly {
    readonly year: number;
    readonly restDays: readonly string[];
    readonly workDays: readonly string[];
  }[];
  readonly documents: readonly object[];
  readonly defaults: Readonly<Record<string, object>>;
  readonly procedures: readonly object[];
  readonly orgs: readonly { readonly name: string }[];
  readonly items: readonly object[];
  readonly funds: readonly Readonly<
    Record<'programme' | 'totalFen' | 'freeFen' | 'reservedFen' | 'committedFen' | 'orderedFen' | 'paidFen', string>
  >[];
  readonly quotas: readonly object[];
  readonly notifications: readonly { readonly id: string }[];
  readonly openapi: string;
  readonly paths: Readonly<Record<string, object>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export const aString: unknown = expect.any(String);
export const aNumber: unknown = expect.any(Number);
