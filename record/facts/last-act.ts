import type { CaseBefore } from '../../procedures/case.js';
import { LEAVING_EFFECTS } from '../../procedures/recallable.js';
import type { Facts } from '../../procedures/vocabulary.js';
import { factsContext } from '../load-case.js';
import { unseal } from '../sealing.js';
import type { FactContext, FactLoader } from './load-facts.js';

interface Row {
  readonly before: (CaseBefore & { readonly seq: number }) | null;
  readonly sealed: Buffer | null;
  readonly hasLeft: boolean;
  readonly lotActed: boolean;
}

const SELECT = `select c.before_act as before, c.before_act_facts as sealed,
    exists (select 1 from case_effects f where f.case_id = c.id and f.seq = c.seq and f.effect = any($2)
      and (f.state <> 'pending' or f.attempts > 0)) as "hasLeft",
    exists (select 1 from case_links l join case_events v on v.case_id = l.lot_id
      join case_events own on own.case_id = c.id and own.seq = c.seq
      where l.home_id = c.id and l.left_seq is null and v.recorded_at >= own.recorded_at) as "lotActed"
  from cases c where c.id = $1`;

/** What happened last, and what the case kept of how it stood before. */
export const lastAct: FactLoader<'lastAct'> = async (context) => {
  const { tx, keys, loaded, lock } = context;
  if (lock) await holdBack(context);
  const { rows } = await tx.query<Row>(SELECT, [loaded.id, LEAVING_EFFECTS]);
  const [row] = rows;
  if (!row) throw new Error(`case ${loaded.id} is gone`);
  const { before, sealed, hasLeft, lotActed } = row;
  const personal = sealed ? unseal<Facts>(keys, factsContext(loaded.id), sealed) : {};
  return { ...loaded.lastAct, before: asItStood(loaded.state.seq, before, personal), hasLeft, lotActed };
};

function asItStood(seq: number, before: Row['before'], personal: Facts): CaseBefore | null {
  if (before?.seq !== seq) return null;
  const { seq: _, ...stood } = before;
  return { ...stood, facts: { ...stood.facts, ...personal } };
}

/** Until the commit no effect of the act goes out, and the lot that the home lies in does not act. */
async function holdBack({ tx, loaded }: FactContext): Promise<void> {
  await tx.query('select 1 from case_effects where case_id = $1 and seq = $2 for update', [
    loaded.id,
    loaded.state.seq,
  ]);
  await tx.query(
    'select 1 from cases where id in (select lot_id from case_links where home_id = $1 and left_seq is null) for share',
    [loaded.id],
  );
}
