import { waitlistPriority } from '../../procedures/waitlist-priority.js';
import type { DerivedFacts } from '../../procedures/case.js';
import type { Day } from '../../procedures/vocabulary.js';
import { countyOf } from '../county-of.js';
import type { FactContext } from './load-facts.js';

/**
 * How many waiting cases of the same county and programme are served before this one: those that stand before its
 * place or, when it does not wait, before the place that it would get.
 */
export async function waitlistAhead({ tx, loaded }: FactContext): Promise<DerivedFacts['waitlistAhead']> {
  const { rows } = await tx.query<{ ahead: number }>(
    `select count(*)::integer as ahead from waitlist o
     left join waitlist own on own.case_id = $1 and own.left_seq is null
     where o.left_seq is null and o.case_id <> $1 and o.programme = $2 and o.county_id = $3
       and (o.priority, o.joined_on, o.id) < (coalesce(own.priority, $4), coalesce(own.joined_on, 'infinity'), coalesce(own.id, 0))`,
    [
      loaded.id,
      loaded.procedure.id,
      await countyOf(tx, loaded),
      waitlistPriority(loaded.state.policy, loaded.state.facts),
    ],
  );
  return rows[0] ?? null;
}

/** The notice that hangs now, and the last day of its term. */
export async function publicityTerm({ tx, loaded }: FactContext): Promise<DerivedFacts['publicityTerm']> {
  const { rows } = await tx.query<{ postedOn: Day; lastDay: Day | null; provisional: boolean }>(
    `select n.posted_on as "postedOn", c.last_day as "lastDay", coalesce(c.provisional, false) as provisional
     from notices n
     left join case_clocks c on c.case_id = n.case_id and c.step = 'publicised' and c.clock = 'publicity' and c.started_seq = n.posted_seq
     where n.case_id = $1 order by n.posted_seq desc limit 1`,
    [loaded.id],
  );
  const term = rows[0];
  return term ? { postedOn: term.postedOn, lastDay: term.provisional ? null : term.lastDay } : null;
}
