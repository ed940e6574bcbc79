import type { Tx } from './record-types.js';

/** A picture of a case as it was kept. */
export interface KeptPicture {
  readonly id: string;
  readonly slot: string;
  readonly width: number;
  readonly height: number;
  readonly uploadedAt: Date;
  readonly claimsSealed: Buffer;
}

/** A picture that is in another case or slot as well. */
export interface PictureMatch {
  /** The one of this case. */
  readonly id: string;
  readonly otherId: string;
  readonly caseId: string;
  readonly number: string;
  readonly procedure: string;
  readonly version: number;
  readonly slot: string;
  readonly distance: number;
  readonly sameBytes: boolean;
}

/** The pictures of a case in the order in which they came. */
export async function readPictures(tx: Tx, caseId: string): Promise<KeptPicture[]> {
  const { rows } = await tx.query<KeptPicture>(
    `select e.id, e.slot, p.width, p.height, e.uploaded_at as "uploadedAt", p.claims_sealed as "claimsSealed"
     from pictures p join evidence e on e.tenant_id = p.tenant_id and e.id = p.evidence_id where p.case_id = $1 order by e.id`,
    [caseId],
  );
  return rows;
}

/** Where pictures of a case are found besides, whichever of the two came first. */
export async function readMatches(tx: Tx, pictureIds: readonly string[]): Promise<PictureMatch[]> {
  const { rows } = await tx.query<PictureMatch>(
    `select m.id, o.id as "otherId", c.id as "caseId", c.number, c.procedure, c.version, o.slot, m.distance, m.same_bytes as "sameBytes"
     from (select evidence_id as id, earlier_id as other, distance, same_bytes from picture_matches where evidence_id = any($1)
           union all
           select earlier_id, evidence_id, distance, same_bytes from picture_matches where earlier_id = any($1)) m
     join evidence o on o.id = m.other join cases c on c.id = o.case_id order by m.id, m.distance, o.id`,
    [pictureIds],
  );
  return rows;
}

/** Where the home of a case is, sealed; `null` while no assessor's picture says so. */
export async function readHomePosition(
  tx: Tx,
  caseId: string,
): Promise<{ readonly pictureId: string; readonly positionSealed: Buffer } | null> {
  const { rows } = await tx.query<{ pictureId: string; positionSealed: Buffer }>(
    `select evidence_id as "pictureId", position_sealed as "positionSealed" from home_positions
     where case_id = $1 order by recorded_at desc, evidence_id desc limit 1`,
    [caseId],
  );
  return rows[0] ?? null;
}
