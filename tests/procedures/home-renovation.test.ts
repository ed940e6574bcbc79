import { perform } from '../../procedures/engine.js';
import { homeRenovation1 } from '../../procedures/home-renovation.js';
import { payeeAccountOf } from '../../procedures/payee-account.js';
import { waitlistPriority } from '../../procedures/waitlist-priority.js';
import { type Circumstances, judgedAt, together } from './circumstances.js';
import { passingAll } from './guard-cases.js';
import { Story } from './story.js';

const termOver = { derived: { publicityTerm: { postedOn: '2026-06-01', lastDay: '2026-06-15' } } };
const stated = (objections: string) => together(termOver, { form: { objections } });

describe('publicity', () => {
  it('passes to the town when the notice came down after the term and nobody objected', () => {
    const story = new Story(homeRenovation1, 'toPublicise');
    story.act('postNotice');
    expect(story.act('publicityEnds')).toBe('noticeNotRemoved');
    expect(story.act('recordRemoval', stated('none'))).toBeNull();
    expect(story.act('publicityEnds')).toBeNull();
    expect(story.state.step).toBe('townReview');
  });

  it('is held while a stated objection has not been inquired into', () => {
    const story = new Story(homeRenovation1, 'toPublicise');
    story.act('postNotice');
    story.act('recordRemoval', stated('some'));
    expect(story.act('publicityEnds')).toBe('objectionOpen');
    expect(story.act('holdPublicity')).toBeNull();
    expect(story.act('endHeldPublicity')).toBe('objectionOpen');
    // The statement cannot be taken back by a second one.
    expect(story.act('recordRemoval', stated('none'))).toBe('noticeAlreadyRemoved');
    story.act('object');
    expect(story.state).toMatchObject({ step: 'objectionInquiry', suspended: ['publicityHeld'] });
    expect(story.act('dismissObjection')).toBeNull();
    expect(story.state).toMatchObject({ step: 'publicityHeld', suspended: [] });
    expect(story.act('endHeldPublicity')).toBeNull();
    expect(story.state.step).toBe('townReview');
  });

  it('begins anew in full when the inquiry changes something', () => {
    const story = new Story(homeRenovation1, 'toPublicise');
    story.act('postNotice');
    story.act('recordRemoval', stated('none'));
    story.act('object');
    story.act('changeAfterObjection');
    expect(story.state).toMatchObject({ step: 'toPublicise', suspended: [] });
    story.act('postNotice');
    expect(story.act('publicityEnds')).toBe('noticeNotRemoved');
  });

  it('is not judged by the person who posted the notice', () => {
    const story = new Story(homeRenovation1, 'toPublicise');
    story.act('postNotice', { by: { userId: 'zhou' } });
    story.act('object');
    for (const decision of ['dismissObjection', 'upholdObjection', 'changeAfterObjection']) {
      expect(story.act(decision, { by: { userId: 'zhou' } })).toBe('samePerson');
    }
  });

  it('keeps the inquiry waiting through a mistaken report of death', () => {
    const story = new Story(homeRenovation1, 'toPublicise');
    story.act('postNotice');
    story.act('object');
    story.act('reportDeath');
    expect(story.state.suspended).toEqual(['publicised', 'objectionInquiry']);
    expect(story.act('reportDeath')).toBe('notAtThisStep');
    story.act('reverseDeath');
    story.act('dismissObjection');
    expect(story.state).toMatchObject({ step: 'publicised', suspended: [] });
  });
});

describe('rework', () => {
  const ahead = { form: { reworkDeadline: '2026-07-01' } };

  it('has as many rounds as the policy, and only then may acceptance be refused for good', () => {
    const story = new Story(homeRenovation1, 'selfChecked');
    for (const _round of [1, 2]) {
      expect(story.act('refuseAcceptance')).toBe('reworkRoundsRemain');
      expect(story.act('requireRework', ahead)).toBeNull();
      expect(story.state.facts.reworkDeadline).toBe('2026-07-01');
      expect(story.act('reworkDone')).toBeNull();
    }
    expect(story.act('requireRework', ahead)).toBe('reworkRoundsExhausted');
    expect(story.act('refuseAcceptance')).toBeNull();
    expect(story.state.closed).toBe('rejected');
  });

  it('runs its clock until the day that was set, and anew when that day is put off', () => {
    const story = new Story(homeRenovation1, 'selfChecked');
    const { case: state, command } = judgedAt(homeRenovation1, 'selfChecked', 'requireRework', ahead);
    expect(perform(homeRenovation1, state, command).clocks).toContainEqual({
      kind: 'start',
      clock: 'deadline',
      then: 'escalate',
      lasts: { until: '2026-07-01' },
    });
    story.act('requireRework', ahead);
    story.act('extendRework', { form: { reworkDeadline: '2026-07-20' } });
    expect(story.state).toMatchObject({ step: 'rework', facts: { reworkDeadline: '2026-07-20' } });
  });
});

