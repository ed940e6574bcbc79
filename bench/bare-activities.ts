import type { Pool } from 'pg';
import { insertRow } from './bench-rows.js';

/** The one thing that the bare case does. */
export function bareActivities(pool: Pool) {
  return {
    async insertRow(caseId: string, requestId: string, action: string): Promise<{ readonly seq: number }> {
      return { seq: await insertRow(pool, { caseId, requestId, action }) };
    },
  };
}

export type BareActivities = ReturnType<typeof bareActivities>;
