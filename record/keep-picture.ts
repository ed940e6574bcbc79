import type { Tx } from './record-types.js';

/** A picture among the evidence, as it came in. */
export interface NewPicture {
  readonly tenant: string;
  readonly evidenceId: string;
  readonly caseId: string;
  readonly slot: string;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** What it looks like in its eight orientations, as it is first; none when it shows too little to be told from others. */
  readonly hashes: readonly bigint[];
  readonly claimsSealed: Buffer;
  /** Where the home is, when it is the assessor who was there. */
  readonly home: { readonly saidBy: 'camera' | 'browser'; readonly positionSealed: Buffer } | null;
}

/** Hashes that differ in more bits than this are of different pictures. */
const MOST_DISTANCE = 10;
/** Ten bits in four quarters: one of the quarters differs in two at most. */
const MOST_IN_QUARTER = 2;
const QUARTER_BITS = 16;
/** Of a picture that is everywhere, enough to see that it is. */
const MOST_MATCHES = 20;

/** Keeps what a picture looks like and says, and which earlier ones of the county it is like, in other cases or slots. */
export async function keepPicture(tx: Tx, picture: NewPicture): Promise<void> {
  const { tenant, evidenceId, caseId, home } = picture;
  // Two that come in together must see each other: one after the other, until it is committed.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`pictures:${tenant}`]);
  await tx.query(
    `insert into pictures (tenant_id, evidence_id, case_id, width, height, hash, claims_sealed) values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenant, evidenceId, caseId, picture.width, picture.height, signed(picture.hashes[0]), picture.claimsSealed],
  );
  await tx.query(MATCHES, [
    tenant,
    evidenceId,
    caseId,
    picture.slot,
    picture.sha256,
    picture.hashes.map(signed),
    ...[0, 1, 2, 3].map((quarter) => quartersNear(picture.hashes, quarter)),
  ]);
  if (home)
    await tx.query(
      `insert into home_positions (tenant_id, evidence_id, case_id, said_by, position_sealed) values ($1, $2, $3, $4, $5)`,
      [tenant, evidenceId, caseId, home.saidBy, home.positionSealed],
    );
}

/** PostgreSQL's integers have a sign. */
function signed(hash: bigint | undefined): string | null {
  return hash === undefined ? null : String(BigInt.asIntN(64, hash));
}

/** Every quarter that is near enough to that of one of the hashes. */
function quartersNear(hashes: readonly bigint[], quarter: number): number[] {
  const own = hashes.map((hash) => Number((hash >> BigInt(quarter * QUARTER_BITS)) & 0xffffn));
  return [...new Set(own.flatMap((each) => MASKS.map((mask) => each ^ mask)))];
}

/** The 137 ways to change at most two of sixteen bits. */
const MASKS = masks(MOST_IN_QUARTER, 0);

function masks(most: number, from: number): number[] {
  const rest = most === 0 ? [] : Array.from({ length: QUARTER_BITS - from }, (_, at) => from + at);
  return [0, ...rest.flatMap((bit) => masks(most - 1, bit + 1).map((mask) => mask | (1 << bit)))];
}

const NEAR = [0, 1, 2, 3].map(
  (quarter) => `select evidence_id, hash from pictures where quarter_${quarter} = any($${quarter + 7}::int[])`,
);

const MATCHES = `with near as (${NEAR.join(' union ')}),
  alike as (
    select near.evidence_id, min(bit_count((near.hash # mine.hash)::bit(64))) as distance
    from near cross join unnest($6::bigint[]) as mine (hash) group by near.evidence_id
    union all
    select p.evidence_id, 0 from evidence e join pictures p on p.tenant_id = e.tenant_id and p.evidence_id = e.id where e.sha256 = $5
  )
  insert into picture_matches (tenant_id, evidence_id, earlier_id, distance, same_bytes)
  select $1, $2, e.id, min(a.distance), e.sha256 = $5
  from alike a join evidence e on e.id = a.evidence_id
  where a.distance <= ${MOST_DISTANCE} and e.id <> $2 and (e.case_id <> $3 or e.slot <> $4)
  group by e.id, e.sha256 order by min(a.distance), e.id limit ${MOST_MATCHES}`;
