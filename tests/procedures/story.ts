import type { CaseState, Command } from '../../procedures/case.js';
import { perform, refusalOf } from '../../procedures/engine.js';
import type { Procedure } from '../../procedures/procedure.js';
import { type Circumstances, ENTERED_ON, judgedAt } from './circumstances.js';

/** A case that acts one after another, each refused or performed as the judge says. */
export class Story {
  state: CaseState;

  constructor(
    private readonly procedure: Procedure,
    step: string,
    { facts = {}, policy = {} }: Pick<Circumstances, 'facts' | 'policy'> = {},
  ) {
    this.state = { ...judgedAt(procedure, step, 'open', { policy }).case, facts };
  }

  /** The code of the refusal, or `null` when it was performed. */
  act(name: string, circumstances: Circumstances = {}): string | null {
    const judged = judgedAt(this.procedure, this.state.step, name, circumstances);
    const refusal = refusalOf(this.procedure, { ...judged, case: this.state });
    if (refusal) return refusal.code;
    this.state = this.after(name, judged.command);
    return null;
  }

  private after(name: string, command: Command): CaseState {
    const past = [...this.state.past, { action: name, userId: command.by.userId, orgId: command.by.orgId }];
    return { ...this.state, ...perform(this.procedure, this.state, command), past, enteredOn: ENTERED_ON };
  }
}
