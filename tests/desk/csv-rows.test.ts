import { csvRows } from '../../desk/csv-rows.js';

const read = (text: string) => csvRows(Buffer.from(text));

test('cells by the names of the heading; empty ones are left out', () => {
  expect(read('idNumber,status\r\n1,valid\r\n2,\r\n')).toEqual([{ idNumber: '1', status: 'valid' }, { idNumber: '2' }]);
});

test('quotes, commas, line ends and a byte order mark', () => {
  expect(read('\ufeffname,place\n"a, ""b""\nc",x')).toEqual([{ name: 'a, "b"\nc', place: 'x' }]);
});

test('a cell too many is named, so that it is noticed', () =>
  expect(read('a\n1,2')).toEqual([{ a: '1', 'column 2': '2' }]));

test('what a spreadsheet saved as GB 18030', () => {
  const bytes = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0xd5, 0xc5]);
  expect(csvRows(bytes)).toEqual([{ 姓名: '张' }]);
});

test.each(['', '\n\n', 'a,b'])('%j holds no rows', (text) => expect(read(text)).toEqual([]));
