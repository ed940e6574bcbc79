import { defineProcedure } from './define-procedure.js';
import { followUpForm } from './follow-up/opening.js';
import { followUpPolicy } from './follow-up/policy.js';
import { defectField, defectPhotos, VISITORS, visitSteps } from './follow-up/visits.js';
import { reasonForm, words } from './papers.js';

/**
 * Follow-up of a home whose works were accepted: a visit or a call 7, 30 and 90 calendar days later. It runs beside
 * the home as a case of its own, opened by the acceptance, and holds nothing up there.
 */
export const followUp1 = defineProcedure({
  id: 'follow-up',
  version: 1,
  subject: 'visit',
  title: { zh: '改造后回访', en: 'Follow-up after the works' },
  policy: followUpPolicy,
  start: 'untilDay7',
  opening: { title: { zh: '验收后开始回访', en: 'Begun by the acceptance' }, by: [], form: followUpForm },
  steps: visitSteps,
  anywhere: {
    escalate: {
      title: { zh: '回访超期，提醒县级', en: 'Overdue: tell the county' },
      by: ['clock'],
      phases: ['followUp'],
      postings: ['notifyCounty'],
    },
    recordDefect: {
      title: { zh: '登记质量或使用问题', en: 'Record a defect' },
      by: VISITORS,
      phases: ['followUp'],
      form: { defect: defectField },
      evidence: [defectPhotos],
      postings: ['notifyCountyOfDefect'],
    },
    recordRemedy: {
      title: { zh: '登记问题已解决', en: 'Record that the defect was put right' },
      by: VISITORS,
      phases: ['followUp'],
      form: { remedy: words('处理结果（勿写个人信息）', 'What was done (no personal data)') },
      evidence: [defectPhotos],
      guards: ['defectIsOpen'],
      sets: { openDefect: null },
    },
    closeFollowUp: {
      title: { zh: '终止回访', en: 'End the follow-up' },
      by: ['townOfficer', 'countyOfficer'],
      phases: ['followUp'],
      to: { close: 'followUpEnded' },
      form: {
        ground: {
          title: { zh: '终止原因', en: 'Ground' },
          kind: 'choice',
          options: {
            applicantDied: { zh: '申请人去世', en: 'The applicant died' },
            moved: { zh: '已搬离', en: 'The household moved away' },
            declined: { zh: '拒绝回访', en: 'The household declines' },
          },
          fact: 'endedBecause',
        },
        ...reasonForm,
      },
    },
  },
});
