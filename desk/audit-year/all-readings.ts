import { changesReading } from './changes-reading.js';
import { lateOfReading, lateReading } from './late-readings.js';
import { pricesReading } from './prices-reading.js';
import type { Reading, ReadingName } from './reading.js';
import { readsByCaseReading, readsOfReading, readsReading } from './reads-readings.js';
import { sharedReading } from './shared-reading.js';
import { waitlistReading } from './waitlist-reading.js';

/** Every reading of a county and year. */
export const READINGS = {
  changes: changesReading,
  reads: readsReading,
  readsByCase: readsByCaseReading,
  readsOf: readsOfReading,
  waitlist: waitlistReading,
  shared: sharedReading,
  late: lateReading,
  lateOf: lateOfReading,
  prices: pricesReading,
} as const satisfies Record<ReadingName, Reading>;
