import { procedureOf } from '../procedures/all-procedures.js';
import { actionsAt } from '../procedures/procedure.js';
import type { Text } from '../procedures/vocabulary.js';
import type { LoadedCase } from '../record/load-case.js';
import { type LotBid, type LotHome, type LotParts, readLot } from '../record/read-lot.js';
import type { Tx } from '../record/record-types.js';
import { type CasePlace, grantsFor } from './authorise.js';
import { BID_READERS } from './get-bid-document.js';
import { type LotTerms, lotTerms } from './lot-terms.js';
import type { Person } from './who-am-i.js';
import { stepTitle } from './words.js';

/** What a bidder offered. A document is fetched by its place, counting from 1. */
export interface ShownBidBody {
  readonly priceLines: readonly { readonly item: string; readonly rateFen: string }[];
  readonly totalFen: string;
  readonly statement: string;
  readonly documents: readonly { readonly title: string; readonly sha256: string; readonly mediaType: string }[];
}

/** A bid of a lot; before the opening nothing but that one came, and when. */
export interface ShownBid extends Omit<LotBid, 'receivedAt' | 'body' | 'supplierId'> {
  readonly receivedAt: string;
  readonly body: ShownBidBody | null;
}

/** A home in a lot, with its step in words. */
export interface ShownLotHome extends Omit<LotHome, 'procedure' | 'version'> {
  readonly stepTitle: Text;
  /** What its step lets the lot do with it: names of the home's own actions. */
  readonly takes: readonly string[];
}

/** What belongs to a lot, as this person may see it. */
export interface ShownLot extends Omit<LotParts, 'homes' | 'bids' | 'needTotalFen'> {
  readonly homes: readonly ShownLotHome[];
  readonly bids: readonly ShownBid[];
  readonly needTotalFen: string | null;
  readonly terms: LotTerms;
  /** Whether the person reads bids once they are opened. */
  readonly readsBids: boolean;
}

/**
 * Reads a lot for a person. The county's officers, managers and auditors see opened bids whole; others of the county
 * and above see the ranking; a firm sees its own bid and contract, and nothing of its competitors.
 */
export async function visibleLot(
  tx: Tx,
  { person, place, loaded }: { readonly person: Person; readonly place: CasePlace; readonly loaded: LoadedCase },
): Promise<ShownLot> {
  const read = await readLot(tx, loaded);
  const { policy, facts } = loaded.state;
  const terms = lotTerms(policy, String(facts.method));
  const grants = grantsFor(person, place);
  const readsBids = grants.some(({ role }) => BID_READERS.includes(role));
  const lot = { ...read, homes: read.homes.map(shownHome), terms, readsBids };
  if (readsBids) return { ...lot, bids: lot.bids.map(whole) };
  const firms = grants.filter(({ level }) => level === 'firm').map(({ orgId }) => orgId);
  if (firms.length < grants.length) return { ...lot, bids: lot.bids.map(rankOnly), findings: [] };
  const own = lot.bids.filter(({ supplierId }) => supplierId !== null && firms.includes(supplierId));
  return { ...lot, bids: own.map(whole), findings: [], needTotalFen: null };
}

function shownHome({ procedure, version, ...home }: LotHome): ShownLotHome {
  const table = procedureOf(procedure, version);
  const takes = Object.entries(actionsAt(table, home.step)).flatMap(([name, { by }]) =>
    by.includes('lot') ? [name] : [],
  );
  return { ...home, stepTitle: stepTitle(table, home.step), takes };
}

function rankOnly(bid: LotBid): ShownBid {
  return { ...whole(bid), body: null };
}

function whole({ supplierId: _who, receivedAt, body, ...bid }: LotBid): ShownBid {
  return {
    ...bid,
    receivedAt: receivedAt.toISOString(),
    body: body && { ...body, documents: body.documents.map(shownDocument) },
  };
}

/** Where a document lies in the file store concerns nobody. */
function shownDocument({ title, sha256, mediaType }: { title: string; sha256: string; mediaType: string }) {
  return { title, sha256, mediaType };
}
