import { expect, test } from '@jest/globals';
import { type ActBody, changedFigures } from '../../desk/audit-year/changed-figures.js';
import { POLICY_TITLES } from '../../desk/audit-year/policy-titles.js';
import { ALL_PROCEDURES } from '../../procedures/all-procedures.js';

const read = (body: ActBody) => changedFigures(body, new Map());

test.each(ALL_PROCEDURES.map((each) => [`${each.id} ${each.version}`, each] as const))(
  'an auditor reads what every setting of %s is about',
  (_name, { policy }) => {
    expect(Object.keys(policy).filter((setting) => !POLICY_TITLES.has(setting))).toEqual([]);
  },
);

test('a policy is read in words, yuan and days', () => {
  const values = {
    deliveryMode: 'tender',
    grantCapFen: '600050',
    publicityDays: { unit: 'workingDays', count: 7 },
    eligibleHardships: ['destitute', 'nearPoor'],
    coPayPercentNearPoor: 10,
  };
  expect(read({ after: { values } })).toEqual({
    zh: '实施方式：招标；每户补贴上限（元）：6000.50；公示期：7 个工作日；适用困难类型：特困供养、低保边缘；低保边缘自筹比例（%）：10',
    en: 'delivery: by tender; cap per home (yuan): 6000.50; publicity: 7 working days; hardships: Destitute, Near-poor; co-payment (%), near-poor: 10',
  });
});

test('lists, clocks and forms of cases hold no word of the program', () => {
  const [before, now] = ['2026-12-15T03:51:47.250Z', '2026-12-20T03:51:47.834Z'];
  expect(read({ before: { now: before }, after: { now } }).zh).toBe('时钟：2026-12-15 11:51 → 2026-12-20 11:51');
  expect(read({ what: { kind: 'cardRegister', sha256: 'ab'.repeat(32) } }).zh).toBe(
    '类别：持证残疾人名册；校验值：abababababab…',
  );
  expect(read({ form: { lines: [{ item: 'W13', room: 'kitchen', unitPriceFen: '7225' }] } }).zh).toBe(
    '项目编码：W13；部位：厨房；单价：72.25',
  );
});
