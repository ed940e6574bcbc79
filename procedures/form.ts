import type { Role, Text } from './vocabulary.js';

interface FieldBase {
  readonly title: Text;
  readonly optional?: true;
  /** The stored fact that this field sets; without it the value stays in the event alone. */
  readonly fact?: string;
  /** Personal: encrypted at rest, shown only to these roles, entering the audit chain as a keyed hash. */
  readonly sensitive?: readonly Role[];
}

/** One field of a form. `money` is a decimal string of fen, `quantity` a decimal string with at most two places;
 * neither is negative, and with `positive` not zero either. A `date` that is `past` does not lie in the future. */
export type Field = FieldBase &
  (
    | { readonly kind: 'text'; readonly max: number }
    | { readonly kind: 'date'; readonly past?: true }
    | { readonly kind: 'money'; readonly positive?: true }
    | { readonly kind: 'quantity'; readonly positive?: true }
    | { readonly kind: 'integer'; readonly min: number; readonly max: number }
    | { readonly kind: 'boolean' }
    | { readonly kind: 'choice'; readonly options: Readonly<Record<string, Text>> }
    | { readonly kind: 'idNumber' }
    | { readonly kind: 'disabilityCard' }
    | { readonly kind: 'phone' }
    | { readonly kind: 'bankAccount' }
    | { readonly kind: 'list'; readonly of: Form; readonly min: number; readonly max: number }
  );

export type Form = Readonly<Record<string, Field>>;

/** A place for papers or photographs that an action asks for. */
export interface Slot {
  readonly slot: string;
  readonly title: Text;
  readonly min: number;
  /** The number of the policy that says how many are asked for instead of `min`. */
  readonly minBy?: string;
  /** It holds a signature, which may be drawn on the phone. */
  readonly signature?: true;
  /** Files used by an earlier action do not count: each rework round needs photographs of its own. */
  readonly fresh?: true;
  /** Firms' roles that may look at the files although no action of theirs asks for them. */
  readonly shownTo?: readonly Role[];
}
