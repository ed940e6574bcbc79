import { homeRenovation2, homeRenovation3 } from '../../procedures/home-renovation.js';
import { problemsOf } from '../../procedures/define-procedure.js';
import { Story } from './story.js';

const tender = { policy: { deliveryMode: 'tender' } };
const inWorks = (step = 'inProgress', policy = {}) =>
  new Story(homeRenovation3, step, { policy: { ...tender.policy, ...policy } });
const obstacle = { form: { obstacle: 'nobodyHome', details: '两次上门无人' } };
const inALot = { derived: { lot: { number: '340000-2026-000009', contracted: true } } };

describe('an obstacle', () => {
  it('stands until an office answers, and the answer until the next report', () => {
    const story = inWorks('workOrdered');
    expect(story.act('answerObstacle')).toBe('noObstacleOpen');
    expect(story.act('reportObstacle', obstacle)).toBeNull();
    expect(story.state).toMatchObject({ step: 'workOrdered', facts: { openObstacle: 'nobodyHome' } });
    expect(story.act('answerObstacle', { form: { answer: '明日在家' } })).toBeNull();
    expect(story.state.facts).toMatchObject({ openObstacle: null, obstacleWords: null, obstacleAnswer: '明日在家' });
    expect(story.act('reportObstacle', obstacle)).toBeNull();
    expect(story.state.facts).toMatchObject({ openObstacle: 'nobodyHome', obstacleAnswer: null });
  });

  it.each([
    ['the works start', 'workOrdered', 'startByContractor', {}],
    ['the works are extended', 'inProgress', 'extendDeadline', { form: { finishBy: '2026-08-01' } }],
    ['rework is extended', 'rework', 'extendRework', { form: { reworkDeadline: '2026-08-01' } }],
    ['the home is released', 'inProgress', 'releasedFromLot', inALot],
    ['the contractor defaults', 'workOrdered', 'contractorDefaulted', {}],
    ['the home is designed again', 'workOrdered', 'redesign', {}],
  ])('is over once %s', (_when, step, action, circumstances) => {
    const story = inWorks(step);
    story.act('reportObstacle', obstacle);
    expect(story.act(action, circumstances)).toBeNull();
    expect(story.state.facts).toMatchObject({ openObstacle: null, obstacleWords: null });
  });
});

describe('what a contractor asks for', () => {
  it('is a change, which the county orders without further papers, or refuses with a reason', () => {
    const story = inWorks();
    const ask = { form: { change: '门洞加宽', amountFen: '30000' } };
    expect(story.act('orderChange')).toBe('evidenceMissing');
    expect(story.act('askChange', ask)).toBeNull();
    expect(story.act('askChange', ask)).toBe('changeAlreadyAsked');
    expect(story.act('refuseChange', { form: { reason: '不在目录' } })).toBeNull();
    expect(story.state.facts).toMatchObject({ changeAsked: null, changeAskedFen: null, changeRefusal: '不在目录' });
    expect(story.act('refuseChange')).toBe('noChangeAsked');
    expect(story.act('askChange', ask)).toBeNull();
    expect(story.state.facts).toMatchObject({ changeAsked: '门洞加宽', changeRefusal: null });
    expect(story.act('orderChange')).toBeNull();
    expect(story.state.facts).toMatchObject({ changeAsked: null, changeAskedFen: null });
  });

  it('is more time, also for rework', () => {
    for (const [step, extend, form] of [
      ['inProgress', 'extendDeadline', { finishBy: '2026-08-01' }],
      ['rework', 'extendRework', { reworkDeadline: '2026-08-01' }],
    ] as const) {
      const story = inWorks(step);
      expect(story.act('askExtension', { form: { days: 10, because: '连日降雨' } })).toBeNull();
      expect(story.act('askExtension')).toBe('extensionAlreadyAsked');
      expect(story.act('refuseExtension', { form: { reason: '雨已停' } })).toBeNull();
      expect(story.act('refuseExtension')).toBe('noExtensionAsked');
      story.act('askExtension');
      expect(story.act(extend, { form })).toBeNull();
      expect(story.state.facts).toMatchObject({ extensionAskedDays: null, extensionRefusal: null });
    }
  });

  it('is nothing for a household that sees to the works itself', () => {
    const story = new Story(homeRenovation3, 'inProgress');
    for (const action of ['confirmAppointment', 'reportObstacle', 'askChange', 'askExtension'])
      expect(story.act(action)).toBe('deliveredByHousehold');
  });
});

describe('the self-check of a contractor', () => {
  const slots = ['worksPhotos', 'hiddenWorkRecord', 'materialCertificates', 'completionSignature'];
  const none = (slot: string) => ({ evidence: { [slot]: { all: 0, fresh: 0 } } });

  it('rests on photographs of the works and the household’s signature, and by policy on the other papers', () => {
    const missing = (policy: Readonly<Record<string, number>>) =>
      slots.filter(
        (slot) => inWorks('inProgress', policy).act('selfCheckByContractor', { ...none(slot), policy }) !== null,
      );
    expect(missing({})).toEqual(['worksPhotos', 'completionSignature']);
    expect(missing({ worksPhotosMin: 0, hiddenWorkRecordMin: 1, materialCertificatesMin: 2 })).toEqual(slots.slice(1));
    const one = { evidence: { worksPhotos: { all: 1, fresh: 0 } } };
    expect(inWorks('inProgress', { worksPhotosMin: 2 }).act('selfCheckByContractor', one)).toBe('evidenceMissing');
  });

  it('ends what was asked and agreed, and cases of the second version go on by its papers', () => {
    const story = inWorks();
    story.act('confirmAppointment', { form: { on: '2026-06-20', half: 'afternoon' } });
    story.act('askChange');
    expect(story.state.facts).toMatchObject({ appointmentOn: '2026-06-20', appointmentHalf: 'afternoon' });
    expect(story.act('selfCheckByContractor')).toBeNull();
    expect(story.state.facts).toMatchObject({ appointmentOn: null, appointmentHalf: null, changeAsked: null });
    expect(
      new Story(homeRenovation2, 'inProgress', tender).act('selfCheckByContractor', none('worksPhotos')),
    ).toBeNull();
  });
});

it('a number of papers that the policy does not know makes no table', () => {
  const { worksPhotosMin: _left, ...policy } = homeRenovation3.policy;
  expect(problemsOf({ ...homeRenovation3, policy })).toContain(
    'inProgress.selfCheckByContractor: worksPhotos asks for as many as worksPhotosMin, which is no number of the policy',
  );
});
