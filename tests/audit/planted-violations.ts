import { PLANTED_IN_EVENTS } from './planted-in-events.js';
import { PLANTED_IN_FILES } from './planted-in-files.js';
import { PLANTED_IN_LOTS } from './planted-in-lots.js';
import { PLANTED_IN_MONEY } from './planted-in-money.js';
import { PLANTED_IN_OBJECTIONS } from './planted-in-objections.js';
import { PLANTED_IN_SAMPLING } from './planted-in-sampling.js';
import type { SoundRecord } from './sound-record.js';

/** What breaks one rule of the audit in an otherwise sound record. */
export interface Planted {
  readonly plant: (record: SoundRecord) => string;
  /** Other rules that cannot help but notice. */
  readonly also?: readonly string[];
}

/** For every rule what it must find. */
export const PLANTED: Readonly<Record<string, Planted>> = {
  ...PLANTED_IN_EVENTS,
  ...PLANTED_IN_MONEY,
  ...PLANTED_IN_LOTS,
  ...PLANTED_IN_SAMPLING,
  ...PLANTED_IN_OBJECTIONS,
  ...PLANTED_IN_FILES,
};
