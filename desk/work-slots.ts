import type { Action } from '../procedures/procedure.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Performer, Text } from '../procedures/vocabulary.js';
import type { Defect } from './acceptance.js';
import type { ShownEvidence } from './case-parts.js';
import type { ShownCase } from './show-case.js';
import { everyAction } from './words.js';

/** A file in a slot. `rejected`: an acceptance found fault with what it shows, and another is asked for. */
export interface WorkFile {
  readonly id: string;
  readonly uploadedAt: string;
  readonly rejected: boolean;
}

/**
 * A place for photographs or papers of a home, as a contractor sees it.
 * `missing`: asked for now and not there; `rejected`: the same after an acceptance that asked for rework; `sent`: all that
 * is asked for is there; `later`: asked for at a later step; `fromOthers`: handed in by others, to be looked at.
 */
export interface WorkSlot {
  readonly slot: string;
  readonly title: Text;
  readonly state: 'missing' | 'rejected' | 'sent' | 'later' | 'fromOthers';
  /** Whether an act that is possible at this step asks for it: more may be sent. */
  readonly asked: boolean;
  /** How many more are asked for now. */
  readonly missing: number;
  readonly files: readonly WorkFile[];
  /** Of a rejected slot: what was found amiss. */
  readonly why: readonly Defect[];
}

interface Entry {
  readonly slot: string;
  readonly title: Text;
  readonly own: boolean;
}

/** What is to be done stands before what is there. */
const URGENCY: readonly WorkSlot['state'][] = ['rejected', 'missing', 'sent', 'fromOthers', 'later'];

/** The slots that a contractor hands in or may look into: what is to be done first, then in the order of the table. */
export function workSlots(procedure: Procedure, shown: ShownCase): WorkSlot[] {
  const slots = entriesOf(procedure).flatMap((entry) => {
    const files = shown.evidence.filter(({ slot }) => slot === entry.slot);
    if (!entry.own) return files.length === 0 ? [] : [fromOthers(entry, files)];
    return [ownSlot(entry, files, shown)];
  });
  return slots.toSorted((one, other) => URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state));
}

function ownSlot({ slot, title }: Entry, files: readonly ShownEvidence[], shown: ShownCase): WorkSlot {
  const need = shown.actions.flatMap(({ evidence }) => evidence).find((each) => each.slot === slot);
  const missing = need ? Math.max(need.min - need.held, 0) : 0;
  const round = shown.acceptance?.rounds.at(-1);
  const rework = need?.fresh === true && round !== undefined && round.doneOn === null;
  const shownFiles = files.map(({ id, uploadedAt, usedSeq }) => ({
    id,
    uploadedAt,
    rejected: rework && usedSeq !== null,
  }));
  const state = stateOf({ missing, rework, isThere: need !== undefined || files.length > 0 });
  return {
    slot,
    title,
    state,
    asked: need !== undefined,
    missing,
    files: shownFiles,
    why: rework ? round.defects : [],
  };
}

interface Standing {
  readonly missing: number;
  readonly rework: boolean;
  readonly isThere: boolean;
}

function stateOf({ missing, rework, isThere }: Standing): WorkSlot['state'] {
  if (missing > 0) return rework ? 'rejected' : 'missing';
  return isThere ? 'sent' : 'later';
}

function fromOthers({ slot, title }: Entry, files: readonly ShownEvidence[]): WorkSlot {
  const shownFiles = files.map(({ id, uploadedAt }) => ({ id, uploadedAt, rejected: false }));
  return { slot, title, state: 'fromOthers', asked: false, missing: 0, files: shownFiles, why: [] };
}

const isContractors = (by: readonly Performer[]): boolean => by.includes('contractor');

/** Each slot once; it is the contractor's own where any act of a contractor asks for it. */
function entriesOf(procedure: Procedure): Entry[] {
  const entries = new Map<string, Entry>();
  for (const [, action] of everyAction(procedure)) for (const entry of entriesOfAction(action)) keep(entries, entry);
  return [...entries.values()];
}

function entriesOfAction({ by, evidence = [] }: Action): Entry[] {
  return evidence
    .filter(({ shownTo }) => isContractors(by) || shownTo?.includes('contractor'))
    .map(({ slot, title }) => ({ slot, title, own: isContractors(by) }));
}

function keep(entries: Map<string, Entry>, entry: Entry): void {
  const known = entries.get(entry.slot);
  entries.set(entry.slot, known ? { ...known, own: known.own || entry.own } : entry);
}
