import { followUp1 } from '../../procedures/follow-up.js';
import { followUpOf } from '../../procedures/follow-up/opening.js';
import { Story } from './story.js';

const begun = () => new Story(followUp1, 'untilDay7', { facts: followUpOf('2026-06-01') });

describe('the follow-up after the works', () => {
  it('counts 7, 30 and 90 calendar days from the acceptance, which itself does not count', () => {
    expect(followUpOf('2026-01-30')).toEqual({
      acceptedOn: '2026-01-30',
      day7Eve: '2026-02-05',
      day30Eve: '2026-02-28',
      day90Eve: '2026-04-29',
    });
  });

  it('is three visits, and ends with the third', () => {
    const story = begun();
    expect(story.act('recordVisit')).toBe('notAtThisStep');
    for (const due of ['day7', 'day30', 'day90']) {
      expect(story.act('visitDue')).toBeNull();
      expect(story.state.step).toBe(due);
      expect(story.act('recordVisit', { form: { means: 'telephone', inUse: true, satisfied: 4 } })).toBeNull();
      expect(story.state.facts).toMatchObject({ [`${due}Means`]: 'telephone', [`${due}Satisfied`]: 4 });
    }
    expect(story.state.closed).toBe('followedUp');
  });

  it('keeps a defect open until it was put right', () => {
    const story = begun();
    expect(story.act('recordRemedy')).toBe('noDefectOpen');
    story.act('visitDue');
    story.act('recordVisit', { form: { defect: '扶手松动' } });
    expect(story.state.facts.openDefect).toBe('扶手松动');
    expect(story.act('recordRemedy')).toBeNull();
    expect(story.state.facts.openDefect).toBeNull();
    expect(story.act('recordRemedy')).toBe('noDefectOpen');
  });

  it('ends before its time when the applicant died or moved away', () => {
    const story = begun();
    expect(story.act('closeFollowUp', { by: { role: 'villageOfficer' } })).toBe('notYourRole');
    expect(story.act('closeFollowUp', { form: { ground: 'moved', reason: '随子女迁居' } })).toBeNull();
    expect(story.state).toMatchObject({ closed: 'followUpEnded', facts: { endedBecause: 'moved' } });
  });
});
