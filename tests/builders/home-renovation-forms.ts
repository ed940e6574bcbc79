import type { Facts } from '../../procedures/vocabulary.js';

/** What a sample form may speak of: the day it is filled in, one that lies ahead, and a word that no other form uses. */
export interface FormSetting {
  readonly today: string;
  readonly later: string;
  readonly tag: string;
}

type FormBuilder = (setting: FormSetting) => Facts;

const because: FormBuilder = () => ({ reason: '按规定办理' });
const findings: FormBuilder = () => ({ findings: '情况属实' });
const back =
  (toStep: string): FormBuilder =>
  () => ({ toStep, reason: '补充材料' });

/** Works and one device, 2,420 yuan by the sample catalogue's guide prices. */
export const SAMPLE_LINES = [
  { item: 'W01', room: 'entrance', quantity: '3', unitPriceFen: '22000' },
  { item: 'W05', room: 'toilet', quantity: '4.5', unitPriceFen: '16000' },
  { item: 'W09', room: 'toilet', quantity: '1', unitPriceFen: '78000' },
  { item: 'D01', room: 'toilet', quantity: '1', unitPriceFen: '26000' },
] as const;

const measuredAsPlanned = SAMPLE_LINES.map(({ item, room, quantity }) => ({ item, room, quantity }));

/** A form that would be accepted, for every action of home renovation that asks for one. */
export const HOME_RENOVATION_FORMS: Readonly<Record<string, FormBuilder>> = {
  amendApplication: () => ({
    category: 'physical',
    grade: '1',
    hardship: 'minimumLiving',
    hukouType: 'rural',
    ownership: 'own',
  }),
  rejectApplication: because,
  recordPeerReview: () => ({ present: 9, inFavour: 8, against: 1 }),
  rejectAfterPeerReview: () => ({ present: 9, inFavour: 1, against: 8, reason: '评议未通过' }),
  postNotice: () => ({ place: '村务公开栏' }),
  recordRemoval: () => ({ objections: 'none' }),
  object: () => ({ source: 'named', summary: '认为该户近年已改造' }),
  endHeldPublicity: because,
  publiciseAnew: because,
  dismissObjection: findings,
  upholdObjection: findings,
  changeAfterObjection: findings,
  passTownReview: () => ({ opinion: '同意上报' }),
  rejectAtTown: because,
  recordAudit: findings,
  rejectAtAudit: because,
  rejectAtApproval: because,
  rejectFromWaitlist: because,
  assignAssessor: () => ({ firm: 'F02' }),
  recordAssessment: () => ({ needs: '如厕、出入困难', rooms: [{ room: 'toilet', finding: '蹲便，无扶手' }] }),
  submitDesign: () => ({ lines: SAMPLE_LINES }),
  issueWorkOrder: ({ later }) => ({ finishBy: later }),
  redesign: because,
  closeNeverStarted: because,
  selfCheck: ({ today, tag }) => ({ invoices: [{ number: `FP${tag}`, issuedOn: today, amountFen: '250000' }] }),
  recordVisit: findings,
  extendDeadline: ({ later }) => ({ finishBy: later, reason: '雨天停工' }),
  confirmAppointment: ({ later }) => ({ on: later, half: 'morning' }),
  reportObstacle: () => ({ obstacle: 'nobodyHome', details: '两次上门无人' }),
  answerObstacle: () => ({ answer: '已与住户约定明日在家' }),
  askChange: () => ({ change: '卫生间门洞须加宽', amountFen: '30000' }),
  refuseChange: because,
  askExtension: () => ({ days: 10, because: '连日降雨' }),
  refuseExtension: because,
  accept: () => ({ measured: measuredAsPlanned }),
  requireRework: ({ later }) => ({ defects: [{ room: 'toilet', defect: '扶手松动' }], reworkDeadline: later }),
  refuseAcceptance: because,
  extendRework: ({ later }) => ({ reworkDeadline: later, reason: '材料未到' }),
  correctAccount: () => ({ bankAccount: '6200000000000000000' }),
  recordHeirs: () => ({ heirName: '示例继承人', heirAccount: '6200000000000000018' }),
  takeBackDeathReport: because,
  closeAfterDeathUnpaid: because,
  closeWithoutPayment: because,
  takeBackApproval: because,
  waiveGrant: because,
  confirmPayment: ({ today, tag }) => ({ bankReference: `BANK${tag}`, paidOn: today }),
  recordReturn: () => ({ reason: '账号户名不符' }),
  continueForHeirs: () => ({ heirName: '示例继承人', heirAccount: '6200000000000000018' }),
  reverseDeath: because,
  withdraw: because,
  withdrawDuringWorks: because,
  reportDeath: () => ({ source: '村干部来电' }),
  reportDeathDuringWorks: () => ({ source: '村干部来电' }),
  cancelCard: because,
  flagCardCancelled: because,
  regrade: () => ({ category: 'physical', grade: '2', reason: '重新评残' }),
  regradeAfterApproval: () => ({ category: 'physical', grade: '2', reason: '重新评残' }),
  flagRegraded: () => ({ category: 'physical', grade: '2' }),
  updateContact: () => ({ bankAccount: '6200000000000000000' }),
  sendBack: back('applied'),
};
