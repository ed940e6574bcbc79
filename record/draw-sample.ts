import type { Day } from '../procedures/vocabulary.js';
import { type ActingBy, noteAct } from './administrative-acts.js';
import type { Tx } from './record-types.js';
import { sampleOfList } from './sample-of-list.js';

/** A public draw: what it gave, which draw it was, on which day, and the paper that witnesses it. */
export interface Draw {
  readonly seed: string;
  readonly source: string;
  readonly drawnOn: Day;
  readonly document: string;
}

/** A frozen list that a draw may be entered for. */
export interface FrozenList {
  readonly id: string;
  readonly list: string;
  readonly size: number;
}

/** Enters the draw of a frozen list and the sample that both give. */
export async function drawSample(
  tx: Tx,
  tenant: string,
  by: ActingBy,
  { frozen, draw }: { readonly frozen: FrozenList; readonly draw: Draw },
): Promise<void> {
  await tx.query(
    `insert into sampling_draws (tenant_id, round_id, seed, source, document, drawn_on, user_id, org_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenant, frozen.id, draw.seed, draw.source, draw.document, draw.drawnOn, by.userId, by.orgId],
  );
  const sample = sampleOfList(frozen.list, draw.seed, frozen.size);
  const { rowCount } = await tx.query(
    `insert into sampling_homes (tenant_id, round_id, rank, case_id, rank_key)
     select $1, $2, s.rank, c.id, s.key from unnest($3::text[], $4::text[]) with ordinality as s (number, key, rank)
     join cases c on c.number = s.number`,
    [tenant, frozen.id, sample.map(({ number }) => number), sample.map(({ key }) => key)],
  );
  if (rowCount !== sample.length) throw new Error('a home of a frozen list is not in the record');
  await noteAct(tx, tenant, by, {
    kind: 'sampleDrawn',
    what: { samplingId: frozen.id },
    after: { ...draw, sample: sample.map(({ number }) => number) },
  });
}
