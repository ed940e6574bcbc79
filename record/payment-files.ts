import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { payeeAccountOf } from '../procedures/payee-account.js';
import type { Facts } from '../procedures/vocabulary.js';
import { type ActingBy, noteAct } from './administrative-acts.js';
import { isOnHold, lookForRestore } from './hold.js';
import { inTenant } from './in-tenant.js';
import { loadCase } from './load-case.js';
import type { RecordDeps, Tx } from './record-types.js';
import { type KeyRing, seal, unseal } from './sealing.js';

/** One line of a file as the bank's layout wants it. */
export interface FileOrder {
  readonly reference: string;
  readonly payee: string;
  readonly account: string;
  readonly amountFen: bigint;
  readonly note: string;
}

/** Writes a file in the layout `format`; the same orders always give the same bytes. */
export interface FileWriter {
  readonly format: string;
  writeFile(orders: readonly FileOrder[]): Buffer;
}

/** What a file was made of, without its bytes. */
export interface MadeFile {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly count: number;
  readonly totalFen: string;
  readonly sha256: string;
  readonly format: string;
}

/** Who makes a file, and the organisations under which they reach payments. */
export interface FileMaker {
  readonly by: ActingBy & { readonly userId: string };
  readonly places: readonly string[];
}

/** Who is paid, as sealed with a line. */
export interface Payee {
  readonly name: string;
  readonly account: string;
}

interface Waiting {
  readonly kind: 'payment' | 'tranche';
  readonly id: string;
  readonly number: string;
  readonly amountFen: bigint;
  readonly payee: Payee;
}

/**
 * Makes a file of every payment and tranche that is ordered and was in none yet, in one transaction with the hash of
 * its bytes. The bytes themselves are not kept: they hold accounts.
 * @returns `null` when nothing waits, `onHold` when nothing may leave the house.
 */
export async function makePaymentFile(
  deps: RecordDeps & { readonly bank: FileWriter },
  tenant: string,
  maker: FileMaker,
): Promise<MadeFile | 'onHold' | null> {
  await lookForRestore(deps);
  return inTenant(deps.pool, tenant, async (tx) => {
    if (await isOnHold(tx)) return 'onHold';
    // Two officers at once: the second sees what the first left.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('payment file ' || $1, 0))`, [tenant]);
    const waiting = [
      ...(await waitingPayments(tx, deps.keys, maker.places)),
      ...(await waitingTranches(tx, deps.keys, maker.places)),
    ];
    if (waiting.length === 0) return null;
    const file = await keepFile({ tx, ...deps }, tenant, maker.by.userId, waiting);
    const { id: fileId, year, number, ...after } = file;
    await noteAct(tx, tenant, maker.by, { kind: 'paymentFileMade', what: { fileId, year, number }, after });
    return file;
  });
}

interface KeepContext {
  readonly tx: Tx;
  readonly keys: KeyRing;
  readonly bank: FileWriter;
}

async function keepFile(
  { tx, keys, bank }: KeepContext,
  tenant: string,
  madeBy: string,
  waiting: readonly Waiting[],
): Promise<MadeFile> {
  const id = uuid();
  const bytes = bank.writeFile(
    waiting.map(({ id: reference, number, amountFen, payee }) => ({
      reference,
      payee: payee.name,
      account: payee.account,
      amountFen,
      note: number,
    })),
  );
  const totalFen = waiting.reduce((sum, { amountFen }) => sum + amountFen, 0n).toString();
  const made = { id, count: waiting.length, totalFen, sha256: sha256Of(bytes), format: bank.format };
  const { rows } = await tx.query<{ year: number; number: number }>(
    `insert into payment_files (tenant_id, id, year, number, made_by, format, line_count, total_fen, sha256)
     select $1, $2, y.year, coalesce((select max(f.number) from payment_files f where f.year = y.year), 0) + 1, $3, $4, $5, $6, $7
     from (select extract(year from app_today())::integer as year) y returning year, number`,
    [tenant, id, madeBy, made.format, made.count, totalFen, made.sha256],
  );
  const [numbered] = rows;
  if (!numbered) throw new Error('the payment file got no number');
  for (const [at, { kind, id: paymentId, amountFen, payee }] of waiting.entries()) {
    await tx.query(
      `insert into payment_file_lines (tenant_id, file_id, line, kind, payment_id, tranche_id, amount_fen, payee_sealed)
       values ($1, $2, $3, $4, case when $4 = 'payment' then $5::uuid end, case when $4 = 'tranche' then $5::uuid end, $6, $7)`,
      [tenant, id, at + 1, kind, paymentId, amountFen.toString(), seal(keys, lineContext(id, at + 1), payee)],
    );
  }
  return { ...made, ...numbered };
}

