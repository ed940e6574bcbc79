import type { Action } from '../procedures/procedure.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Text } from '../procedures/vocabulary.js';
import type { Defect } from './acceptance.js';
import type { ShownEvidence } from './case-parts.js';
import type { ShownCase } from './show-case.js';

/** A file in a slot. */
export interface WorkFile {
  readonly id: string;
  readonly uploadedAt: string;
  /** An acceptance found fault with what it shows, and another is asked for. */
  readonly ofEarlierRound: boolean;
  /** Why this very file was found unfit; `null` where it was not. */
  readonly reason: string | null;
  /** Of a report that was sent back, and counts for the next one. */
  readonly usedAgain: boolean;
}

/**
 * A place for photographs or papers of a home, as a contractor sees it.
 * `missing`: asked for now and not there; `rejected`: the same after an acceptance that asked for rework, or a file was found
 * unfit and none came after it; `sent`: all that is asked for is there; `optional`: may be sent, and nothing was; `later`: asked for at a later step; `fromOthers`: handed in by others, to be looked at.
 */
export interface WorkSlot {
  readonly slot: string;
  readonly title: Text;
  readonly state: 'missing' | 'rejected' | 'sent' | 'optional' | 'later' | 'fromOthers';
  /** Whether an act that is possible at this step asks for it: more may be sent. */
  readonly asked: boolean;
  /** How many more are asked for now. */
  readonly missing: number;
  readonly files: readonly WorkFile[];
  /** Of a report that was sent back: what nobody found unfit, and may count for the next one. Not among `files`. */
  readonly again: readonly WorkFile[];
  /** During rework: what was found amiss. */
  readonly why: readonly Defect[];
  /** Whether it holds a signature, which may be drawn on the phone. */
  readonly signature: boolean;
}

interface Entry {
  readonly slot: string;
  readonly title: Text;
  /** Handed in by whom: with an act of the contractor that leads on, with one that keeps the step, or by others. */
  readonly by: 'taskOfContractor' | 'actOfContractor' | 'others';
  readonly signature: boolean;
  /** The place of the last step that asks for it. */
  readonly lastAt: number;
}

/** What is to be done stands before what is there. */
const URGENCY: readonly WorkSlot['state'][] = ['rejected', 'missing', 'optional', 'sent', 'fromOthers', 'later'];

/**
 * The slots that a contractor hands in or may look into: what is to be done first, then in the order of the table.
 * @param usableAgain the files that may count once more.
 */
export function workSlots(procedure: Procedure, shown: ShownCase, usableAgain: readonly string[]): WorkSlot[] {
  const slots = entriesOf(procedure).flatMap((entry) => {
    const files = shown.evidence.filter(({ slot }) => slot === entry.slot);
    if (entry.by === 'taskOfContractor') return ownSlot(entry, files, { procedure, shown, usableAgain });
    // What goes with a report is handed in with its form; afterwards it is there to be looked at.
    return files.length === 0 ? [] : [shownSlot(entry, files)];
  });
  return slots.toSorted((one, other) => URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state));
}

interface AtHand {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
  readonly usableAgain: readonly string[];
}

function ownSlot(entry: Entry, files: readonly ShownEvidence[], { procedure, shown, usableAgain }: AtHand): WorkSlot[] {
  const { slot, title, signature } = entry;
  const need = shown.actions.flatMap(({ evidence }) => evidence).find((each) => each.slot === slot);
  const isAhead = Object.keys(procedure.steps).indexOf(shown.step) < entry.lastAt;
  if (!need && files.length === 0 && !isAhead) return [];
  const defects = need?.fresh === true ? defectsAtHand(shown) : null;
  const shownFile = (file: ShownEvidence) => workFile(file, defects !== null && file.usedSeq !== null);
  const isOffered = ({ id }: ShownEvidence) => usableAgain.includes(id);
  return [
    {
      slot,
      title,
      ...standingOf(need, files, defects !== null),
      files: files.filter((file) => !isOffered(file)).map(shownFile),
      again: files.filter(isOffered).map(shownFile),
      why: defects ?? [],
      signature,
    },
  ];
}

/** What the round of rework that goes on is about; `null` where none does. */
function defectsAtHand({ acceptance }: ShownCase): readonly Defect[] | null {
  const round = acceptance?.rounds.at(-1);
  return round && round.doneOn === null ? round.defects : null;
}

function standingOf(
  need: { readonly min: number; readonly held: number } | undefined,
  files: readonly ShownEvidence[],
  rework: boolean,
): Pick<WorkSlot, 'state' | 'asked' | 'missing'> {
  const isThere = files.length > 0;
  if (!need) return { state: isThere ? 'sent' : 'later', asked: false, missing: 0 };
  const missing = Math.max(need.min - need.held, 0);
  const sentBack = (missing > 0 && rework) || awaitsAnother(files);
  const standing = missing > 0 ? 'missing' : isThere ? 'sent' : 'optional';
  return { state: sentBack ? 'rejected' : standing, asked: true, missing };
}

/** Whether a file was found unfit, and none came after that. */
function awaitsAnother(files: readonly ShownEvidence[]): boolean {
  const rejectedAt = files
    .flatMap(({ rejection }) => rejection?.rejectedAt ?? [])
    .toSorted()
    .at(-1);
  return rejectedAt !== undefined && !files.some((file) => cameAt(file) > rejectedAt && !file.rejection);
}

/** When a file was last handed in: for the first time, or once more. */
const cameAt = ({ uploadedAt, reuses }: ShownEvidence): string => reuses.at(-1)?.chosenAt ?? uploadedAt;

function workFile({ id, uploadedAt, rejection, reuses }: ShownEvidence, ofEarlierRound: boolean): WorkFile {
  const usedAgain = reuses.at(-1)?.usedSeq === null;
  return { id, uploadedAt, ofEarlierRound, reason: rejection?.reason ?? null, usedAgain };
}

function shownSlot({ slot, title, by, signature }: Entry, files: readonly ShownEvidence[]): WorkSlot {
  const state = by === 'others' ? 'fromOthers' : 'sent';
  return {
    slot,
    title,
    state,
    asked: false,
    missing: 0,
    files: files.map((file) => workFile(file, false)),
    again: [],
    why: [],
    signature,
  };
}

/** Each slot once, with whoever has most to do with it. */
function entriesOf(procedure: Procedure): Entry[] {
  const entries = new Map<string, Entry>();
  for (const [at, step] of Object.values(procedure.steps).entries())
    for (const action of Object.values(step.actions))
      for (const entry of entriesOfAction(action, at)) keep(entries, entry);
  return [...entries.values()];
}

const WHO: readonly Entry['by'][] = ['taskOfContractor', 'actOfContractor', 'others'];

function entriesOfAction({ by: performers, to, evidence = [] }: Action, lastAt: number): Entry[] {
  const isOwn = performers.includes('contractor');
  const own = to === undefined ? 'actOfContractor' : 'taskOfContractor';
  return evidence
    .filter(({ shownTo }) => isOwn || shownTo?.includes('contractor'))
    .map(({ slot, title, signature = false }) => ({ slot, title, by: isOwn ? own : 'others', signature, lastAt }));
}

function keep(entries: Map<string, Entry>, entry: Entry): void {
  const known = entries.get(entry.slot);
  if (!known) entries.set(entry.slot, entry);
  else entries.set(entry.slot, WHO.indexOf(entry.by) <= WHO.indexOf(known.by) ? entry : known);
}
