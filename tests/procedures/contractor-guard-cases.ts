import type { GuardName } from '../../procedures/guards.js';
import { type Circumstances, TODAY } from './circumstances.js';
import type { GuardCase } from './guard-case.js';

const changeAsked: Circumstances = { facts: { changeAsked: '卫生间门洞加宽' } };
const onPaper = (changeRequest: number, changePhotos: number): Circumstances => ({
  evidence: {
    changeRequest: { all: 1, fresh: changeRequest },
    changePhotos: { all: 1, fresh: changePhotos },
  },
});

export const contractor = {
  appointmentLiesAhead: {
    passes: [{ form: { on: TODAY } }, { form: { on: '2026-06-16' } }],
    refuses: [['appointmentInPast', { form: { on: '2026-06-14' } }]],
  },
  obstacleIsOpen: {
    passes: [{ facts: { openObstacle: 'nobodyHome' } }],
    refuses: [
      ['noObstacleOpen', { facts: { openObstacle: null } }],
      ['noObstacleOpen', {}],
    ],
  },
  changeIsAsked: {
    passes: [changeAsked],
    refuses: [
      ['noChangeAsked', { facts: { changeAsked: null } }],
      ['noChangeAsked', {}],
    ],
  },
  noChangeAskedYet: {
    passes: [{}, { facts: { changeAsked: null } }],
    refuses: [['changeAlreadyAsked', changeAsked]],
  },
  extensionIsAsked: {
    passes: [{ facts: { extensionAskedDays: 10 } }],
    refuses: [
      ['noExtensionAsked', { facts: { extensionAskedDays: null } }],
      ['noExtensionAsked', {}],
    ],
  },
  noExtensionAskedYet: {
    passes: [{}, { facts: { extensionAskedDays: null } }],
    refuses: [['extensionAlreadyAsked', { facts: { extensionAskedDays: 10 } }]],
  },
  changeHasPapers: {
    passes: [changeAsked, onPaper(1, 1)],
    refuses: [
      ['evidenceMissing', { facts: { changeAsked: null } }],
      ['evidenceMissing', onPaper(0, 1)],
      ['evidenceMissing', onPaper(1, 0)],
    ],
  },
} as const satisfies Partial<Record<GuardName, GuardCase>>;
