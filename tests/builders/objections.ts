import { createHash, randomUUID } from 'node:crypto';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { answerObjection, type NewAnswer } from '../../record/answer-objection.js';
import type { NewObjectionFile } from '../../record/objection-files.js';
import { inTenant } from '../../record/in-tenant.js';
import { keepObjection, type KeptObjection, type NewObjection } from '../../record/received-objections.js';
import { type RecordDriver, seatOf } from './record-driver.js';

const TENANT = DEMO_TENANT.id;

/** What an invented objector fills in. */
export const OBJECTION = {
  source: 'named',
  ground: 'home',
  text: '该户去年已在邻村改造过厨房和卫生间',
  name: '闻人示例',
  phone: '13912345678',
} as const;

/** The public objects to the notice of a case. @returns what was kept, or why nothing was. */
export async function objectTo(driver: RecordDriver, caseId: string, change: Partial<NewObjection> = {}) {
  const { number } = await driver.load(caseId);
  const objection = { id: randomUUID(), caseNumber: number, isNamed: true, content: OBJECTION, files: [], ...change };
  const { pool, keys } = driver.deps;
  return inTenant(pool, TENANT, (tx) => keepObjection({ tx, keys }, TENANT, objection));
}

/** The same where it must be taken. */
export async function objected(
  driver: RecordDriver,
  caseId: string,
  change: Partial<NewObjection> = {},
): Promise<KeptObjection> {
  const kept = await objectTo(driver, caseId, change);
  if (typeof kept === 'string') throw new Error(`the objection was not taken: ${kept}`);
  return kept;
}

/** The town's officer answers. */
export async function answered(driver: RecordDriver, caseId: string, objectionId: string, answer: NewAnswer) {
  const { userId, role, orgId } = seatOf('town1', 'townOfficer');
  const { pool, keys } = driver.deps;
  const of = { caseId, objectionId, by: { userId, role, orgId } };
  return inTenant(pool, TENANT, (tx) => answerObjection({ tx, keys }, TENANT, of, answer));
}

/** Not taken up, since it was said before. */
export const DOUBLE = { kind: 'notTaken', reason: 'double', note: '与此前异议相同' } as const satisfies NewAnswer;

/** A photograph that came with an objection, as the record names it; its bytes are nowhere. */
export function aSentFile(): NewObjectionFile {
  const sha256 = createHash('sha256').update(randomUUID()).digest('hex');
  return { id: randomUUID(), mediaType: 'image/jpeg', bytes: 1_000, sha256, sentSha256: sha256 };
}
