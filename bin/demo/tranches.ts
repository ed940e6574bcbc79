import { ADVANCE_PERCENT, advanceFen, retentionFen, settledFen } from './arithmetic.js';
import { payThroughBank } from './bank.js';
import type { DemoRun, Home, Lot, Town } from './demo-run.js';

const settledOf = ({ lines, lot }: Home): bigint => settledFen(lines, lot?.rates ?? {});
const sum = (homes: readonly Home[], of: (home: Home) => bigint): bigint =>
  homes.reduce((total, home) => total + of(home), 0n);

const townsOf = (lots: readonly Lot[]): Map<string, Town> => new Map(lots.map(({ file, town }) => [file.number, town]));

/** An advance on one lot's call-offs, before the works. */
export async function payAdvance(run: DemoRun, lot: Lot): Promise<void> {
  for (const home of lot.homes) home.advancedFen = advanceFen(home.lines, lot.rates);
  const dueFen = sum(lot.homes, ({ advancedFen }) => advancedFen);
  await order(run, lot, { tranche: 'advance', dueFen, percent: Number(ADVANCE_PERCENT) });
  await payThroughBank(run, townsOf([lot]));
}

/**
 * Each lot is paid what is due on acceptance. Of one lot finance sends the application back first, and the bank the payment,
 * which is ordered again.
 */
export async function payOnAcceptance(run: DemoRun, lots: readonly Lot[], returned: Lot): Promise<void> {
  const dueOf = (lot: Lot) =>
    sum(lot.homes, (home) => {
      const settled = settledOf(home);
      const left = settled - retentionFen(settled) - home.advancedFen;
      return left > 0n ? left : 0n;
    });
  for (const lot of lots) {
    const due = { tranche: 'acceptance', dueFen: dueOf(lot) } as const;
    if (lot === returned) {
      await apply(run, lot, due);
      await lot.file.act('finance1', 'refuseApplication', { form: { reason: '发票抬头与合同不符' } });
    }
    await order(run, lot, due);
  }
  await payThroughBank(run, townsOf(lots), new Set([returned.file.number]));
  await returned.file.readAgain('county1');
  await returned.file.act('finance1', 'orderTranche');
  await payThroughBank(run, townsOf([returned]));
  for (const { file } of lots) await file.readAgain('county1');
}

/** After the warranty what was kept back is paid, less what the audit took off, and each lot is closed. */
export async function payRetention(run: DemoRun, lots: readonly Lot[]): Promise<void> {
  for (const lot of lots) {
    const net = sum(lot.homes, (home) => settledOf(home) - home.reductionFen);
    await order(run, lot, { tranche: 'retention', dueFen: net - paidFen(run, lot), papers: ['wagesProof'] });
  }
  await payThroughBank(run, townsOf(lots));
  for (const { file } of lots) {
    await file.readAgain('county1');
    await file.act('approver1', 'closeLot');
  }
}

/** What the bank has paid under a lot so far. */
const paidFen = ({ bank }: DemoRun, { file }: Lot): bigint =>
  bank.filter(({ number }) => number === file.number).reduce((total, { amountFen }) => total + BigInt(amountFen), 0n);

interface Ordered {
  readonly tranche: 'advance' | 'acceptance' | 'retention';
  readonly dueFen: bigint;
  readonly percent?: number;
  readonly papers?: readonly string[];
}

/** Finance orders what the firm applied for. */
async function order(run: DemoRun, lot: Lot, due: Ordered) {
  await apply(run, lot, due);
  await lot.file.act('finance1', 'orderTranche');
}

/** The firm applies with an invoice over just what is due: were the system to pay more, it would refuse. */
async function apply({ clock, tag }: DemoRun, lot: Lot, { tranche, dueFen, percent, papers = [] }: Ordered) {
  const number = `FP-${tag}-${lot.file.number.slice(-6)}-${tranche}`;
  const invoices = [{ number, issuedOn: clock.today, amountFen: String(dueFen) }];
  await lot.file.act(lot.contractor, 'applyForTranche', {
    form: { tranche, invoices, ...(percent !== undefined && { percent }) },
    papers: ['paymentApplication', 'trancheInvoices', ...papers],
  });
}
