import type { Day } from '../procedures/vocabulary.js';
import type { ActionAnswer, Tx } from './record-types.js';

/** What was recorded under a request id. */
export interface RecordedAnswer {
  readonly caseId: string;
  readonly answer: ActionAnswer;
  /** The fingerprint of the body that was recorded, in hex. */
  readonly bodyHmac: string;
  /** Where the case stood, and the day it was recorded for. */
  readonly fromStep: string | null;
  readonly happenedOn: Day;
}

type Row = ActionAnswer & Omit<RecordedAnswer, 'answer' | 'bodyHmac'> & { readonly bodyHmac: Buffer | null };

/** The answer that a request id was given when its action was recorded; `null` while it binds nothing. */
export async function recordedAnswer(tx: Tx, requestId: string): Promise<RecordedAnswer | null> {
  const { rows } = await tx.query<Row>(
    `select case_id as "caseId", seq, to_step as step, closed, due_on as "dueOn", body_hmac as "bodyHmac",
       from_step as "fromStep", happened_on as "happenedOn"
     from case_events where request_id = $1`,
    [requestId],
  );
  const row = rows[0];
  if (!row) return null;
  const { bodyHmac, caseId, fromStep, happenedOn, ...answer } = row;
  return { caseId, answer, bodyHmac: bodyHmac?.toString('hex') ?? '', fromStep, happenedOn };
}
