import { eligibleFen, grantOfFen, hundredths } from '../../procedures/plan-arithmetic.js';
import type { Facts } from '../../procedures/vocabulary.js';
import { spentFen } from '../facts/funds.js';
import { invoices as invoicesFact, plan } from '../facts/money-facts.js';
import { lockedFunds, type Movement, writeMovements } from './fund-postings.js';
import { sealGrade } from '../sealed-references.js';
import type { Posting, PostingContext } from './posting.js';

const IN_FORCE = '(select max(seq) from plans where case_id = $1)';

/** Writes what was measured on site beside each line of the plan. Every line must be measured, no other may be. */
export const recordMeasurement: Posting = async ({ tx, loaded, seq, form }) => {
  const measured = form.measured as readonly Facts[];
  const twice = measured.find((line, at) => measured.findIndex((other) => sameLine(line, other)) < at);
  if (twice) return { code: 'itemTwice', about: String(twice.item) };
  for (const line of measured) {
    const { rowCount } = await tx.query(
      `update plan_lines set measured_hundredths = $4, measured_seq = $5
       where case_id = $1 and seq = ${IN_FORCE} and item_code = $2 and room = $3 and measured_seq is distinct from $5`,
      [loaded.id, String(line.item), String(line.room), hundredths(String(line.quantity)).toString(), seq],
    );
    if (rowCount !== 1) return { code: 'itemNotInPlan', about: String(line.item) };
  }
  const { rows } = await tx.query<{ code: string }>(
    `select item_code as code from plan_lines where case_id = $1 and seq = ${IN_FORCE} and measured_seq is distinct from $2 limit 1`,
    [loaded.id, seq],
  );
  return rows[0] ? { code: 'measurementMissing', about: rows[0].code } : null;
};

const sameLine = (a: Facts, b: Facts): boolean => a.item === b.item && a.room === b.room;

/**
 * Keeps the invoices. A number that another case has used is refused; one handed in again here is not counted twice. One that
 * was given back, with the application that it belonged to, is as good as new.
 */
export const recordInvoices: Posting = async ({ tx, tenant, loaded, seq, form }) => {
  const invoices = form.invoices as readonly Facts[];
  const twice = invoices.find((invoice, at) => invoices.findIndex(({ number }) => number === invoice.number) < at);
  if (twice) return { code: 'invoiceTwice', about: String(twice.number) };
  for (const invoice of invoices) {
    const number = String(invoice.number);
    await tx.query(
      `insert into invoices (tenant_id, case_id, number, issued_on, amount_fen, seq) values ($1, $2, $3, $4, $5, $6)
       on conflict (tenant_id, number) where given_back_seq is null do nothing`,
      [tenant, loaded.id, number, String(invoice.issuedOn), String(invoice.amountFen), seq],
    );
    const { rows } = await tx.query<{ same: boolean }>(
      'select case_id = $2 and amount_fen = $3 and issued_on = $4 as same from invoices where number = $1 and given_back_seq is null',
      [number, loaded.id, String(invoice.amountFen), String(invoice.issuedOn)],
    );
    if (!rows[0]?.same) return { code: 'invoiceAlreadyUsed', about: number };
  }
  return null;
};

/** From this day on the home counts as renovated. */
export const recordAcceptance: Posting = async ({ tx, keys, tenant, loaded, seq, happenedOn }) => {
  const grade = sealGrade(keys, loaded.id, seq, String(loaded.state.facts.grade));
  await tx.query(
    `insert into acceptances (tenant_id, case_id, seq, person_id, household_id, accepted_on, grade_sealed) values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenant, loaded.id, seq, loaded.personId, loaded.householdId, happenedOn, grade],
  );
  return null;
};

interface MeasuredLine {
  readonly kind: 'works' | 'device';
  readonly planned: string;
  readonly measured: string | null;
  readonly price: string;
  readonly guide: string;
}

/** Measured quantities at the plan's prices, never more than planned; `null` while a line is not measured. All in fen. */
async function measuredFen({ tx, loaded }: PostingContext): Promise<bigint | null> {
  const { rows } = await tx.query<MeasuredLine>(
    `select kind, quantity_hundredths::text as planned, measured_hundredths::text as measured, unit_price_fen::text as price,
       guide_price_fen::text as guide from plan_lines where case_id = $1 and seq = ${IN_FORCE}`,
    [loaded.id],
  );
  let sum = 0n;
  for (const row of rows) {
    if (row.measured === null) return null;
    const planned = BigInt(row.planned);
    const measured = BigInt(row.measured);
    const line = {
      kind: row.kind,
      quantityHundredths: planned,
      unitPriceFen: BigInt(row.price),
      guidePriceFen: BigInt(row.guide),
    };
    sum += eligibleFen(line, measured < planned ? measured : planned);
  }
  return sum;
}

/**
 * Settles: the smaller of what was measured and what was invoiced, less what insurance paid and the household's share,
 * at most the plan's grant and the cap. What was committed beyond it is freed.
 */
export const writeSettlement: Posting = async (context) => {
  const { tx, keys, tenant, loaded, seq, form } = context;
  const inForce = await plan({ tx, keys, loaded, lock: false });
  if (!inForce) return { code: 'planMissing' };
  const measured = await measuredFen(context);
  if (measured === null) return { code: 'measurementMissing' };
  const invoiced = BigInt((await invoicesFact({ tx, keys, loaded, lock: false })).totalFen);
  if (invoiced === 0n) return { code: 'invoicesMissing' };
  const { policy, facts } = loaded.state;
  const cost = measured < invoiced ? measured : invoiced;
  const insured = BigInt(String(form.insurancePaidFen ?? '0'));
  const due = grantOfFen(policy, facts, cost > insured ? cost - insured : 0n);
  const grant = due < BigInt(inForce.grantFen) ? due : BigInt(inForce.grantFen);
  if (grant <= 0n) return { code: 'nothingToPay' };
  await tx.query(
    `insert into settlements (tenant_id, case_id, seq, measured_fen, invoiced_fen, grant_fen) values ($1, $2, $3, $4, $5, $6)`,
    [tenant, loaded.id, seq, measured.toString(), invoiced.toString(), grant.toString()],
  );
  return freeBeyond(context, grant);
};

/** Frees what is committed beyond the grant, from the fund that is spent last. */
export async function freeBeyond(context: PostingContext, grantFen: bigint) {
  const funds = await lockedFunds(context);
  let excess = funds.reduce((sum, fund) => sum + fund.committedFen + spentFen(fund), 0n) - grantFen;
  if (excess < 0n) return { code: 'fundsExhausted' } as const;
  const movements: Movement[] = [];
  for (const fund of funds.toReversed()) {
    const amountFen = fund.committedFen < excess ? fund.committedFen : excess;
    movements.push({ fundId: fund.id, from: 'committed', to: 'free', amountFen });
    excess -= amountFen;
  }
  await writeMovements(context, movements);
  return null;
}
