import { describe, expect, test } from '@jest/globals';
import { oneByOneBecause } from '../../desk/one-by-one.js';
import { actionOf } from '../../desk/words.js';
import { homeRenovation1 } from '../../procedures/home-renovation.js';
import { recovery1 } from '../../procedures/recovery.js';
import { tenderLot1 } from '../../procedures/tender-lot.js';

function becauseOf(procedure: typeof homeRenovation1, name: string) {
  const action = actionOf(procedure, name);
  if (!action) throw new Error(`${procedure.id} has no ${name}`);
  return oneByOneBecause(action);
}

describe('what is done case by case', () => {
  test.each([
    ['what was measured', homeRenovation1, 'accept', 'ownField', '实测数量'],
    ['votes that were counted', homeRenovation1, 'recordPeerReview', 'ownField', '到会人数'],
    ['what insurance paid', homeRenovation1, 'settle', 'ownField', '医保已报销金额'],
    ['what is personal', homeRenovation1, 'regrade', 'ownField', '残疾类别'],
    ['the day of what has happened', homeRenovation1, 'confirmPayment', 'ownField', '到账日期'],
    ['money that came back', recovery1, 'recordRepayment', 'ownField', '退款金额'],
    ['photographs of its own', homeRenovation1, 'postNotice', 'ownPapers', '公示张贴照片'],
    ['a password for each', tenderLot1, 'openBids', 'ownPassword', '开标'],
  ])('%s', (_what, procedure, name, because, about) => {
    expect(becauseOf(procedure, name)).toMatchObject({ because, about: { zh: about } });
  });

  test.each([
    'acceptApplication',
    'passTownReview',
    'approve',
    'rejectAtTown',
    'sendBack',
    'assignAssessor',
    'orderPayment',
  ])('a decision that one form says for many is not: %s', (name) =>
    expect(becauseOf(homeRenovation1, name)).toBeNull(),
  );
});
