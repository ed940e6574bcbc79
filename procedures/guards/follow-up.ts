import type { Guard } from './guard.js';

/** The visits after the works. */
export const followUpGuards = {
  defectIsOpen: {
    needs: [],
    check: ({ case: { facts } }) => (typeof facts.openDefect === 'string' ? null : { code: 'noDefectOpen' }),
  },
} as const satisfies Record<string, Guard>;
