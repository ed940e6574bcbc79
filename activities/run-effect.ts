import type { EffectName } from '../procedures/procedure.js';
import { claimEffect, failEffect, finishEffect } from '../record/effects.js';
import { lookForRestore } from '../record/hold.js';
import type { CaseRef } from '../record/record-types.js';
import type { ActivityDeps, EffectRef } from './create-activities.js';
import { tellApplicant } from './tell-applicant.js';
import { codeOf } from './without-details.js';

/** Does what an action asked for; `seq` is the action's event. Runs at least once, so it must bear being repeated. */
type Effect = (deps: ActivityDeps, ref: CaseRef, seq: number) => Promise<void>;

const effects = { tellApplicant } satisfies Record<EffectName, Effect>;

/**
 * Claims an effect's row, runs it and notes the outcome. Throws when it failed, so that it is tried again;
 * the record counts the tries and gives up after the last.
 */
export async function runEffect(deps: ActivityDeps, ref: CaseRef, { id }: EffectRef): Promise<void> {
  await lookForRestore(deps.record);
  const claim = await claimEffect(deps.record, ref, id);
  if (claim.state === 'gone') return;
  try {
    await effectNamed(claim.effect)(deps, ref, claim.seq);
  } catch (error) {
    await failEffect(deps.record, ref, id, codeOf(error));
    throw error;
  }
  await finishEffect(deps.record, ref, id);
}

function effectNamed(name: string): Effect {
  const known: Partial<Record<string, Effect>> = effects;
  const effect = known[name];
  if (!effect) throw new Error(`no effect is called ${name}`);
  return effect;
}
