import { csvRows, DamagedFile } from '../../desk/csv-rows.js';

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

describe('a file that breaks off is refused', () => {
  const utf8 = Buffer.from('idNumber,address\r\n1,临溪镇上庄村\r\n2,石桥镇东桥村');
  const gb = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0xd5, 0xc5]);

  test.each([
    ['inside the last character', utf8.subarray(0, -1)],
    ['inside the last character, its first byte left', utf8.subarray(0, -2)],
    ['inside a character on the way', Buffer.concat([utf8.subarray(0, 22), utf8.subarray(23)])],
    ['inside its only Chinese character', Buffer.from('a\n临').subarray(0, -1)],
    ['inside a character of GB 18030', gb.subarray(0, -1)],
    ['inside a quote', Buffer.from('a,b\n1,"2')],
    ['inside a quote, before rows that hold quotes', Buffer.from('a,b\n1,"2\n3,"4"\n')],
    ['inside a quote after a blank', Buffer.from('a,b\n1, "2')],
    ['into bytes that no text holds', Buffer.from('a\nb\0c')],
    ['into UTF-16', Buffer.from('\ufeffa\nb', 'utf16le')],
  ])('%s', (_what, bytes) => expect(() => csvRows(bytes)).toThrow(DamagedFile));

  test('but quotes within a plain cell, and blanks around a quoted one, are no fault', () => {
    expect(read('a,b\n5" pipe, "x" \n')).toEqual([{ a: '5" pipe', b: 'x' }]);
  });

  test('and a long quoted cell is read', () => {
    const long = '门""'.repeat(400_000);
    expect(read(`a\n"${long}"`)[0]?.a).toHaveLength(800_000);
  });
});
