import { ACCEPTANCE_MEMBERS } from '../procedures/home-renovation/choices.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Day, Text } from '../procedures/vocabulary.js';
import { stands } from '../record/standing-events.js';
import type { Tx } from '../record/record-types.js';
import type { CaseDesk } from './case-desk.js';
import { everyAction } from './words.js';

/** Something that an acceptance found amiss. `room` is a word of the form's choice. */
export interface Defect {
  readonly room: string;
  readonly defect: string;
}

/** A round of rework: what was to be put right, by when, and when it was said to be done. */
export interface ReworkRound {
  readonly round: number;
  readonly askedOn: Day;
  /** As it stands, extensions included. */
  readonly deadline: Day;
  /** `null` while it goes on. */
  readonly doneOn: Day | null;
  readonly defects: readonly Defect[];
}

/** What an acceptance at the home needs to know beside the plan. */
export interface Acceptance {
  /** Who must be present by the policy of the case. */
  readonly members: readonly { readonly capacity: string; readonly title: Text }[];
  /** The first round first. */
  readonly rounds: readonly ReworkRound[];
}

interface Row {
  readonly action: string;
  readonly fromStep: string | null;
  readonly toStep: string;
  readonly happenedOn: Day;
  readonly form: { readonly defects?: readonly Defect[]; readonly reworkDeadline?: Day };
}

/** Who must be at the acceptance of a home, and the rounds of rework so far. */
export async function acceptanceOf({ tx, loaded }: Pick<CaseDesk, 'tx' | 'loaded'>): Promise<Acceptance> {
  const named = loaded.state.policy.acceptanceMembers;
  const members = (Array.isArray(named) ? (named as string[]) : []).map((capacity) => ({
    capacity,
    title: ACCEPTANCE_MEMBERS[capacity as keyof typeof ACCEPTANCE_MEMBERS],
  }));
  const asks = reworkAsks(loaded.procedure).map(({ name }) => name);
  return { members, rounds: await roundsOf(tx, loaded.id, asks) };
}

/** What asks for rework, and the step at which it is done: it says what is to be put right, and the table knows which action that is. */
export function reworkAsks(procedure: Procedure): readonly { readonly name: string; readonly step: string }[] {
  return everyAction(procedure).flatMap(([name, { form, to }]) =>
    form?.defects && typeof to === 'string' ? [{ name, step: to }] : [],
  );
}

async function roundsOf(tx: Tx, caseId: string, asks: readonly string[]): Promise<ReworkRound[]> {
  const { rows } = await tx.query<Row>(
    `select action, from_step as "fromStep", to_step as "toStep", happened_on as "happenedOn", body::jsonb->'form' as form
     from case_events e where case_id = $1 and seq >= (select min(seq) from case_events where case_id = $1 and action = any($2))
       and ${stands('e')} order by seq`,
    [caseId, asks],
  );
  const rounds: ReworkRound[] = [];
  let step: string | null = null;
  for (const row of rows) {
    if (asks.includes(row.action)) {
      step = row.toStep;
      rounds.push(roundBegun(rounds.length + 1, row));
    } else if (step !== null && row.fromStep === step) step = goOn(rounds, row, step);
  }
  return rounds;
}

function roundBegun(round: number, { happenedOn, form }: Row): ReworkRound {
  const { defects = [], reworkDeadline = happenedOn } = form;
  return { round, askedOn: happenedOn, deadline: reworkDeadline, doneOn: null, defects };
}

/** What happens during rework: its deadline is moved, or it ends. @returns the step of a round that goes on. */
function goOn(rounds: ReworkRound[], { toStep, happenedOn, form }: Row, step: string): string | null {
  const last = rounds.pop();
  if (!last) return null;
  rounds.push({
    ...last,
    deadline: form.reworkDeadline ?? last.deadline,
    doneOn: toStep === step ? null : happenedOn,
  });
  return toStep === step ? step : null;
}
