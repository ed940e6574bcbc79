import { recovery1 } from '../../procedures/recovery.js';
import { Story } from './story.js';

const owing = (claimedFen: string, repaidFen: string) => ({ derived: { recovery: { claimedFen, repaidFen } } });
const begun = () => new Story(recovery1, 'claimed');

const through = (story: Story, ...actions: readonly string[]) => {
  for (const action of actions) expect([action, story.act(action)]).toEqual([action, null]);
  return story;
};

describe('the recovery of money', () => {
  it('is approved, notified, and owed once nobody objected in time', () => {
    const story = begun();
    expect(story.act('serveNotice')).toBe('notAtThisStep');
    through(story, 'approveClaim', 'serveNotice', 'objectionEnds');
    expect(story.state).toMatchObject({
      step: 'owed',
      facts: { notifiedOn: '2026-06-15', objectionEndedOn: '2026-06-15' },
    });
  });

  it('takes money back wherever it stands, but not before someone approved the claim', () => {
    const repaid = { ...owing('1000', '0'), form: { amountFen: '400' } };
    const rest = { ...owing('1000', '400'), form: { amountFen: '600' } };
    expect(begun().act('recordRepayment', repaid)).toBe('notAtThisStep');
    const ways = [
      ['approveClaim'],
      ['approveClaim', 'serveNotice'],
      ['approveClaim', 'serveNotice', 'object'],
      ['approveClaim', 'serveNotice', 'objectionEnds'],
      ['approveClaim', 'serveNotice', 'objectionEnds', 'refer'],
    ];
    for (const way of ways) {
      const story = through(begun(), ...way);
      const { step } = story.state;
      expect(story.act('recordRepayment', repaid)).toBeNull();
      expect(story.state.step).toBe(step);
      expect(story.act('recordLastRepayment', rest)).toBeNull();
      expect(story.state.closed).toBe('recovered');
    }
  });

  it('is written off only once it is owed, and never by who referred it', () => {
    const story = through(begun(), 'approveClaim', 'serveNotice');
    expect(story.act('closeIrrecoverable')).toBe('notAtThisStep');
    through(story, 'objectionEnds', 'refer');
    expect(story.act('closeIrrecoverable', { by: { userId: 'user of refer' } })).toBe('samePerson');
    expect(story.act('closeIrrecoverable')).toBeNull();
    expect(story.state.closed).toBe('irrecoverable');
  });

  it('waits in the queue of finance where money is owed', () => {
    for (const step of ['owed', 'repaying', 'referred'])
      expect(Object.keys(recovery1.steps[step]?.actions ?? {})).toEqual(
        expect.arrayContaining(['recordRepayment', 'recordLastRepayment']),
      );
  });
});
