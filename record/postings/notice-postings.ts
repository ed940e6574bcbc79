import { createHash } from 'node:crypto';
import { noticeText } from '../notice-text.js';
import type { Posting } from './posting.js';

/** Freezes the list that was hung up, with its hash. */
export const freezeNotice: Posting = async ({ tx, tenant, loaded, seq, form, happenedOn }) => {
  const text = await noticeText(tx, loaded);
  await tx.query(
    `insert into notices (tenant_id, case_id, posted_seq, place, posted_on, list_text, list_sha256)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tenant,
      loaded.id,
      seq,
      String(form.place),
      happenedOn,
      text,
      createHash('sha256').update(text, 'utf8').digest('hex'),
    ],
  );
  return null;
};

/** Notes on the notice that hangs when it was taken down. */
export const noteNoticeRemoved: Posting = async ({ tx, loaded, seq, happenedOn }) => {
  await tx.query(
    `update notices set removed_seq = $2, removed_on = $3 where case_id = $1
     and posted_seq = (select max(posted_seq) from notices where case_id = $1)`,
    [loaded.id, seq, happenedOn],
  );
  return null;
};
