import { actionAt, type Procedure } from '../procedures/procedure.js';
import { inTenant } from '../record/in-tenant.js';
import { loadCase } from '../record/load-case.js';
import type { CaseRef, RecordDeps } from '../record/record-types.js';
import type { ActivityDeps } from './create-activities.js';

/**
 * Tells the applicant by SMS that something happened in the case. The message names the case's number and the event,
 * nothing about the person: telephones are shared and lost. Without a telephone number nobody is told.
 */
export async function tellApplicant(deps: ActivityDeps, ref: CaseRef, seq: number): Promise<void> {
  const message = await composeMessage(deps.record, ref, seq);
  if (message) await deps.sms.send(message.phone, message.text);
}

async function composeMessage(record: RecordDeps, { tenant, caseId }: CaseRef, seq: number) {
  return inTenant(record.pool, tenant, async (tx) => {
    const loaded = await loadCase(tx, record.keys, caseId);
    const events = await tx.query<{ action: string; from_step: string | null }>(
      'select action, from_step from case_events where case_id = $1 and seq = $2',
      [caseId, seq],
    );
    const event = events.rows[0];
    if (!loaded || !event) return null;
    const phone = loaded.state.facts[phoneFactOf(loaded.procedure)];
    if (typeof phone !== 'string') return null;
    return { phone, text: `【残联】您的申请（${loaded.number}）有新进展：${titleOf(loaded.procedure, event)}。` };
  });
}

function titleOf(procedure: Procedure, event: { action: string; from_step: string | null }): string {
  const action = event.from_step === null ? procedure.opening : actionAt(procedure, event.from_step, event.action);
  return action?.title.zh ?? procedure.title.zh;
}

/** The stored fact that the application's telephone field sets. */
function phoneFactOf(procedure: Procedure): string {
  const field = Object.values(procedure.opening.form).find((each) => each.kind === 'phone' && each.fact !== undefined);
  return field?.fact ?? '';
}
