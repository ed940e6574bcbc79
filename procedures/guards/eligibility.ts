import type { ListCheck } from '../case.js';
import { addDays, addMonths } from '../days.js';
import type { Refusal, RefusalCode } from '../refusals.js';
import type { Day, Span } from '../vocabulary.js';
import { derivedFact, type Guard, type Judged, policyLists } from './guard.js';

/** Who the programme serves. Every check against a list refuses when no list, or only an old one, could answer. */
export const eligibilityGuards = {
  cardConfirmed: { needs: ['cardRegister'], check: refusalOfCard },
  gradeEligible: {
    needs: [],
    check: (judged) =>
      policyLists(judged, 'eligibleGrades', judged.case.facts.grade) ? null : { code: 'gradeNotEligible' },
  },
  categoryEligible: {
    needs: [],
    check: (judged) =>
      policyLists(judged, 'eligibleCategories', judged.case.facts.category) ? null : { code: 'categoryNotEligible' },
  },
  hardshipConfirmed: { needs: ['hardshipRegister'], check: refusalOfHardship },
  notRenovatedWithinTerm: { needs: ['renovatedBefore'], check: refusalOfRenovation },
  notAgeingAdapted: {
    needs: ['ageingAdaptation'],
    check: (judged) => {
      const found = derivedFact(judged, 'ageingAdaptation');
      if (found.answer === 'notChecked') return notChecked('ageingNotChecked', found);
      return found.answer === 'found' ? { code: 'alreadyAgeingAdapted' } : null;
    },
  },
  /** A fixed grant is given once within its term, counted from the day on which the earlier one was paid. */
  notGrantedWithinTerm: {
    needs: ['grantedBefore'],
    check: (judged) => {
      const earlier = derivedFact(judged, 'grantedBefore');
      if (earlier === null) return null;
      const freeFrom = termAfter(earlier.paidOn, judged.case.policy.repeatTerm as Span);
      return judged.command.happenedOn < freeFrom ? { code: 'grantedWithinTerm', about: earlier.paidOn } : null;
    },
  },
} as const satisfies Record<string, Guard>;

function notChecked(code: RefusalCode, check: ListCheck & { answer: 'notChecked' }): Refusal {
  return { code, about: check.why };
}

function refusalOfCard(judged: Judged): Refusal | null {
  const check = derivedFact(judged, 'cardRegister');
  if (check.answer === 'notChecked') return notChecked('cardNotChecked', check);
  if (check.answer === 'notFound' || check.entry.status !== 'valid') return { code: 'cardNotValid' };
  const { category, grade } = judged.case.facts;
  return check.entry.category === category && check.entry.grade === grade ? null : { code: 'cardDiffers' };
}

/** The class must be the register's: what the household pays itself depends on it. */
function refusalOfHardship(judged: Judged): Refusal | null {
  const { hardship } = judged.case.facts;
  if (!policyLists(judged, 'eligibleHardships', hardship)) return { code: 'hardshipNotEligible' };
  const check = derivedFact(judged, 'hardshipRegister');
  if (check.answer === 'notChecked') return notChecked('hardshipNotChecked', check);
  if (check.answer === 'notFound') return { code: 'hardshipNotRecognised' };
  return check.entry.status === hardship ? null : { code: 'hardshipDiffers' };
}

/** Counted from the acceptance of the earlier works; a new grade or another home opens the way again. */
function refusalOfRenovation(judged: Judged): Refusal | null {
  const check = derivedFact(judged, 'renovatedBefore');
  if (check.answer === 'notChecked') return notChecked('renovationNotChecked', check);
  if (check.answer === 'notFound') return null;
  const { facts, policy } = judged.case;
  const acceptedOn = String(check.entry.acceptedOn);
  const gradeChanged = typeof check.entry.grade === 'string' && check.entry.grade !== facts.grade;
  if (gradeChanged || facts.homeMoved === true) return null;
  const freeFrom = termAfter(acceptedOn, policy.repeatTerm as Span);
  return judged.command.happenedOn < freeFrom ? { code: 'renovatedWithinTerm', about: acceptedOn } : null;
}

function termAfter(day: Day, term: Span): Day {
  if (term.unit === 'workingDays')
    throw new Error('the term between renovations is counted in months or calendar days');
  return term.unit === 'months' ? addMonths(day, term.count) : addDays(day, term.count);
}
