import type { ShownCase } from '../../../desk/show-case.js';
import type { ShownLot } from '../../../desk/visible-lot.js';
import { actionOf } from '../../../desk/words.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { FORM, nameOf } from '../../forms/form-names.js';
import { yuanOf } from '../../money.js';

/** What a lot's form begins with, by the names of its fields: every bidder to be assessed, the sum that was won, what is due. */
export function lotValues(procedure: Procedure, { lot }: ShownCase, action: string): URLSearchParams {
  const values = new URLSearchParams();
  if (!lot) return values;
  const form = actionOf(procedure, action)?.form ?? {};
  if (form.assessments) setBidders(values, lot);
  if (form.sumFen && form.retentionPercent) setContract(values, lot);
  if (form.tranche?.kind === 'choice' && form.invoices) setTranche(values, lot, Object.keys(form.tranche.options));
  return values;
}

function setBidders(values: URLSearchParams, { bids, terms }: ShownLot): void {
  const opened = bids.flatMap(({ creditCode }) => creditCode ?? []);
  for (const [at, creditCode] of opened.entries()) {
    values.set(nameOf(FORM, 'assessments', at, 'creditCode'), creditCode);
    // Where the price alone decides, the panel gives no technical score.
    if (terms.pricePercent === 100) values.set(nameOf(FORM, 'assessments', at, 'technical'), '0');
  }
}

function setContract(values: URLSearchParams, { bids, terms }: ShownLot): void {
  const winner = bids.find(({ rank }) => rank === 1);
  if (winner?.totalFen) values.set(nameOf(FORM, 'sumFen'), yuanOf(winner.totalFen));
  if (terms.retentionPercentMax !== null)
    values.set(nameOf(FORM, 'retentionPercent'), String(terms.retentionPercentMax));
}

function setTranche(values: URLSearchParams, { contract }: ShownLot, offered: readonly string[]): void {
  if (!contract) return;
  const due = { acceptance: contract.acceptanceDueFen, retention: contract.retentionDueFen };
  const next = (['acceptance', 'retention'] as const).find((each) => offered.includes(each) && due[each] !== '0');
  if (!next) return;
  values.set(nameOf(FORM, 'tranche'), next);
  values.set(nameOf(FORM, 'invoices', 0, 'amountFen'), yuanOf(due[next]));
}