interface WaitingRow {
  readonly id: string;
  readonly caseId: string;
  readonly number: string;
  readonly amountFen: string;
  readonly payeeSealed: Buffer;
}

/** A payment that is being answered this moment is passed over; if it stays ordered, the next file takes it. */
async function waitingPayments(tx: Tx, keys: KeyRing, places: readonly string[]): Promise<Waiting[]> {
  const { rows } = await tx.query<WaitingRow>(
    `select p.id, p.case_id as "caseId", c.number, p.amount_fen::text as "amountFen", p.payee_sealed as "payeeSealed"
     from payments p join cases c on c.id = p.case_id
     where p.state = 'ordered' and c.lineage && $1::uuid[] and not exists (select 1 from payment_file_lines l where l.payment_id = p.id)
     order by p.id for update of p skip locked`,
    [places],
  );
  const waiting: Waiting[] = [];
  for (const row of rows) {
    const { account } = unseal<{ account: string }>(keys, `payment:${row.id}`, row.payeeSealed);
    const facts = (await loadCase(tx, keys, row.caseId))?.state.facts ?? {};
    // The applicant died after the order: the dead are not paid. Finance records it as returned, and pays the heirs.
    if (payeeAccountOf(facts) !== account) continue;
    const payee = { account, name: holderOf(row.caseId, facts) };
    waiting.push({ kind: 'payment', id: row.id, number: row.number, amountFen: BigInt(row.amountFen), payee });
  }
  return waiting;
}

/** Whose account is paid to: the applicant's, or after a death that of the heirs. */
function holderOf(caseId: string, facts: Facts): string {
  const name = facts.applicantDied === true ? facts.heirName : facts.name;
  if (typeof name !== 'string') throw new Error(`case ${caseId} names nobody to pay`);
  return name;
}

async function waitingTranches(tx: Tx, keys: KeyRing, places: readonly string[]): Promise<Waiting[]> {
  const { rows } = await tx.query<WaitingRow & { readonly name: string }>(
    `select t.id, t.lot_id as "caseId", c.number, t.amount_fen::text as "amountFen", t.payee_sealed as "payeeSealed",
       (select o.name from contracts k join orgs o on o.id = k.supplier_id
        where k.lot_id = t.lot_id and k.signed_seq <= t.ordered_seq order by k.signed_seq desc limit 1) as name
     from tranches t join cases c on c.id = t.lot_id
     where t.state = 'ordered' and c.lineage && $1::uuid[] and not exists (select 1 from payment_file_lines l where l.tranche_id = t.id)
     order by t.id for update of t skip locked`,
    [places],
  );
  return rows.map(({ id, number, amountFen, payeeSealed, name }) => {
    const { account } = unseal<{ account: string }>(keys, `tranche:${id}`, payeeSealed);
    return { kind: 'tranche', id, number, amountFen: BigInt(amountFen), payee: { name, account } };
  });
}

/** What the payee of a line is sealed to. */
export const lineContext = (fileId: string, line: number): string => `payment-file:${fileId}:${line}`;

/** The hash by which a file's bytes are known, in hex. */
export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
