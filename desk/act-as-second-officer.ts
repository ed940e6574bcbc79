import type { ActionAnswer } from '../record/record-types.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { performAction, type WantedAct } from './perform-action.js';
import { signIn } from './sign-in.js';
import { type Person, whoAmI } from './who-am-i.js';

/** Who acts beside the person whose session it is, and what with. */
export interface SecondOfficer {
  readonly login: string;
  readonly password: string;
}

/**
 * Performs an action for a second officer at the same screen, who signs in for this one act alone: the session stays
 * the first officer's. The act is the second officer's own in every respect. One of another county is unknown here.
 */
export async function actAsSecondOfficer(
  deps: DeskDeps,
  first: Person,
  { login, password }: SecondOfficer,
  wanted: WantedAct,
): Promise<ActionAnswer | DeskProblem> {
  const signedIn = await signIn(deps.pool, login, password);
  if (isProblem(signedIn)) return signedIn;
  if (signedIn.tenant !== first.tenant) return { problem: 'signInFailed' };
  const second = await whoAmI(deps.pool, signedIn.tenant, signedIn.userId);
  return second ? performAction(deps, second, { ...wanted, password }) : { problem: 'signInFailed' };
}
