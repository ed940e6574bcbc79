import type { Field } from '../form.js';
import { freshPhotos, words } from '../papers.js';
import type { Action, Step, Target } from '../procedure.js';
import type { VisitStep } from './opening.js';

/** Whoever is near may visit or telephone. */
export const VISITORS = ['villageOfficer', 'townOfficer', 'countyOfficer'] as const;

const defect = words('质量或使用问题（勿写个人信息）', 'Defect (no personal data)');

/** A defect lies open until its remedy is recorded. */
export const defectField = { ...defect, fact: 'openDefect' } as const satisfies Field;

export const defectPhotos = freshPhotos('defectPhotos', '问题照片', 'Photographs of the defect', 0);

const asked = (step: VisitStep) =>
  ({
    means: {
      title: { zh: '回访方式', en: 'By which means' },
      kind: 'choice',
      options: { visit: { zh: '上门', en: 'Visit' }, telephone: { zh: '电话', en: 'Telephone' } },
      fact: `${step}Means`,
    },
    inUse: { title: { zh: '设施是否在用', en: 'Everything is in use' }, kind: 'boolean', fact: `${step}InUse` },
    satisfied: {
      title: { zh: '满意度（1最低，5最高）', en: 'Satisfied, from 1 (least) to 5' },
      kind: 'integer',
      min: 1,
      max: 5,
      fact: `${step}Satisfied`,
    },
    defect: { ...defectField, optional: true },
  }) as const satisfies Action['form'];

/** Nothing to do until the day of the visit; then the village and the town are reminded. */
function untilVisit(step: VisitStep, days: number): Step {
  return {
    title: { zh: `待${days}天回访`, en: `Until the visit after ${days} days` },
    phase: 'followUp',
    clocks: { wait: { lasts: { untilFact: `${step}Eve` }, then: 'visitDue' } },
    actions: {
      visitDue: {
        title: { zh: '回访到期', en: 'The visit is due' },
        by: ['clock'],
        to: step,
        postings: ['notifyVisitors'],
      },
    },
  };
}

/** The visit is due: it cannot have happened before its day, and the county is told when nobody made it in time. */
function visit(step: VisitStep, days: number, to: Target): Step {
  return {
    title: { zh: `${days}天回访`, en: `Visit after ${days} days` },
    phase: 'followUp',
    clocks: { deadline: { lasts: 'visitDays', then: 'escalate' } },
    actions: {
      recordVisit: {
        title: { zh: '登记回访', en: 'Record the visit' },
        by: VISITORS,
        to,
        form: asked(step),
        evidence: [freshPhotos('visitPhotos', '回访照片', 'Photographs of the visit', 0), defectPhotos],
        postings: ['notifyCountyOfDefect'],
      },
    },
  };
}

export const visitSteps = {
  untilDay7: untilVisit('day7', 7),
  day7: visit('day7', 7, 'untilDay30'),
  untilDay30: untilVisit('day30', 30),
  day30: visit('day30', 30, 'untilDay90'),
  untilDay90: untilVisit('day90', 90),
  day90: visit('day90', 90, { close: 'followedUp' }),
} as const satisfies Record<string, Step>;
