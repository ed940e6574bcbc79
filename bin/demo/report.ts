import pg from 'pg';
import { type Acknowledged, checkAcknowledgements, checkRecord, type Violation } from '../../audit/check-record.js';
import { yuan } from './arithmetic.js';
import { type Comparison, compareTotals } from './compare-totals.js';
import { totalsOfRecord } from './record-totals.js';
import type { RunFolder, RunSheet } from './run-folder.js';

/** How a run stands against the record. */
export interface Outcome {
  readonly sheet: RunSheet;
  readonly comparisons: readonly Comparison[];
  readonly violations: readonly Violation[];
}

/** Adds the record up, compares it with the run's own files, and lets the independent audit look over all of it. */
export async function holdAgainstRecord(
  ownerUrl: string,
  folder: RunFolder,
  acknowledged: readonly Acknowledged[],
): Promise<Outcome> {
  const sheet = await folder.readSheet();
  const plans = await folder.readPlans();
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tongtu-demo' });
  await client.connect();
  try {
    const comparisons = compareTotals(await totalsOfRecord(client, sheet), plans, sheet);
    const violations = [...(await checkRecord(client)), ...(await checkAcknowledgements(client, acknowledged))];
    return { sheet, comparisons, violations };
  } finally {
    await client.end();
  }
}

/** Whether every total agrees and the audit found nothing. */
export const isSound = ({ comparisons, violations }: Outcome): boolean =>
  comparisons.every(({ agrees }) => agrees) && violations.length === 0;

/** The figures as lines for people. */
export function describe({ sheet, comparisons, violations }: Outcome): string[] {
  const { homes, lots, smallGrants } = sheet;
  const towns = new Set(homes.map(({ town }) => town)).size;
  return [
    `${homes.length} homes in ${towns} towns, ${lots.length} contracts, ${smallGrants.length} small grants. In yuan:`,
    ...comparisons.map(describeComparison),
    ...violations.map(({ rule, subject, detail }) => `VIOLATION ${rule}: ${subject}: ${detail}`),
    `The audit of the whole record found ${violations.length} violations.`,
  ];
}

function describeComparison({ what, where, recordFen, expectedFen, bankFen, agrees }: Comparison): string {
  const sums = [
    `record ${yuan(recordFen)}`,
    `${what === 'contract sums' ? 'bids' : 'plan files'} ${yuan(expectedFen)}`,
  ];
  if (bankFen !== null) sums.push(`bank ${yuan(bankFen)}`);
  return `  ${where.padEnd(7)} ${what.padEnd(13)} ${sums.join(', ')}: ${agrees ? 'agrees' : 'DIFFERS'}`;
}

/** The figures as one line for programs. Sums are fen as strings. */
export function jsonLine(outcome: Outcome, more: object): string {
  const { sheet, comparisons, violations } = outcome;
  const sum = (what: Comparison['what']) =>
    String(comparisons.filter((each) => each.what === what).reduce((total, { recordFen }) => total + recordFen, 0n));
  return JSON.stringify({
    run: sheet.run,
    seed: sheet.seed,
    cases: sheet.homes.length,
    lots: sheet.lots.length,
    planFen: sum('plan'),
    contractFen: sum('contract'),
    paidFen: sum('paid'),
    smallGrant: { cases: sheet.smallGrants.length, paidFen: sum('small grants') },
    agrees: comparisons.every(({ agrees }) => agrees),
    violations: violations.length,
    ...more,
  });
}
