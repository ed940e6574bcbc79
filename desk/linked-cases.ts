import { askTogether } from '../record/ask-together.js';
import type { Tx } from '../record/record-types.js';
import { findCase } from './find-case.js';
import type { Person } from './who-am-i.js';

/** A case that stands beside another. */
export interface LinkedCase {
  readonly id: string;
  readonly number: string;
}

/** Of a home: the lot in which it lies now, and its follow-up. Of a follow-up: the home. */
export interface LinkedCases {
  readonly lot: LinkedCase | null;
  readonly followUp: LinkedCase | null;
  readonly home: LinkedCase | null;
}

const LINKS = {
  lot: 'select lot_id as id from case_links where home_id = $1 and left_seq is null',
  followUp: 'select visit_id as id from case_followups where home_id = $1',
  home: 'select home_id as id from case_followups where visit_id = $1',
} as const satisfies Record<keyof LinkedCases, string>;

/** The cases linked with this one that the person may see as well; the others are `null`, as if there were none. */
export async function linkedCases(tx: Tx, person: Person, caseId: string): Promise<LinkedCases> {
  return askTogether({
    lot: linkedCase(tx, person, LINKS.lot, caseId),
    followUp: linkedCase(tx, person, LINKS.followUp, caseId),
    home: linkedCase(tx, person, LINKS.home, caseId),
  });
}

async function linkedCase(tx: Tx, person: Person, link: string, caseId: string): Promise<LinkedCase | null> {
  const { rows } = await tx.query<LinkedCase>(`select id, number from cases where id = (${link})`, [caseId]);
  const [linked] = rows;
  return linked && (await findCase(tx, person, linked.id)) ? linked : null;
}
