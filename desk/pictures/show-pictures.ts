import { procedureOf } from '../../procedures/all-procedures.js';
import type { Day, Text } from '../../procedures/vocabulary.js';
import {
  type KeptPicture,
  type PictureMatch,
  readHomePosition,
  readMatches,
  readPictures,
} from '../../record/read-pictures.js';
import { stands } from '../../record/standing-events.js';
import { atCase, type CaseDesk } from '../case-desk.js';
import type { DeskDeps } from '../desk-deps.js';
import type { DeskProblem } from '../desk-problem.js';
import { readableSlots, rolesOfSlot } from '../readable-slots.js';
import type { Person } from '../who-am-i.js';
import { slotTitleOf } from '../words.js';
import { inspects } from './inspects.js';
import { metresBetween, openClaims, openHomePosition } from './picture-claims.js';
import type { Position } from './read-exif.js';

/** Something odd about a picture. A fact to look at, never a reason to refuse. */
export type PictureFlag =
  | {
      readonly kind: 'sameElsewhere' | 'alikeElsewhere';
      readonly caseId: string;
      readonly number: string;
      readonly slotTitle: Text;
      readonly evidenceId: string;
    }
  | { readonly kind: 'farFromHome'; readonly saidBy: 'camera' | 'browser'; readonly metres: number }
  | { readonly kind: 'takenBeforeOrder'; readonly takenAt: string; readonly orderedOn: Day }
  | { readonly kind: 'takenAfterUpload'; readonly takenAt: string };

/** A picture of a case. `seen` is for those who inspect it, and `null` for everybody else. */
export interface ShownPicture {
  readonly id: string;
  readonly slot: string;
  readonly width: number;
  readonly height: number;
  readonly uploadedAt: string;
  readonly seen: {
    /** What camera and browser say; the server's own time is `uploadedAt`. */
    readonly cameraAt: string | null;
    readonly browserAt: string | null;
    /** How far from the home; `null` where no position was given, or the home's is not known. */
    readonly cameraMetres: number | null;
    readonly browserMetres: number | null;
    readonly flags: readonly PictureFlag[];
  } | null;
}

type Deps = Pick<DeskDeps, 'pool' | 'keys' | 'pictureDistanceM'>;

/** Phones' clocks are not set to the second. */
const CLOCK_SLACK_MS = 15 * 60_000;
/** The step from which the works may begin. */
const ORDERED_STEP = 'workOrdered';

/** The pictures of a case that the person may look at, in the order in which they came. */
export async function showPictures(
  deps: Deps,
  person: Person,
  caseId: string,
): Promise<readonly ShownPicture[] | DeskProblem> {
  return (await atCase(deps, person, caseId, (desk) => picturesOf(deps, desk))) ?? { problem: 'notFound' };
}

async function picturesOf(deps: Deps, { tx, person, place, loaded }: CaseDesk): Promise<ShownPicture[]> {
  const readable = readableSlots(loaded.procedure, person, place);
  const pictures = (await readPictures(tx, loaded.id)).filter(({ slot }) => readable(slot));
  const inspected = inspects(person, place) ? await factsFor(deps, { tx, loaded }, pictures) : null;
  return pictures.map((picture) => ({
    id: picture.id,
    slot: picture.slot,
    width: picture.width,
    height: picture.height,
    uploadedAt: picture.uploadedAt.toISOString(),
    seen: inspected && sightOf(deps, inspected, picture),
  }));
}

interface Inspected {
  readonly matches: readonly PictureMatch[];
  readonly home: Position | null;
  readonly orderedOn: Day | null;
  readonly ofWorks: (slot: string) => boolean;
}

async function factsFor(
  { keys }: Deps,
  { tx, loaded }: Pick<CaseDesk, 'tx' | 'loaded'>,
  pictures: readonly KeptPicture[],
): Promise<Inspected> {
  const home = await readHomePosition(tx, loaded.id);
  const { rows } = await tx.query<{ day: Day }>(
    `select e.happened_on as day from case_events e where e.case_id = $1 and e.to_step = $2 and ${stands('e')} order by e.seq limit 1`,
    [loaded.id, ORDERED_STEP],
  );
  return {
    matches: await readMatches(
      tx,
      pictures.map(({ id }) => id),
    ),
    home: home && openHomePosition(keys, home.pictureId, home.positionSealed),
    orderedOn: rows[0]?.day ?? null,
    ofWorks: (slot) => rolesOfSlot(loaded.procedure, slot).includes('contractor'),
  };
}

function sightOf({ keys, pictureDistanceM }: Deps, facts: Inspected, picture: KeptPicture): ShownPicture['seen'] {
  const { camera, browser } = openClaims(keys, picture.id, picture.claimsSealed);
  const far = (position: Position | null) => position && facts.home && metresBetween(position, facts.home);
  const [cameraMetres, browserMetres] = [far(camera.position), far(browser.position)];
  const beyond = ([, metres]: readonly [string, number | null]) => metres !== null && metres > pictureDistanceM;
  const distances = [['camera', cameraMetres] as const, ['browser', browserMetres] as const].filter(beyond);
  return {
    cameraAt: camera.takenAt,
    browserAt: browser.takenAt,
    cameraMetres,
    browserMetres,
    flags: [
      ...facts.matches.filter(({ id }) => id === picture.id).map(matchFlag),
      ...distances.map(([saidBy, metres]) => ({ kind: 'farFromHome' as const, saidBy, metres: metres ?? 0 })),
      ...timeFlags(facts, picture, camera.takenAt),
    ],
  };
}

function matchFlag({ sameBytes, caseId, number, procedure, version, slot, otherId }: PictureMatch): PictureFlag {
  return {
    kind: sameBytes ? ('sameElsewhere' as const) : ('alikeElsewhere' as const),
    caseId,
    number,
    slotTitle: slotTitleOf(procedureOf(procedure, version), slot),
    evidenceId: otherId,
  };
}

/** A camera that says no time is not odd. */
function timeFlags(
  { orderedOn, ofWorks }: Inspected,
  { slot, uploadedAt }: KeptPicture,
  takenAt: string | null,
): PictureFlag[] {
  if (takenAt === null) return [];
  const taken = new Date(takenAt).getTime();
  if (taken > uploadedAt.getTime() + CLOCK_SLACK_MS) return [{ kind: 'takenAfterUpload', takenAt }];
  const early = orderedOn !== null && ofWorks(slot) && taken < new Date(`${orderedOn}T00:00:00+08:00`).getTime();
  return early ? [{ kind: 'takenBeforeOrder', takenAt, orderedOn }] : [];
}
