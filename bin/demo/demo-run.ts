import type { DemoApplicant } from '../demo-people.js';
import type { SeededRandom } from '../seeded-random.js';
import type { CaseFile } from './case-file.js';
import type { DemoClock } from './demo-clock.js';
import type { Office } from './office.js';
import type { BankLine, RunFolder } from './run-folder.js';
import type { RunLog } from './run-log.js';
import type { PlanLine } from './sample-plans.js';

/** The three towns of the demo county. */
export const TOWNS = ['town1', 'town2', 'town3'] as const;
export type Town = (typeof TOWNS)[number];

/** A household on its way, with the logins of those who act for its place. */
export interface Household {
  readonly file: CaseFile;
  readonly applicant: DemoApplicant;
  readonly village: string;
  readonly town: Town;
}

/** A household whose home is renovated. */
export interface Home extends Household {
  lines: readonly PlanLine[];
  lot: Lot | null;
  /** What the contractor was paid for it before the works. */
  advancedFen: bigint;
  /** What the audit took off. */
  reductionFen: bigint;
}

/** A lot of the homes of one town. */
export interface Lot {
  readonly file: CaseFile;
  readonly town: Town;
  readonly title: string;
  homes: Home[];
  /** The login of the firm that won it, its rates by item, and the sum of the contract; set by the award. */
  contractor: string;
  rates: Readonly<Record<string, string>>;
  sumFen: bigint;
}

/** What all parts of a run share. */
export interface DemoRun {
  readonly office: Office;
  readonly clock: DemoClock;
  readonly log: RunLog;
  readonly random: SeededRandom;
  readonly folder: RunFolder;
  /** A word that no other run uses, for numbers that must be unique. */
  readonly tag: string;
  readonly bank: BankLine[];
  readonly tell: (line: string) => void;
}

/** The town of a village, by their keys: `village2b` lies in `town2`. */
export const townOf = (village: string): Town => TOWNS[Number(village.charAt('village'.length)) - 1] ?? 'town1';

/** Keeps a home's plan as it now is. */
export async function keepPlan({ folder }: DemoRun, { file, town, lines, lot, reductionFen }: Home): Promise<void> {
  const contract = lot && lot.contractor !== '' ? { lot: lot.file.number, rates: lot.rates } : null;
  await folder.writePlan({ number: file.number, town, lines, contract, reductionFen: String(reductionFen) });
}
