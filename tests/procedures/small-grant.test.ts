import { smallGrant1 } from '../../procedures/small-grant.js';
import { possibleActions } from '../../procedures/table-checks/table-action.js';
import { Story } from './story.js';

const owed = { settlement: { grantFen: '1000000', attempt: 0, payment: 'none' } } as const;
const account = { bankAccount: '6222020000000000001' };
const granted = () => new Story(smallGrant1, 'granted', { facts: account });

describe('the grant for a dilapidated home', () => {
  it('is 10,000 yuan: 350,000 for 35 homes', () => {
    expect(smallGrant1.policy.grantFen).toBe(35_000_000n / 35n);
  });

  it('knows no plan, no lot and no works', () => {
    expect(Object.values(smallGrant1.steps).map(({ phase }) => phase)).not.toContain('works');
    expect(possibleActions(smallGrant1).filter(({ action }) => action.by.includes('lot'))).toEqual([]);
  });

  it('lets a returned payment be ordered anew', () => {
    const story = granted();
    expect(story.act('orderPayment', { derived: owed })).toBeNull();
    expect(story.act('recordReturn', { form: { reason: '账号户名不符' } })).toBeNull();
    expect(story.state.step).toBe('granted');
    const returned = { settlement: { ...owed.settlement, attempt: 1, payment: 'returned' } } as const;
    expect(story.act('orderPayment', { derived: returned })).toBeNull();
    expect(story.act('confirmPayment', { form: { paidOn: '2026-06-15', bankReference: 'B1' } })).toBeNull();
    expect(story.state.closed).toBe('paid');
  });

  it('is owed to the heirs once it was granted, and never paid to the dead', () => {
    const story = granted();
    expect(story.act('reportDeath')).toBeNull();
    expect(story.state.step).toBe('granted');
    expect(story.act('orderPayment', { derived: owed })).toBe('heirAccountMissing');
    expect(story.act('recordHeirs', { form: { heirAccount: account.bankAccount } })).toBe('accountOfTheDead');
    expect(story.act('recordHeirs', { form: { heirAccount: '6222020000000000002' } })).toBeNull();
    expect(story.act('orderPayment', { derived: owed })).toBeNull();
  });

  it('rests while a death reported before the approval is looked into', () => {
    const story = new Story(smallGrant1, 'countyApproval');
    expect(story.act('reportDeath')).toBeNull();
    expect(story.state).toMatchObject({ step: 'deathReported', suspended: ['countyApproval'] });
    expect(story.act('reverseDeath')).toBeNull();
    expect(story.state.step).toBe('countyApproval');
  });

  it('asks for another person to approve, and to order the payment', () => {
    const town = new Story(smallGrant1, 'townReview');
    const one = { userId: 'one' };
    expect(town.act('passTownReview', { by: one })).toBeNull();
    expect(town.act('approve', { by: one })).toBe('samePerson');
    const story = granted();
    expect(story.act('correctAccount', { by: { ...one, role: 'finance' } })).toBeNull();
    expect(story.act('orderPayment', { by: one, derived: owed })).toBe('samePerson');
  });

  it('takes an approval back only while no payment is under way', () => {
    const story = granted();
    const ordered = { settlement: { ...owed.settlement, attempt: 1, payment: 'ordered' } } as const;
    expect(story.act('takeBackApproval', { derived: ordered })).toBe('paymentOpen');
    expect(story.act('takeBackApproval', { derived: owed })).toBeNull();
    expect(story.state.step).toBe('countyApproval');
  });
});
