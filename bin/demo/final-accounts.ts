import { forEach } from './at-once.js';
import { retentionFen, settledFen } from './arithmetic.js';
import { type DemoRun, type Lot, keepPlan } from './demo-run.js';
import { dayAfter } from './demo-clock.js';

/** Longer than any month, so that a warranty of one month is over. */
const WARRANTY_DAYS = 31;

/** Final accounts, the audit firm's report with one line taken off, and the warranty begins. @returns its last day. */
export async function auditAndStartWarranty(run: DemoRun, lot: Lot): Promise<string> {
  const { file } = lot;
  await file.act('county1', 'recordFinalAccounts', { papers: ['finalAccounts'] });
  await file.act('county1', 'assignAuditFirm', { form: { firm: 'F03' } });
  await file.act('audit1', 'recordLotAudit', { form: { reductions: reductionsOf(run, lot) }, papers: ['auditReport'] });
  await forEach(lot.homes, (home) => keepPlan(run, home));
  const startsOn = run.clock.today;
  const warrantyUntil = dayAfter(startsOn, WARRANTY_DAYS);
  await file.act('county1', 'startWarranty', { form: { startsOn, warrantyUntil } });
  return warrantyUntil;
}

/** The audit finds one line of one home too dear, by half of what is still kept back for it. */
function reductionsOf({ random }: DemoRun, lot: Lot): object[] {
  const home = lot.homes[random.below(lot.homes.length)];
  const [line] = home?.lines ?? [];
  if (!home || !line) return [];
  home.reductionFen = retentionFen(settledFen(home.lines, lot.rates)) / 2n;
  const { number } = home.file;
  const reductionFen = String(home.reductionFen);
  return home.reductionFen === 0n
    ? []
    : [{ number, item: line.item, room: line.room, reductionFen, reason: '工程量与现场不符' }];
}

/** The warranty of every lot passes. */
export async function endWarranties({ clock }: DemoRun, lots: readonly Lot[]): Promise<void> {
  await clock.untilAll(
    'county1',
    'tender-lot',
    lots.map(({ file }) => file),
    'retentionDue',
  );
}
