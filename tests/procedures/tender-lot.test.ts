import { perform } from '../../procedures/engine.js';
import { tenderLot1, tenderLot2 } from '../../procedures/tender-lot.js';
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

describe('a payment that the contractor applies for, since version 2', () => {
  const applied = { derived: { openApplication: { tranche: 'acceptance', amountFen: '388000' } } };
  const none = { derived: { openApplication: null } };
  const at = (money: Circumstances, application: Circumstances): Circumstances => ({
    derived: { ...money.derived, ...application.derived },
  });
  const due = money('0', '0');

  it('is ordered or sent back by finance, or withdrawn, while the application is open', () => {
    const story = new Story(tenderLot2, 'contracted', open);
    expect(story.act('orderTranche', at(due, none))).toBe('noApplicationOpen');
    expect(story.act('applyForTranche', { ...at(due, none), form: { tranche: 'acceptance' } })).toBeNull();
    expect(story.act('applyForTranche', { ...at(due, applied), form: { tranche: 'acceptance' } })).toBe(
      'applicationOpen',
    );
    for (const action of ['refuseApplication', 'withdrawApplication']) {
      expect(story.act(action, none)).toBe('noApplicationOpen');
      expect(story.act(action, applied)).toBeNull();
    }
    expect(story.act('orderTranche', at(due, applied))).toBeNull();
    expect(story.state.step).toBe('contracted');
  });

  it('is not ordered by the hand that applied', () => {
    const story = new Story(tenderLot2, 'contracted', open);
    const by = { userId: 'li' };
    story.act('applyForTranche', { ...at(due, none), form: { tranche: 'acceptance' }, by });
    expect(story.act('orderTranche', { ...at(due, applied), by })).toBe('samePerson');
  });

  it('asks for proof of wages where the policy does, and always with the retention', () => {
    const without = { evidence: { wagesProof: { all: 0, fresh: 0 } } };
    const form = { tranche: 'acceptance' };
    const story = new Story(tenderLot2, 'audited', open);
    expect(story.act('applyForTranche', { ...at(due, none), ...without, form })).toBeNull();
    const strict = new Story(tenderLot2, 'audited', { ...open, policy: { wagesProofMin: 1 } });
    expect(strict.act('applyForTranche', { ...at(due, none), ...without, form })).toBe('evidenceMissing');
    const last = new Story(tenderLot2, 'retentionDue', open);
    const kept = at(money('388000', '12000'), none);
    expect(last.act('applyForTranche', { ...kept, ...without })).toBe('evidenceMissing');
    expect(last.act('applyForTranche', kept)).toBeNull();
  });

  it('is answered before the warranty begins, or the lot closes', () => {
    const paid = money('388000', '12000');
    const warranty = { form: { startsOn: '2026-06-10', warrantyUntil: '2027-06-10' }, facts: { warrantyMonths: 12 } };
    const audited = new Story(tenderLot2, 'audited', { ...open, ...warranty });
    expect(audited.act('startWarranty', { ...at(paid, applied), form: warranty.form })).toBe('applicationOpen');
    expect(audited.act('startWarranty', { ...at(paid, none), form: warranty.form })).toBeNull();
    const last = new Story(tenderLot2, 'retentionDue', open);
    expect(last.act('closeLot', at(money('400000', '0'), applied))).toBe('applicationOpen');
    const stopped = new Story(tenderLot2, 'contracted', { facts: { ...open.facts, defaulted: true } });
    expect(stopped.act('closeTerminated', at(money('400000', '0'), applied))).toBe('applicationOpen');
    expect(stopped.act('applyForTranche', { ...at(due, none), form: { tranche: 'advance', percent: 30 } })).toBe(
      'advanceAfterDefault',
    );
  });
});

it('names a period, a least number of bids and a weight of the price for each method held here', () => {
  for (const method of ['Open', 'Consultation', 'Inquiry', 'TownProcurement']) {
    for (const key of ['bidPeriod', 'minBids', 'pricePercent']) {
      expect(tenderLot1.policy).toHaveProperty(`${key}${method}`);
    }
  }
});
