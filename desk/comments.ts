import { z } from 'zod';
import type { Role } from '../procedures/vocabulary.js';
import { type CaseComment, type NewComment, readComments, writeComment } from '../record/case-comments.js';
import { inTenant } from '../record/in-tenant.js';
import type { ActingAs } from '../record/record-types.js';
import { actingAs, grantsFor, inOwnName, isStaffAt } from './authorise.js';
import { atCase, type CaseDesk } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { fieldErrorsOf } from './field-errors.js';
import type { Person } from './who-am-i.js';
import { everyAction } from './words.js';

/** The most characters of a comment. */
export const MOST_COMMENT = 2_000;

/** What someone said about a case. `sharedWithFirms`: firms that the case is assigned to see it too. */
export interface ShownComment {
  readonly id: string;
  readonly person: string;
  readonly role: Role;
  readonly actingFor: Role | null;
  readonly org: string;
  readonly sharedWithFirms: boolean;
  readonly text: string;
  readonly writtenAt: string;
}

/** The comments that a person sees, and for whom the person may write: an office, a firm, or not at all. */
export interface ShownComments {
  readonly comments: readonly ShownComment[];
  readonly commentFor: 'office' | 'firm' | null;
}

/** A comment as it was sent. `id` is the sender's own name for it: the same sent twice is one. */
export interface WantedComment {
  readonly id: string;
  readonly caseId: string;
  readonly text: string;
  readonly shareWithFirms: boolean;
  readonly role?: Role | undefined;
}

const sent = z.object({ text: z.string().min(1, 'missing').max(MOST_COMMENT) });

/**
 * Keeps a comment of someone who may act on the case, open or closed. It is never changed or removed, and changes
 * nothing in the case. What a firm writes is shared with firms, whatever was asked.
 */
export async function addComment(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  wanted: WantedComment,
): Promise<ShownComment | DeskProblem> {
  // Browsers end lines with two characters; a comment is the same from whichever door.
  const text = wanted.text.replaceAll('\r\n', '\n').trim();
  const checked = sent.safeParse({ text });
  const comment = await atCase(deps, person, wanted.caseId, async (desk): Promise<NewComment | DeskProblem> => {
    const as = seatOf(desk, wanted.role);
    if (!as) return { problem: 'notYourRole' };
    if (!checked.success) return { problem: 'formInvalid', errors: fieldErrorsOf(checked.error.issues, '#') };
    return { ...wanted, as, text, forFirms: wanted.shareWithFirms || isFirm(desk, as) };
  });
  if (!comment) return { problem: 'notFound' };
  if (isProblem(comment)) return comment;
  const kept = await inTenant(deps.pool, person.tenant, (tx) =>
    writeComment({ tx, keys: deps.keys }, person.tenant, comment),
  );
  return kept ? shownComment(kept) : { problem: 'idempotencyKeyReused' };
}

/** The comments on a case as its viewer may read them: firms see what is shared with firms. */
export async function shownComments({ keys }: Pick<DeskDeps, 'keys'>, desk: CaseDesk): Promise<ShownComments> {
  const onlyForFirms = !isStaffAt(desk.person, desk.place);
  const comments = await readComments({ ...desk, keys }, desk.loaded.id, { onlyForFirms });
  const as = seatOf(desk);
  return {
    comments: comments.map(shownComment),
    commentFor: as && (isFirm(desk, as) ? 'firm' : 'office'),
  };
}

/** The seat in which a person may perform anything at all on the case, at whatever step. */
function seatOf({ person, place, loaded }: CaseDesk, role?: Role): ActingAs | null {
  const by = everyAction(loaded.procedure).flatMap(([, action]) => action.by);
  return actingAs(inOwnName(person), place, { by, role });
}

function isFirm({ person, place }: CaseDesk, as: ActingAs): boolean {
  return grantsFor(person, place).some(({ orgId, level }) => orgId === as.orgId && level === 'firm');
}

function shownComment({ userId: _who, forFirms, writtenAt, ...comment }: CaseComment): ShownComment {
  return { ...comment, sharedWithFirms: forFirms, writtenAt: writtenAt.toISOString() };
}
