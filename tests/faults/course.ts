import { photo } from '../api/papers.js';
import type { Shown } from '../api/case-walker.js';
import type { StubbornClient } from './stubborn-client.js';

/** How far a case came by one step of its client. */
export type Moved = 'moved' | 'waits' | 'done';

/** A case that one client takes along; nobody else acts on it but the clock and, on a home, its lot. */
export interface Course {
  readonly caseId: string | null;
  advance(twice: boolean): Promise<Moved>;
}

/** What to do next, and who does it. */
export interface NextAct {
  readonly action: string;
  readonly login: string;
  readonly form?: object;
  readonly password?: string;
  readonly also?: readonly string[];
}

export interface ShownAtClock extends Shown {
  readonly clocks: readonly { readonly clock: string; readonly lastDay: string | null }[];
}

/** Any officer of the county sees every case. */
export const see = (client: StubbornClient, caseId: string) =>
  client.get<ShownAtClock>('county1', `/api/v1/cases/${caseId}`);

/**
 * Uploads what an act asks for and performs it as the case was last seen.
 * @returns `false` when someone, the clock mostly, was faster: then the case is to be looked at anew.
 */
export async function performNext(
  client: StubbornClient,
  caseId: string,
  { shown, next, twice }: { readonly shown: Shown; readonly next: NextAct; readonly twice: boolean },
): Promise<boolean> {
  for (const slot of missingSlots(shown, next)) {
    const file = { slot, bytes: photo() };
    const kept = await client.send(next.login, { method: 'POST', path: `/api/v1/cases/${caseId}/evidence`, file });
    if (kept.status !== 201 && kept.status !== 200) throw new Error(`${slot}: ${JSON.stringify(kept.body)}`);
  }
  const body = { form: next.form ?? {}, ...(next.password !== undefined && { password: next.password }) };
  const answer = await client.act(next.login, { caseId, action: next.action, seq: shown.seq, body }, twice);
  if (answer.status !== 200 && answer.status !== 412)
    throw new Error(`${next.action} at ${shown.step}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.status === 200;
}

function missingSlots({ actions }: Shown, { action, also = [] }: NextAct): string[] {
  const needs = actions.find(({ name }) => name === action)?.evidence ?? [];
  return [...needs.flatMap(({ slot, min, held }) => Array<string>(Math.max(min - held, 0)).fill(slot)), ...also];
}
