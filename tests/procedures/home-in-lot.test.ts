import { homeRenovation1 } from '../../procedures/home-renovation.js';
import type { Circumstances } from './circumstances.js';
import { Story } from './story.js';

const tender = { policy: { deliveryMode: 'tender' } };
const contracted: Circumstances = { derived: { lot: { number: '340000-2026-000009', contracted: true } } };
const open: Circumstances = { derived: { lot: { number: '340000-2026-000009', contracted: false } } };
const inNone: Circumstances = { derived: { lot: null } };
const calledOff: Circumstances = { ...contracted, form: { finishBy: '2026-08-01' } };

describe('a home in a lot', () => {
  it('goes from the approved plan through the contract to the lot’s payment', () => {
    const story = new Story(homeRenovation1, 'designApproved', tender);
    expect(story.act('issueWorkOrder')).toBe('deliveredByTender');
    expect(story.act('joinLot')).toBeNull();
    expect(story.state.step).toBe('inLot');
    expect(story.act('callOff', calledOff)).toBeNull();
    expect(story.state).toMatchObject({ step: 'workOrdered', facts: { finishBy: '2026-08-01' } });
    expect(story.act('startWork')).toBe('deliveredByTender');
    expect(story.act('startByContractor')).toBeNull();
    expect(story.act('selfCheck', { facts: { approvedOn: '2026-06-01' } })).toBe('deliveredByTender');
    expect(story.act('selfCheckByContractor')).toBeNull();
    const nothingInvoiced = { invoices: { totalFen: '0' } };
    expect(story.act('accept', { derived: { ...nothingInvoiced, coPay: { dueFen: '30000' } } })).toBe(
      'evidenceMissing',
    );
    expect(story.act('accept', { derived: { ...nothingInvoiced, coPay: { dueFen: '0' } } })).toBeNull();
    expect(story.act('settle')).toBe('deliveredByTender');
    expect(story.act('settleByContract')).toBeNull();
    expect(story.state.step).toBe('settledInLot');
    expect(story.act('paidByLot')).toBeNull();
    expect(story.state.closed).toBe('paid');
  });

  it('that the household sees to itself knows nothing of lots', () => {
    const story = new Story(homeRenovation1, 'designApproved');
    expect(story.act('joinLot')).toBe('deliveredByHousehold');
    expect(new Story(homeRenovation1, 'workOrdered').act('startByContractor')).toBe('deliveredByHousehold');
    expect(new Story(homeRenovation1, 'inProgress').act('selfCheckByContractor')).toBe('deliveredByHousehold');
    expect(new Story(homeRenovation1, 'accepted').act('settleByContract')).toBe('deliveredByHousehold');
  });

  it('may withdraw before the contract; under it, only the lot releases it', () => {
    const story = new Story(homeRenovation1, 'inLot', tender);
    expect(story.act('withdraw', contracted)).toBe('underContract');
    expect(story.act('releasedFromLot', contracted)).toBeNull();
    expect(story.state.closed).toBe('released');
    expect(new Story(homeRenovation1, 'inLot', tender).act('withdraw', open)).toBeNull();
  });

  it('is out of reach for a lot in which it does not lie', () => {
    expect(new Story(homeRenovation1, 'inProgress').act('releasedFromLot', inNone)).toBe('homeNotInLot');
    expect(new Story(homeRenovation1, 'inLot', tender).act('callOff', { ...calledOff, ...inNone })).toBe(
      'homeNotInLot',
    );
  });

  it('lets the lot fail while a report of death is cleared up, and finds another lot when it was mistaken', () => {
    const story = new Story(homeRenovation1, 'inLot', tender);
    story.act('reportDeath');
    expect(story.act('leaveLot')).toBeNull();
    expect(story.state).toMatchObject({ step: 'deathReported', suspended: ['inLot'] });
    story.act('reverseDeath');
    expect(story.act('leaveEndedLot', open)).toBe('stillInLot');
    expect(story.act('leaveEndedLot', inNone)).toBeNull();
    expect(story.state.step).toBe('designApproved');
  });

  it('whose works were accepted is paid for although the applicant died', () => {
    const story = new Story(homeRenovation1, 'selfChecked', tender);
    story.act('accept', { derived: { invoices: { totalFen: '0' }, coPay: { dueFen: '0' } } });
    story.act('reportDeathDuringWorks');
    expect(story.act('continueForHeirs', { form: { heirAccount: '6222020000000000002' } })).toBe('deliveredByTender');
    expect(story.act('closeAfterDeath')).toBe('acceptedInLot');
    expect(story.act('releasedFromLot', contracted)).toBe('acceptedInLot');
    expect(story.act('finishAfterDeath')).toBeNull();
    story.act('settleByContract');
    expect(story.act('reportDeathDuringWorks')).toBeNull();
    expect(story.state.step).toBe('settledInLot');
    expect(story.act('paidByLot')).toBeNull();
  });
});
