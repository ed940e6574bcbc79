/** What a contractor said of a home and nobody settled yet, and the answers; each `null` once the works have gone on. */

export const NO_APPOINTMENT = { appointmentOn: null, appointmentHalf: null } as const;

export const NO_OBSTACLE = { openObstacle: null, obstacleWords: null } as const;
export const OBSTACLE_OVER = { ...NO_OBSTACLE, obstacleAnswer: null } as const;

export const NO_CHANGE_ASKED = { changeAsked: null, changeAskedLines: null, changeAskedFen: null } as const;
export const CHANGE_OVER = { ...NO_CHANGE_ASKED, changeRefusal: null } as const;

export const NO_EXTENSION_ASKED = { extensionAskedDays: null, extensionAskedBecause: null } as const;
export const EXTENSION_OVER = { ...NO_EXTENSION_ASKED, extensionRefusal: null } as const;

/** The contractor is done here, or gone. */
export const ALL_OVER = { ...NO_APPOINTMENT, ...OBSTACLE_OVER, ...CHANGE_OVER, ...EXTENSION_OVER } as const;

/** What waits for an answer, and the fact that is set as long as it does. */
export const OPEN_ASKS = {
  obstacle: 'openObstacle',
  change: 'changeAsked',
  extension: 'extensionAskedDays',
} as const;
