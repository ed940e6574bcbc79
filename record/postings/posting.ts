import type { Performed } from '../../procedures/case.js';
import type { Refusal } from '../../procedures/engine.js';
import type { Facts } from '../../procedures/vocabulary.js';
import type { Act } from '../act-on-case.js';
import type { LotAct } from '../act-on-homes.js';
import type { KeyRing } from '../sealing.js';
import type { LoadedCase } from '../load-case.js';
import type { Tx } from '../record-types.js';

/** What a posting works with: the case as it was, what the action changes, and the form behind it. */
export interface PostingContext {
  readonly tx: Tx;
  readonly keys: KeyRing;
  readonly tenant: string;
  readonly loaded: LoadedCase;
  readonly performed: Performed;
  /** The number of the event being recorded. */
  readonly seq: number;
  /** Who acts, and the request behind it. */
  readonly acting: Pick<Act, 'requestId' | 'by' | 'onBehalfOfOrgId'>;
  readonly action: string;
  readonly form: Facts;
  readonly happenedOn: string;
  /** The lot, and its event, whose action this one follows from. */
  readonly lot: LotAct | null;
}

/** A named function inside the record's transaction. A refusal undoes the whole action. */
export type Posting = (context: PostingContext) => Promise<Refusal | null>;
