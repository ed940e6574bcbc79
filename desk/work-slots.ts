import type { Action } from '../procedures/procedure.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Text } from '../procedures/vocabulary.js';
import type { Defect } from './acceptance.js';
import type { ShownEvidence } from './case-parts.js';
import type { ShownCase } from './show-case.js';

/** A file in a slot. `rejected`: an acceptance found fault with what it shows, and another is asked for. */
export interface WorkFile {
  readonly id: string;
  readonly uploadedAt: string;
  readonly rejected: boolean;
}

/**
 * A place for photographs or papers of a home, as a contractor sees it.
 * `missing`: asked for now and not there; `rejected`: the same after an acceptance that asked for rework; `sent`: all that
 * is asked for is there; `optional`: may be sent, and nothing was; `later`: asked for at a later step; `fromOthers`: handed in by others, to be looked at.
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
  /** Of a rejected slot: what was found amiss. */
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

/** The slots that a contractor hands in or may look into: what is to be done first, then in the order of the table. */
export function workSlots(procedure: Procedure, shown: ShownCase): WorkSlot[] {
  const slots = entriesOf(procedure).flatMap((entry) => {
    const files = shown.evidence.filter(({ slot }) => slot === entry.slot);
    if (entry.by === 'taskOfContractor') return ownSlot(entry, files, { procedure, shown });
    // What goes with a report is handed in with its form; afterwards it is there to be looked at.
    return files.length === 0 ? [] : [shownSlot(entry, files)];
  });
  return slots.toSorted((one, other) => URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state));
}

interface AtHand {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
}

function ownSlot(entry: Entry, files: readonly ShownEvidence[], { procedure, shown }: AtHand): WorkSlot[] {
  const { slot, title, signature } = entry;
  const need = shown.actions.flatMap(({ evidence }) => evidence).find((each) => each.slot === slot);
  const isAhead = Object.keys(procedure.steps).indexOf(shown.step) < entry.lastAt;
  if (!need && files.length === 0 && !isAhead) return [];
  const missing = need ? Math.max(need.min - need.held, 0) : 0;
  const round = shown.acceptance?.rounds.at(-1);
  const rework = need?.fresh === true && round !== undefined && round.doneOn === null;
  const shownFiles = files.map(({ id, uploadedAt, usedSeq }) => ({
    id,
    uploadedAt,
    rejected: rework && usedSeq !== null,
  }));
  const state = stateOf({ missing, rework, asked: need !== undefined, isThere: files.length > 0 });
  return [
    {
      slot,
      title,
      state,
      asked: need !== undefined,
      missing,
      files: shownFiles,
      why: rework ? round.defects : [],
      signature,
    },
  ];
}

interface Standing {
  readonly missing: number;
  readonly rework: boolean;
  readonly asked: boolean;
  readonly isThere: boolean;
}

function stateOf({ missing, rework, asked, isThere }: Standing): WorkSlot['state'] {
  if (missing > 0) return rework ? 'rejected' : 'missing';
  if (isThere) return 'sent';
  return asked ? 'optional' : 'later';
}

function shownSlot({ slot, title, by, signature }: Entry, files: readonly ShownEvidence[]): WorkSlot {
  const shownFiles = files.map(({ id, uploadedAt }) => ({ id, uploadedAt, rejected: false }));
  const state = by === 'others' ? 'fromOthers' : 'sent';
  return { slot, title, state, asked: false, missing: 0, files: shownFiles, why: [], signature };
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
