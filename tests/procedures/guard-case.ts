import type { RefusalCode } from '../../procedures/refusals.js';
import type { Circumstances } from './circumstances.js';

/** What passes a guard, and what it refuses with which reason. */
export interface GuardCase {
  readonly passes: readonly [Circumstances, ...Circumstances[]];
  readonly refuses: readonly [RefusalCode, Circumstances][];
}
