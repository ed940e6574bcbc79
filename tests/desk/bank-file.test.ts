import { csvRows } from '../../desk/csv-rows.js';
import { csvFileBank } from '../../ports/bank.js';

const bank = csvFileBank(csvRows);
const HEADING = 'reference,result,amount,bankReference,day,reason';
const read = (...rows: string[]) => bank.readAnswer(Buffer.from([HEADING, ...rows].join('\r\n')));

const order = { reference: 'r1', payee: '张三', account: '6200000000000000005', amountFen: 5n, note: 'QH-2026-000001' };

test('a spreadsheet runs nothing that a payment file holds', () => {
  const payees = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '甲,乙'];
  const lines = bank
    .writeFile(payees.map((payee) => ({ ...order, payee })))
    .toString('utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines.slice(1).map((line) => line.slice('r1,'.length, line.indexOf(',6200')))).toEqual([
    `"'=HYPERLINK(""http://x"")"`,
    `'+1`,
    `'-1`,
    `'@SUM(A1)`,
    `'\t=1`,
    '"甲,乙"',
  ]);
});

test('amounts are yuan with two places, and come back as the same fen', () => {
  const written = bank.writeFile([order, { ...order, amountFen: 123_456_789_012_345n }]).toString('utf8');
  expect(written).toContain(',0.05,');
  expect(written).toContain(',1234567890123.45,');
  const back = read('r1,paid,1234567890123.45,B1,2026-03-05,', 'r2,returned,7,,2026-03-05,户名不符');
  expect(back).toEqual({
    answers: [
      {
        row: 1,
        reference: 'r1',
        result: 'paid',
        amountFen: 123_456_789_012_345n,
        bankReference: 'B1',
        day: '2026-03-05',
        reason: '',
      },
      {
        row: 2,
        reference: 'r2',
        result: 'returned',
        amountFen: 700n,
        bankReference: '',
        day: '2026-03-05',
        reason: '户名不符',
      },
    ],
  });
});

test('an answer that cannot be read says where, row by row', () => {
  expect(
    read('r1,paid,1.234,,2026-03-05,', ',maybe,-1,B,2026-03-05,', 'r3,returned,1.00,,,', 'r4,paid,1,B,d,,more'),
  ).toEqual({
    faults: [
      { row: 1, column: 'bankReference', code: 'missing' },
      { row: 1, column: 'amount', code: 'notYuan' },
      { row: 2, column: 'reference', code: 'missing' },
      { row: 2, column: 'result', code: 'notOffered' },
      { row: 2, column: 'amount', code: 'notYuan' },
      { row: 3, column: 'day', code: 'missing' },
      { row: 3, column: 'reason', code: 'missing' },
      { row: 4, column: 'column 7', code: 'unknownField' },
    ],
  });
});

test('what is no file of answers at all is refused', () => {
  expect(bank.readAnswer(Buffer.from('PK\u0003\u0004 something else\nand more'))).toHaveProperty('faults');
  expect(bank.readAnswer(Buffer.alloc(0))).toEqual({ answers: [] });
});
