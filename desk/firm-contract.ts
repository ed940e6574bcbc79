import { procedureOf } from '../procedures/all-procedures.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Text } from '../procedures/vocabulary.js';
import { readTranches, type TrancheAccount } from '../record/read-lot-accounts.js';
import { TOWN_AND_VILLAGE } from '../record/read-lot.js';
import { readTrancheApplications, type TrancheApplication } from '../record/read-tranche-applications.js';
import { readTrancheDues, type TrancheDues } from '../record/read-tranche-dues.js';
import type { Tx } from '../record/record-types.js';
import { atCase, type CaseDesk } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { contractsOf, type FirmContract } from './firm-contracts.js';
import { showCase, type ShownCase } from './show-case.js';
import type { Person } from './who-am-i.js';
import { stepTitle } from './words.js';

export type { TrancheApplication } from '../record/read-tranche-applications.js';
export type { TrancheDues } from '../record/read-tranche-dues.js';

/** A home called off under a contract. Holds no personal data. */
export interface ContractHome {
  readonly id: string;
  readonly number: string;
  readonly town: string;
  readonly village: string;
  readonly stepTitle: Text;
  readonly closed: boolean;
  readonly calledOffFen: string;
}

/** A payment under a contract, from its order to the bank's answer. */
export type ContractPayment = Pick<
  TrancheAccount,
  'tranche' | 'attempt' | 'amountFen' | 'state' | 'orderedOn' | 'answeredOn'
>;

/** What a firm reads of one of its contracts. Amounts in fen. */
export interface ContractParts {
  readonly contract: FirmContract;
  /** Whether the firm applies for payments itself: since version 2 of a lot. */
  readonly appliesItself: boolean;
  readonly dues: TrancheDues;
  /** The latest first. */
  readonly applications: readonly TrancheApplication[];
  readonly payments: readonly ContractPayment[];
  readonly homes: readonly ContractHome[];
}

/** The same with the lot's case, whose acts are the firm's too. */
export interface ShownFirmContract extends ContractParts {
  readonly shown: ShownCase;
  readonly procedure: Procedure;
}

/** Shows a contract to those who act for the whole of its firm; for everybody else there is none. */
export async function showFirmContract(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  lotId: string,
): Promise<ShownFirmContract | DeskProblem> {
  const parts = await atCase(deps, person, lotId, partsOf);
  if (!parts) return { problem: 'notFound' };
  const shown = await showCase(deps, person, lotId);
  if (isProblem(shown)) return shown;
  return { ...parts, shown, procedure: procedureOf(shown.procedure.id, shown.procedure.version) };
}

async function partsOf({ tx, person, loaded }: CaseDesk): Promise<ContractParts | null> {
  const contract = (await contractsOf(tx, person)).find(({ lotId }) => lotId === loaded.id);
  if (!contract) return null;
  const acts = Object.values(loaded.procedure.steps).flatMap(({ actions }) => Object.keys(actions));
  return {
    contract,
    appliesItself: acts.includes('applyForTranche'),
    dues: await readTrancheDues(tx, loaded),
    applications: await readTrancheApplications(tx, loaded.id),
    payments: await readTranches(tx, loaded.id),
    homes: await homesOf(tx, loaded.id),
  };
}

type HomeRow = Omit<ContractHome, 'stepTitle'> & {
  readonly procedure: string;
  readonly version: number;
  readonly step: string;
};

const HOMES = `select c.id, c.number, ${TOWN_AND_VILLAGE}, c.procedure, c.version, c.step, c.closed_at is not null as closed,
    o.total_fen::text as "calledOffFen"
  from call_offs_in_force o join cases c on c.id = o.home_id where o.lot_id = $1 order by town, c.number`;

async function homesOf(tx: Tx, lotId: string): Promise<ContractHome[]> {
  const { rows } = await tx.query<HomeRow>(HOMES, [lotId]);
  return rows.map(({ procedure, version, step, ...home }) => ({
    ...home,
    stepTitle: stepTitle(procedureOf(procedure, version), step),
  }));
}
