import type { GuardName } from '../../procedures/guards.js';
import type { GuardCase } from './guard-case.js';

const list = { name: '名册', asOf: '2026-06-01', rows: 812 };
const found = (entry: Record<string, string>) => ({ answer: 'found', list, entry }) as const;
const notFound = { answer: 'notFound', list } as const;
const missing = { answer: 'notChecked', why: 'missing' } as const;
const tooOld = { answer: 'notChecked', why: 'tooOld' } as const;

const physical1 = { category: 'physical', grade: '1' };
/** What the guards of eligibility pass and refuse. */
export const eligibility = {
  cardConfirmed: {
    passes: [{ facts: physical1, derived: { cardRegister: found({ status: 'valid', ...physical1 }) } }],
    refuses: [
      ['cardNotChecked', { facts: physical1, derived: { cardRegister: missing } }],
      ['cardNotChecked', { facts: physical1, derived: { cardRegister: tooOld } }],
      ['cardNotValid', { facts: physical1, derived: { cardRegister: notFound } }],
      ['cardNotValid', { facts: physical1, derived: { cardRegister: found({ status: 'cancelled', ...physical1 }) } }],
      ['cardNotValid', { facts: physical1, derived: { cardRegister: found({ status: 'expired', ...physical1 }) } }],
      [
        'cardDiffers',
        { facts: physical1, derived: { cardRegister: found({ status: 'valid', ...physical1, grade: '2' }) } },
      ],
      [
        'cardDiffers',
        { facts: physical1, derived: { cardRegister: found({ status: 'valid', ...physical1, category: 'visual' }) } },
      ],
    ],
  },
  gradeEligible: {
    passes: [{ facts: physical1 }],
    refuses: [['gradeNotEligible', { facts: { grade: '3' } }]],
  },
  categoryEligible: {
    passes: [{ facts: physical1 }],
    refuses: [['categoryNotEligible', { facts: { category: 'visual' }, policy: { eligibleCategories: ['physical'] } }]],
  },
  hardshipConfirmed: {
    passes: [{ facts: { hardship: 'nearPoor' }, derived: { hardshipRegister: found({ status: 'nearPoor' }) } }],
    refuses: [
      [
        'hardshipNotEligible',
        { facts: { hardship: 'none' }, derived: { hardshipRegister: found({ status: 'nearPoor' }) } },
      ],
      ['hardshipNotChecked', { facts: { hardship: 'nearPoor' }, derived: { hardshipRegister: missing } }],
      ['hardshipNotChecked', { facts: { hardship: 'nearPoor' }, derived: { hardshipRegister: tooOld } }],
      ['hardshipNotRecognised', { facts: { hardship: 'nearPoor' }, derived: { hardshipRegister: notFound } }],
      [
        'hardshipDiffers',
        { facts: { hardship: 'destitute' }, derived: { hardshipRegister: found({ status: 'nearPoor' }) } },
      ],
    ],
  },
  notRenovatedWithinTerm: {
    passes: [
      { facts: physical1, derived: { renovatedBefore: notFound } },
      // Five years to the day after the acceptance it is free again.
      { facts: physical1, derived: { renovatedBefore: found({ acceptedOn: '2021-06-15', grade: '1' }) } },
      { facts: physical1, derived: { renovatedBefore: found({ acceptedOn: '2024-03-01', grade: '2' }) } },
      {
        facts: { ...physical1, homeMoved: true },
        derived: { renovatedBefore: found({ acceptedOn: '2024-03-01', grade: '1' }) },
      },
      {
        facts: physical1,
        policy: { repeatTerm: { unit: 'calendarDays', count: 30 } },
        derived: { renovatedBefore: found({ acceptedOn: '2026-05-16', grade: '1' }) },
      },
    ],
    refuses: [
      ['renovationNotChecked', { facts: physical1, derived: { renovatedBefore: missing } }],
      ['renovationNotChecked', { facts: physical1, derived: { renovatedBefore: tooOld } }],
      [
        'renovatedWithinTerm',
        { facts: physical1, derived: { renovatedBefore: found({ acceptedOn: '2021-06-16', grade: '1' }) } },
      ],
      ['renovatedWithinTerm', { facts: physical1, derived: { renovatedBefore: found({ acceptedOn: '2023-01-09' }) } }],
    ],
  },
  notGrantedWithinTerm: {
    passes: [
      { derived: { grantedBefore: null } },
      // Five years to the day after the payment it is free again.
      { derived: { grantedBefore: { paidOn: '2021-06-15' } } },
    ],
    refuses: [['grantedWithinTerm', { derived: { grantedBefore: { paidOn: '2021-06-16' } } }]],
  },
  notAgeingAdapted: {
    passes: [{ derived: { ageingAdaptation: notFound } }],
    refuses: [
      ['ageingNotChecked', { derived: { ageingAdaptation: missing } }],
      ['ageingNotChecked', { derived: { ageingAdaptation: tooOld } }],
      ['alreadyAgeingAdapted', { derived: { ageingAdaptation: found({}) } }],
    ],
  },
} as const satisfies Partial<Record<GuardName, GuardCase>>;
