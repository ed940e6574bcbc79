import { perform } from '../../procedures/engine.js';
import { tenderLot1 } from '../../procedures/tender-lot.js';
import { type Circumstances, judgedAt } from './circumstances.js';
import { Story } from './story.js';

const open = { facts: { delivery: 'pricedLot', method: 'open' } };
const homes = (count: number, settled = 0): Circumstances => ({
  derived: {
    lotHomes: {
      homes: count,
      calledOff: count,
      accepted: settled,
      settled,
      plannedFen: '0',
      lastAcceptedOn: '2026-06-10',
    },
  },
});
const bids = (received: number): Circumstances => ({ derived: { bids: { received, qualified: 0, openFindings: 0 } } });
const assessments = ['A', 'B', 'C'].map((creditCode) => ({ creditCode, qualified: true, technical: 80 }));
const money = (paidFen: string, retentionDueFen: string, paymentOpen = false): Circumstances => ({
  derived: {
    ...homes(2, 2).derived,
    contract: {
      sumFen: '900000',
      calledOffFen: '400000',
      settledFen: '400000',
      paidFen,
      acceptanceDueFen: String(400_000 - Number(paidFen) - Number(retentionDueFen)),
      retentionDueFen,
      paymentOpen,
    },
  },
});

describe('a tender', () => {
  it('runs from the notice to the award, opened and decided by different persons', () => {
    const story = new Story(tenderLot1, 'planned', open);
    expect(story.act('publish', { ...homes(0), form: { bidDeadline: '2026-07-05' } })).toBe('lotWithoutHomes');
    expect(story.act('publish', { ...homes(2), form: { bidDeadline: '2026-07-04' } })).toBe('bidPeriodTooShort');
    expect(story.act('publish', { ...homes(2), form: { bidDeadline: '2026-07-05' } })).toBeNull();
    expect(story.act('biddingCloses', bids(3))).toBeNull();
    expect(story.act('openBids', { by: { userId: 'li' } })).toBe('openingNotAuthorised');
    story.act('authoriseOpening', { by: { userId: 'li' } });
    expect(story.act('openBids', { by: { userId: 'li' } })).toBe('samePerson');
    expect(story.act('openBids', { by: { userId: 'wang' } })).toBeNull();
    expect(story.act('evaluate', { ...bids(3), form: { assessments }, by: { userId: 'li' } })).toBeNull();
    story.act('publiciseResult');
    story.act('challengeEnds');
    expect(story.act('award', { by: { userId: 'li' } })).toBe('samePerson');
    expect(story.act('award', { by: { userId: 'zhao' } })).toBeNull();
    expect(story.state).toMatchObject({ step: 'awarded', facts: { awardedOn: '2026-06-15' } });
  });

  it('takes bids until the day that the notice named', () => {
    const { case: state, command } = judgedAt(tenderLot1, 'planned', 'publish', {
      form: { bidDeadline: '2026-07-05' },
    });
    expect(perform(tenderLot1, state, command).clocks).toContainEqual({
      kind: 'start',
      clock: 'bidding',
      then: 'biddingCloses',
      lasts: { until: '2026-07-05' },
    });
  });

  it('fails at the deadline when too few bid, and every home leaves', () => {
    const story = new Story(tenderLot1, 'published', open);
    expect(story.act('biddingCloses', bids(2))).toBe('tooFewBids');
    expect(story.act('failForTooFewBids')).toBeNull();
    expect(story.state.closed).toBe('tenderFailed');
    for (const { actions } of Object.values(tenderLot1.steps)) {
      for (const action of Object.values(actions)) {
        const fails = typeof action.to === 'object' && 'close' in action.to && action.to.close === 'tenderFailed';
        if (fails) expect(action.linked).toEqual({ cases: 'all', action: 'leaveLot' });
      }
    }
  });

  it('waits for the answer to a challenge and evaluates again when it is upheld', () => {
    const story = new Story(tenderLot1, 'resultPublicised', open);
    story.act('raiseChallenge');
    expect(story.state).toMatchObject({ step: 'challengeInquiry', suspended: ['resultPublicised'] });
    story.act('dismissChallenge');
    expect(story.state).toMatchObject({ step: 'resultPublicised', suspended: [] });
    story.act('raiseChallenge');
    story.act('upholdChallenge');
    expect(story.state).toMatchObject({ step: 'opened', suspended: [] });
  });

  it('on an outside platform or from a framework is recorded, not held here', () => {
    const outside = new Story(tenderLot1, 'planned', { facts: { delivery: 'unitRate', method: 'outsidePlatform' } });
    expect(outside.act('publish', { ...homes(0), form: { bidDeadline: '2026-07-05' } })).toBe('notTenderedHere');
    outside.act('recordOutsideNotice', homes(0));
    outside.act('recordOutsideResult');
    expect(outside.state.step).toBe('awarded');
    const framework = new Story(tenderLot1, 'planned', { facts: { delivery: 'frameworkCallOff', method: 'open' } });
    expect(framework.act('recordOutsideNotice', homes(0))).toBe('notOnOutsidePlatform');
    expect(framework.act('callOffFramework')).toBeNull();
    expect(framework.state.step).toBe('awarded');
  });
});

describe('a contract', () => {
  it('is accounted for only when every home is settled, and closed only when all is paid', () => {
    const story = new Story(tenderLot1, 'awarded', open);
    story.act('signContract', { form: { retentionPercent: 3, warrantyMonths: 12 } });
    expect(story.act('recordFinalAccounts', homes(2, 1))).toBe('homesNotSettled');
    expect(story.act('recordFinalAccounts', homes(2, 2))).toBeNull();
    story.act('recordLotAudit');
    const warranty = { form: { startsOn: '2026-06-10', warrantyUntil: '2027-06-10' } };
    expect(story.act('startWarranty', { ...money('0', '0'), ...warranty })).toBe('acceptanceUnpaid');
    expect(story.act('orderTranche', { ...money('0', '0'), form: { tranche: 'advance' } })).toBe('percentOutsideLimit');
    expect(story.act('orderTranche', { ...money('0', '0'), form: { tranche: 'acceptance' } })).toBeNull();
    expect(story.act('orderTranche', money('0', '12000', true))).toBe('trancheOpen');
    expect(story.act('confirmTranche', money('0', '12000', true))).toBeNull();
    expect(story.act('startWarranty', { ...money('388000', '12000'), ...warranty })).toBeNull();
    expect(story.act('orderTranche', money('388000', '12000'))).toBe('notAtThisStep');
    story.act('warrantyEnds');
    expect(story.act('closeLot', money('388000', '12000'))).toBe('retentionUnpaid');
    expect(story.act('orderTranche', money('388000', '12000'))).toBeNull();
    expect(story.act('closeLot', money('400000', '0'))).toBeNull();
    expect(story.state.closed).toBe('completed');
  });
});

it('names a period, a least number of bids and a weight of the price for each method held here', () => {
  for (const method of ['Open', 'Consultation', 'Inquiry', 'TownProcurement']) {
    for (const key of ['bidPeriod', 'minBids', 'pricePercent']) {
      expect(tenderLot1.policy).toHaveProperty(`${key}${method}`);
    }
  }
});
