import type { Day } from '../procedures/vocabulary.js';
import { recordedAnswer } from '../record/recorded-answer.js';
import type { ActionAnswer, Tx } from '../record/record-types.js';

/** What is recorded under a request id, with what is needed to read a repeated request as the first was read. */
export interface EarlierAct {
  readonly answer: ActionAnswer;
  /** In hex. */
  readonly bodyHmac: string;
  readonly fromStep: string | null;
  readonly happenedOn: Day;
}

/** Looks a request id up in the record; `null` while it binds nothing. */
export async function earlierAct(tx: Tx, requestId: string): Promise<EarlierAct | null> {
  const recorded = await recordedAnswer(tx, requestId);
  if (!recorded) return null;
  const { answer, bodyHmac, fromStep, happenedOn } = recorded;
  return { answer, bodyHmac, fromStep, happenedOn };
}
