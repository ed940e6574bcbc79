import { type ObjectionOnRecord, objectionsOf } from '../record/answer-objection.js';
import { filesOfObjections, type ObjectionFile } from '../record/objection-files.js';
import { actingAs, inOwnName } from './authorise.js';
import { atCase } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { inquiryOf } from './inquiry.js';
import { noteSensitiveReads } from './note-sensitive-reads.js';
import { saidIn } from './objection-form.js';
import { inspects } from './pictures/inspects.js';
import { isPicture } from './pictures/take-picture.js';
import type { Person } from './who-am-i.js';

/** An objection from the public as those read it who inquire. */
export interface ReceivedObjection extends ReturnType<typeof saidIn> {
  readonly id: string;
  readonly number: string;
  readonly isNamed: boolean;
  readonly receivedAt: string;
  readonly state: 'waiting' | 'registered' | 'notTaken';
  readonly reason: string | null;
  readonly note: string | null;
  readonly answeredAt: string | null;
  /** What came with it, in the order in which it was sent. */
  readonly files: readonly ReceivedFile[];
}

/** A file that came with an objection. `hasOriginal`: the person may also see the picture with what the camera wrote into it. */
export interface ReceivedFile extends ObjectionFile {
  readonly hasOriginal: boolean;
}

export interface ReceivedObjections {
  readonly objections: readonly ReceivedObjection[];
  readonly mayAnswer: boolean;
}

/** The objections from the public to a case's publicity, for those alone who inquire into them: who reads them leaves a row. */
export async function receivedObjections(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  caseId: string,
): Promise<ReceivedObjections | DeskProblem> {
  const found = await atCase(deps, person, caseId, async ({ tx, place, loaded }) => {
    const inquiry = inquiryOf(loaded.procedure);
    const wish = { by: inquiry?.by ?? [] };
    if (!actingAs(person, place, wish)) return { problem: 'notYourRole' } as const;
    const objections = await objectionsOf({ tx, keys: deps.keys }, caseId);
    const files = await filesOfObjections(tx, caseId);
    const seesOriginals = inspects(person, place);
    const filesOf = ({ id, isNamed }: ObjectionOnRecord) =>
      (files.get(id) ?? []).map((file) => ({
        ...file,
        hasOriginal: seesOriginals && isNamed && isPicture(file.mediaType),
      }));
    const mayAnswer = actingAs(inOwnName(person), place, wish) !== null;
    return { objections: objections.map((each) => shown(each, filesOf(each))), mayAnswer, place };
  });
  if (!found || 'problem' in found) return found ?? { problem: 'notFound' };
  const { place, ...received } = found;
  const isPersonal = received.objections.some(({ isNamed }) => isNamed);
  if (isPersonal) await noteSensitiveReads(deps, person, [{ caseId, kind: 'objection', place }]);
  return received;
}

function shown(objection: ObjectionOnRecord, files: readonly ReceivedFile[]): ReceivedObjection {
  const { id, number, isNamed, receivedAt, reason, note, content } = objection;
  const answeredAt = objection.registeredAt ?? objection.answeredAt;
  return {
    id,
    number,
    isNamed,
    receivedAt: receivedAt.toISOString(),
    state: stateOf(objection),
    reason,
    note,
    answeredAt: answeredAt?.toISOString() ?? null,
    ...saidIn(content),
    files,
  };
}

/** Where an objection stands: an inquiry that began counts before a refusal that came at the same time. */
export function stateOf({
  registeredSeq,
  reason,
}: Pick<ObjectionOnRecord, 'registeredSeq' | 'reason'>): ReceivedObjection['state'] {
  if (registeredSeq !== null) return 'registered';
  return reason === null ? 'waiting' : 'notTaken';
}