describe('a death', () => {
  const own = { bankAccount: '6222020000000000001' };
  const heirs = { form: { heirAccount: '6222020000000000002' } };
  const payable: Circumstances = { derived: { settlement: { grantFen: '550000', attempt: 0, payment: 'none' } } };

  it('during works lets the heirs go on, and the dead account is not paid', () => {
    const story = new Story(homeRenovation1, 'settled', { facts: own });
    story.act('reportDeathDuringWorks');
    expect(story.act('continueForHeirs', { form: { heirAccount: own.bankAccount } })).toBe('accountOfTheDead');
    expect(story.act('continueForHeirs', heirs)).toBeNull();
    expect(story.state.step).toBe('settled');
    expect(payeeAccountOf(story.state.facts)).toBe('6222020000000000002');
    expect(story.act('correctAccount')).toBe('applicantDied');
    expect(story.act('orderPayment', payable)).toBeNull();
  });

  it('while the bank is paying waits for its answer, and a return is not ordered anew to the dead', () => {
    const story = new Story(homeRenovation1, 'paymentOrdered', { facts: own });
    story.act('reportDeathDuringWorks');
    expect(story.state.step).toBe('paymentOrdered');
    story.act('recordReturn');
    expect(story.act('orderPayment', payable)).toBe('heirAccountMissing');
    story.act('recordHeirs', heirs);
    expect(story.act('orderPayment', payable)).toBeNull();
  });

  it('reported by mistake leaves the account as it was', () => {
    const story = new Story(homeRenovation1, 'paymentOrdered', { facts: own });
    story.act('reportDeathDuringWorks');
    story.act('takeBackDeathReport');
    story.act('recordReturn');
    expect(payeeAccountOf(story.state.facts)).toBe(own.bankAccount);
    expect(story.act('orderPayment', payable)).toBeNull();
  });

  it('before the works ends the case', () => {
    const story = new Story(homeRenovation1, 'assessed');
    story.act('reportDeath');
    story.act('confirmDeath');
    expect(story.state).toMatchObject({ closed: 'deceased', suspended: [] });
  });
});

describe('a new grade', () => {
  it('is audited again where the audit was already over', () => {
    for (const step of ['countyApproval', 'waitlisted']) {
      const story = new Story(homeRenovation1, step);
      story.act('regrade', { form: { grade: '2' } });
      expect(story.state).toMatchObject({ step: 'countyAudit', facts: { grade: '2' } });
    }
    const approved = new Story(homeRenovation1, 'designed');
    expect(approved.act('regradeAfterApproval', { derived: { lot: null } })).toBeNull();
    expect(approved.state.step).toBe('countyAudit');
  });

  it('during works is flagged and leaves the approved grade', () => {
    const story = new Story(homeRenovation1, 'inProgress', { facts: { grade: '1' } });
    story.act('flagRegraded', { form: { grade: '3' } });
    expect(story.state.facts).toMatchObject({ grade: '1', laterGrade: '3', regradedDuringWorks: true });
  });
});

it('remembers the day of the approval, before which no invoice may lie', () => {
  const story = new Story(homeRenovation1, 'designed');
  story.act('approveDesign', {
    ...together(...passingAll(['planGrants', 'planWithinFunds'])),
    happenedOn: '2026-06-12',
  });
  expect(story.state.facts.approvedOn).toBe('2026-06-12');
});

it('serves first those whom the policy names', () => {
  const { policy } = homeRenovation1;
  expect(waitlistPriority(policy, { householdFlags: [{ flag: 'elderlyAndDisabled' }, { flag: 'monitored' }] })).toBe(0);
  expect(waitlistPriority(policy, { householdFlags: [{ flag: 'elderlyAndDisabled' }] })).toBe(1);
  expect(waitlistPriority(policy, {})).toBe(1);
});
