import type { Day } from '../procedures/vocabulary.js';
import { type ActingBy, noteAct } from './administrative-acts.js';
import type { Tx } from './record-types.js';
import { listText, sha256Hex } from './sample-of-list.js';

/** Which accepted homes a list is to hold: of a programme, accepted on these days, in no sample before. */
export interface ListCriteria {
  readonly programme: string;
  readonly acceptedFrom: Day;
  readonly acceptedTo: Day;
}

/** The case numbers that a list would hold now, in order. */
export async function listedNumbers(tx: Tx, { programme, acceptedFrom, acceptedTo }: ListCriteria): Promise<string[]> {
  const { rows } = await tx.query<{ number: string }>(
    `select distinct c.number from acceptances a join cases c on c.id = a.case_id
     where c.procedure = $1 and a.accepted_on between $2 and $3
       and not exists (select 1 from sampling_homes h where h.case_id = c.id)`,
    [programme, acceptedFrom, acceptedTo],
  );
  return rows.map(({ number }) => number).sort();
}

/** Whether a list of the programme is frozen and waits for its draw. Two at once would let the draw choose its list. */
export async function waitsForDraw(tx: Tx, programme: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select 1 from sampling_rounds r where r.programme = $1
     and not exists (select 1 from sampling_draws d where d.round_id = r.id)`,
    [programme],
  );
  return (rowCount ?? 0) > 0;
}

export interface Freezing extends ListCriteria {
  readonly id: string;
  readonly numbers: readonly string[];
  readonly size: number;
}

/** Freezes a list and with it the size of the sample, published from this moment on. */
export async function freezeList(tx: Tx, tenant: string, by: ActingBy, freezing: Freezing): Promise<void> {
  const { id, programme, acceptedFrom, acceptedTo, numbers, size } = freezing;
  const list = listText(numbers);
  const listSha256 = sha256Hex(list);
  await tx.query(
    `insert into sampling_rounds (tenant_id, id, programme, accepted_from, accepted_to, list_text, list_sha256, list_count,
       sample_size, published_on, published_at, user_id, org_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, app_today(), app_now(), $10, $11)`,
    [tenant, id, programme, acceptedFrom, acceptedTo, list, listSha256, numbers.length, size, by.userId, by.orgId],
  );
  await noteAct(tx, tenant, by, {
    kind: 'samplingListFrozen',
    what: { samplingId: id, programme },
    after: { listSha256, count: numbers.length, size, acceptedFrom, acceptedTo },
  });
}
