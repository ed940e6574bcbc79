import type { Guard, Judged } from './guard.js';

/** What a contractor reported or asked for: open until an office has answered. */
export const contractorGuards = {
  appointmentLiesAhead: {
    needs: [],
    check: ({ command: { form, today } }) =>
      typeof form?.on === 'string' && form.on < today ? { code: 'appointmentInPast' } : null,
  },
  obstacleIsOpen: {
    needs: [],
    check: (judged) => (isSet(judged, 'openObstacle') ? null : { code: 'noObstacleOpen' }),
  },
  changeIsAsked: {
    needs: [],
    check: (judged) => (isSet(judged, 'changeAsked') ? null : { code: 'noChangeAsked' }),
  },
  noChangeAskedYet: {
    needs: [],
    check: (judged) => (isSet(judged, 'changeAsked') ? { code: 'changeAlreadyAsked' } : null),
  },
  extensionIsAsked: {
    needs: [],
    check: (judged) => (isSet(judged, 'extensionAskedDays') ? null : { code: 'noExtensionAsked' }),
  },
  noExtensionAskedYet: {
    needs: [],
    check: (judged) => (isSet(judged, 'extensionAskedDays') ? { code: 'extensionAlreadyAsked' } : null),
  },
  /** The request of the contractor with its photographs, or an application on paper with photographs. */
  changeHasPapers: {
    needs: [],
    check: (judged) => {
      if (isSet(judged, 'changeAsked')) return null;
      const missing = ['changeRequest', 'changePhotos'].find((slot) => !judged.command.evidence[slot]?.fresh);
      return missing === undefined ? null : { code: 'evidenceMissing', about: missing };
    },
  },
} as const satisfies Record<string, Guard>;

function isSet({ case: { facts } }: Judged, fact: string): boolean {
  return facts[fact] !== undefined && facts[fact] !== null;
}
