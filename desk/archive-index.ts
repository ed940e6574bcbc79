import type { Role, Text } from '../procedures/vocabulary.js';
import type { ArchiveKind } from '../record/archive-entries.js';
import { archiveIndex as drawUp, type ArchiveIndex, type SealedIndex } from '../record/archive-index.js';
import type { Tx } from '../record/record-types.js';
import { RECALL, recall } from '../procedures/recall.js';
import { grantsFor } from './authorise.js';
import { atCase, type CaseDesk } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { readableSlots } from './readable-slots.js';
import type { Person } from './who-am-i.js';
import { everyAction } from './words.js';

/** Who keeps or checks the archive. */
const ARCHIVE_READERS: readonly Role[] = ['countyOfficer', 'countyApprover', 'manager', 'auditor'];

/** Whether somebody who looks at a case in these roles reads the index of its file. */
export function readsArchive(roles: readonly Role[]): boolean {
  return roles.some((role) => ARCHIVE_READERS.includes(role));
}

const KIND_TITLES = {
  act: { zh: '办理记录', en: 'Act' },
  file: { zh: '材料', en: 'Paper or photograph' },
  fileAgain: { zh: '沿用的材料', en: 'Paper or photograph used again' },
  notice: { zh: '公示', en: 'Notice' },
  plan: { zh: '改造方案', en: 'Plan' },
  invoice: { zh: '发票', en: 'Invoice' },
  measurement: { zh: '实测数量', en: 'Measured quantities' },
  acceptance: { zh: '验收', en: 'Acceptance' },
  settlement: { zh: '决算', en: 'Settlement' },
  payment: { zh: '付款', en: 'Payment' },
  home: { zh: '改造户', en: 'Home' },
  contract: { zh: '合同', en: 'Contract' },
  callOff: { zh: '派工', en: 'Call-off' },
  reduction: { zh: '审计核减', en: 'Reduction by the audit' },
  application: { zh: '付款申请', en: 'Application for payment' },
  tranche: { zh: '标段付款', en: 'Payment of the lot' },
  bid: { zh: '投标', en: 'Bid' },
  claim: { zh: '追缴金额', en: 'Claim' },
  repayment: { zh: '退款', en: 'Repayment' },
} as const satisfies Record<ArchiveKind, Text>;

/** What the names in an index mean to a reader. They are no part of what the hash covers. */
export interface ArchiveTitles {
  readonly procedure: Text;
  readonly kinds: Readonly<Record<string, Text>>;
  readonly actions: Readonly<Record<string, Text>>;
  readonly steps: Readonly<Record<string, Text>>;
  readonly slots: Readonly<Record<string, Text>>;
  /** Organisations by their codes. */
  readonly orgs: Readonly<Record<string, string>>;
}

export interface ShownArchive extends SealedIndex {
  /** The case is closed: the index will not change any more. */
  readonly final: boolean;
  readonly titles: ArchiveTitles;
  /** The slots of the index whose files this person may open. */
  readonly openSlots: readonly string[];
}

/** The index of a case's file, for the county's officers, managers and auditors. */
export async function archiveIndex(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  caseId: string,
): Promise<ShownArchive | DeskProblem> {
  const shown = await atCase(deps, person, caseId, async (desk): Promise<ShownArchive | DeskProblem> => {
    const { tx, place, loaded } = desk;
    if (!readsArchive(grantsFor(person, place).map(({ role }) => role))) return { problem: 'notYourRole' };
    const sealed = await drawUp(tx, loaded);
    return {
      ...sealed,
      final: loaded.state.closed !== null,
      titles: await titlesOf(desk, sealed.index),
      openSlots: openSlots(desk, sealed.index),
    };
  });
  return shown ?? { problem: 'notFound' };
}

function openSlots({ person, place, loaded }: CaseDesk, { entries }: ArchiveIndex): string[] {
  const slots = entries.filter(({ kind }) => kind === 'file').map(({ detail }) => String(detail.slot));
  return [...new Set(slots)].filter(readableSlots(loaded.procedure, person, place));
}

async function titlesOf({ tx, loaded: { procedure } }: CaseDesk, index: ArchiveIndex): Promise<ArchiveTitles> {
  const actions = everyAction(procedure);
  const slots = actions.flatMap(([, { evidence }]) =>
    (evidence ?? []).map(({ slot, title }) => [slot, title] as const),
  );
  return {
    procedure: procedure.title,
    kinds: KIND_TITLES,
    actions: {
      ...Object.fromEntries(actions.map(([name, { title }]) => [name, title])),
      open: procedure.opening.title,
      [RECALL]: recall.title,
    },
    steps: Object.fromEntries(Object.entries(procedure.steps).map(([name, { title }]) => [name, title])),
    slots: Object.fromEntries(slots),
    orgs: await orgNames(tx, index),
  };
}

async function orgNames(tx: Tx, { entries }: ArchiveIndex): Promise<Record<string, string>> {
  const codes = entries
    .flatMap(({ detail }) => [detail.org, detail.onBehalfOf])
    .filter((code) => typeof code === 'string');
  const { rows } = await tx.query<{ code: string; name: string }>(
    'select code, name from orgs where code = any($1) order by code',
    [[...new Set(codes)]],
  );
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]));
}
