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
  const [recorded, { rows }] = await Promise.all([
    recordedAnswer(tx, requestId),
    tx.query<{ fromStep: string | null; happenedOn: Day }>(
      'select from_step as "fromStep", happened_on as "happenedOn" from case_events where request_id = $1',
      [requestId],
    ),
  ]);
  const [row] = rows;
  return recorded && row ? { answer: recorded.answer, bodyHmac: recorded.bodyHmac, ...row } : null;
}
