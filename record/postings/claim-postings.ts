import { procedureOf } from '../../procedures/all-procedures.js';
import type { Procedure } from '../../procedures/procedure.js';
import type { Debtor, RecoveryGround } from '../../procedures/recovery/opening.js';
import type { Refusal } from '../../procedures/engine.js';
import { claimableOf, type Debt } from '../claimable.js';
import { countyOf } from '../county-of.js';
import type { Posting, PostingContext } from './posting.js';

/** A line of a claim, in fen. */
interface ClaimLine {
  readonly homeId: string;
  readonly lotId: string | null;
  readonly claimedFen: bigint;
}

/**
 * Raises a claim: who owes, and how much for which home. Never more than was really paid too much and is not claimed
 * by another open recovery. Openings come one at a time, so that two claims never share a fen.
 */
export const claimRecovery: Posting = async (context) => {
  const { tx, tenant, loaded, form } = context;
  const debt = await debtOf(context);
  if ('code' in debt) return debt;
  const open = await openRecovery(context, debt);
  if (open !== null) return { code: 'recoveryOpen', about: open };
  const claimable = await claimableOf(tx, debt);
  const most = claimable.reduce((sum, { claimableFen }) => sum + claimableFen, 0n);
  const sum = BigInt(String(form.sumFen));
  if (sum > most) return { code: 'beyondOverpaid', about: most.toString() };
  await tx.query(
    'insert into recoveries (tenant_id, id, about_id, debtor, lot_id, ground) values ($1, $2, $3, $4, $5, $6)',
    [tenant, loaded.id, debt.aboutId, debt.debtor, debt.lotId, debt.ground],
  );
  await writeClaims(
    context,
    fill(
      claimable.map((each) => ({ ...each, claimedFen: each.claimableFen })),
      sum,
    ),
  );
  return null;
};

interface AboutCase {
  readonly id: string;
  readonly subject: Procedure['subject'];
  readonly closed: boolean;
}

async function debtOf(context: PostingContext): Promise<Debt | Refusal> {
  const { form } = context;
  const number = String(form.number);
  const debtor = form.debtor as Debtor;
  const ground = form.ground as RecoveryGround;
  const about = await caseAbout(context, number);
  if (!about) return { code: 'noSuchHomeOrLot', about: number };
  if (debtor === 'household') return householdsDebt(about, ground);
  const lot = await lotOfDebt(context, about);
  if ('code' in lot) return lot;
  if (ground === 'contractorDefault' && !lot.defaulted) return { code: 'lotNotInDefault', about: lot.number };
  return { aboutId: about.id, debtor, ground, lotId: lot.id };
}

/** A household holds exactly its grant, and holds it for good only once its case has ended. */
function householdsDebt({ id, subject, closed }: AboutCase, ground: RecoveryGround): Debt | Refusal {
  if (ground !== 'notEntitled' && ground !== 'auditReduction') return { code: 'groundNotOfDebtor' };
  if (subject === 'lot') return { code: 'lotOwesThroughContractor' };
  return closed ? { aboutId: id, debtor: 'household', ground, lotId: null } : { code: 'homeStillOpen' };
}

/** The home or lot of that number in the county; a follow-up or another recovery is neither. */
async function caseAbout({ tx, loaded }: PostingContext, number: string): Promise<AboutCase | undefined> {
  const { rows } = await tx.query<{ id: string; procedure: string; version: number; closed: boolean }>(
    `select id, procedure, version, closed_at is not null as closed from cases where number = $1 and lineage @> array[$2::uuid]`,
    [number, await countyOf(tx, loaded)],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { subject } = procedureOf(row.procedure, row.version);
  return subject === 'home' || subject === 'lot' ? { id: row.id, subject, closed: row.closed } : undefined;
}

interface LotOfDebt {
  readonly id: string;
  readonly number: string;
  readonly defaulted: boolean;
}

/** The lot under whose contract the money was paid: the one that is named, or the only one that paid for the home. */
async function lotOfDebt({ tx, form }: PostingContext, about: AboutCase): Promise<LotOfDebt | Refusal> {
  const { rows } = await tx.query<LotOfDebt>(
    `select c.id, c.number, coalesce(c.facts->>'defaulted' = 'true', false) as defaulted
     from cases c join contracts k on k.lot_id = c.id
     where c.id = $1 or c.id in (select h.lot_id from home_payments h where h.home_id = $1) order by c.number`,
    [about.id],
  );
  const named = typeof form.lotNumber === 'string' ? rows.filter(({ number }) => number === form.lotNumber) : rows;
  const [lot] = named;
  if (!lot && typeof form.lotNumber === 'string') return { code: 'noSuchHomeOrLot', about: form.lotNumber };
  if (!lot) return { code: 'beyondOverpaid', about: '0' };
  return named.length === 1 ? lot : { code: 'lotNotNamed' };
}

/** The number of an open recovery from the same debtor about the same case. */
async function openRecovery({ tx }: PostingContext, { aboutId, debtor, lotId }: Debt): Promise<string | null> {
  const { rows } = await tx.query<{ number: string }>(
    `select c.number from recoveries r join cases c on c.id = r.id
     where r.about_id = $1 and r.debtor = $2 and r.lot_id is not distinct from $3 and c.closed_at is null`,
    [aboutId, debtor, lotId],
  );
  return rows[0]?.number ?? null;
}

/** The claim is lower: its lines keep their order, and the last give way first. */
export const reduceClaim: Posting = async (context) => {
  await writeClaims(context, fill(await linesOf(context, 'claimed_fen'), BigInt(String(context.form.sumFen))));
  return null;
};

/** No more is claimed than came back. */
export const reduceToRepaid: Posting = async (context) => {
  await writeClaims(context, await linesOf(context, 'repaid_fen'));
  return null;
};

async function linesOf({ tx, loaded }: PostingContext, amount: 'claimed_fen' | 'repaid_fen'): Promise<ClaimLine[]> {
  const { rows } = await tx.query<Omit<ClaimLine, 'claimedFen'> & { readonly fen: string }>(
    `select home_id as "homeId", lot_id as "lotId", ${amount}::text as fen from claims_in_force where recovery_id = $1 order by place`,
    [loaded.id],
  );
  return rows.map(({ fen, ...line }) => ({ ...line, claimedFen: BigInt(fen) }));
}

/** Of the lines as much as makes up a sum, from the first on. */
function fill(lines: readonly ClaimLine[], sumFen: bigint): ClaimLine[] {
  let left = sumFen;
  return lines.map((line) => {
    const claimedFen = line.claimedFen < left ? line.claimedFen : left;
    left -= claimedFen;
    return { ...line, claimedFen };
  });
}

async function writeClaims({ tx, tenant, loaded, seq }: PostingContext, lines: readonly ClaimLine[]): Promise<void> {
  for (const [at, { homeId, lotId, claimedFen }] of lines.filter((line) => line.claimedFen > 0n).entries()) {
    await tx.query(
      `insert into recovery_claims (tenant_id, recovery_id, seq, place, home_id, lot_id, claimed_fen) values ($1, $2, $3, $4, $5, $6, $7)`,
      [tenant, loaded.id, seq, at + 1, homeId, lotId, claimedFen.toString()],
    );
  }
}
