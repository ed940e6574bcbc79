import { noteAct } from './administrative-acts.js';
import { isOnHold, lookForRestore } from './hold.js';
import { inTenant } from './in-tenant.js';
import { type FileMaker, type FileOrder, type FileWriter, lineContext, type Payee, sha256Of } from './payment-files.js';
import { FILE_IN_REACH } from './read-payment-files.js';
import type { RecordDeps, Tx } from './record-types.js';
import { type KeyRing, unseal } from './sealing.js';

/** Which file, for whom. */
export interface FileAsked extends FileMaker {
  readonly fileId: string;
}

/** A file with its bytes, made again. */
export interface TakenFile {
  readonly year: number;
  readonly number: number;
  readonly sha256: string;
  readonly bytes: Buffer;
}

interface LineRow {
  readonly line: number;
  readonly reference: string;
  readonly number: string;
  readonly amountFen: string;
  readonly payeeSealed: Buffer;
}

/**
 * Makes a file's bytes again and notes who took them. Throws when they are not the bytes that were first made.
 * @returns `null` when there is no such file within reach, `onHold` when nothing may leave the house.
 */
export async function takePaymentFile(
  { pool, keys, bank }: RecordDeps & { readonly bank: FileWriter },
  tenant: string,
  { fileId, places, by }: FileAsked,
): Promise<TakenFile | 'onHold' | null> {
  await lookForRestore({ pool });
  return inTenant(pool, tenant, async (tx) => {
    const { rows } = await tx.query<Omit<TakenFile, 'bytes'>>(
      `select f.year, f.number, f.sha256 from payment_files f where f.id = $2 and ${FILE_IN_REACH}`,
      [places, fileId],
    );
    const [file] = rows;
    if (!file) return null;
    if (await isOnHold(tx)) return 'onHold';
    const bytes = bank.writeFile(await ordersOf(tx, keys, fileId));
    if (sha256Of(bytes) !== file.sha256) throw new Error(`payment file ${fileId} does not come out as it was made`);
    await tx.query('insert into payment_file_downloads (tenant_id, file_id, user_id) values ($1, $2, $3)', [
      tenant,
      fileId,
      by.userId,
    ]);
    await tx.query(ACCOUNTS_READ, [tenant, fileId, by.userId, by.role, by.orgId]);
    const { year, number, sha256 } = file;
    await noteAct(tx, tenant, by, { kind: 'paymentFileTaken', what: { fileId, year, number }, after: { sha256 } });
    return { ...file, bytes };
  });
}

// The accounts of households are in clear in it.
const ACCOUNTS_READ = `insert into sensitive_reads (tenant_id, user_id, case_id, kind, role, org_id, outside_town)
  select distinct $1::uuid, $3::uuid, p.case_id, 'account', $4, $5::uuid, false
  from payment_file_lines l join payments p on p.id = l.payment_id where l.file_id = $2
  on conflict do nothing`;

async function ordersOf(tx: Tx, keys: KeyRing, fileId: string): Promise<FileOrder[]> {
  const { rows } = await tx.query<LineRow>(
    `select l.line, coalesce(l.payment_id, l.tranche_id) as reference, c.number, l.amount_fen::text as "amountFen", l.payee_sealed as "payeeSealed"
     from payment_file_lines l left join payments p on p.id = l.payment_id left join tranches t on t.id = l.tranche_id
     join cases c on c.id = coalesce(p.case_id, t.lot_id) where l.file_id = $1 order by l.line`,
    [fileId],
  );
  return rows.map(({ line, reference, number, amountFen, payeeSealed }) => {
    const { name, account } = unseal<Payee>(keys, lineContext(fileId, line), payeeSealed);
    return { reference, payee: name, account, amountFen: BigInt(amountFen), note: number };
  });
}
