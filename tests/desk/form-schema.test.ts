import { demoApplicants } from '../../bin/demo-people.js';
import { formJsonSchema, readForm } from '../../desk/form-schema.js';
import type { FieldErrorCode } from '../../desk/form-messages.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import type { Field, Form } from '../../procedures/form.js';

const TODAY = '2026-03-02';
const title = { zh: '项', en: 'Field' };
const one = (field: object): Form => ({ value: { title, ...field } as Field });

/** What is wrong with a value in a field: codes with pointers, or nothing. */
function faults(field: object, value: unknown): string[] {
  const read = readForm(one(field), { value }, TODAY);
  return 'errors' in read ? read.errors.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

function wrong(code: FieldErrorCode): string[] {
  return [`#/form/value ${code}`];
}

describe('kinds of field', () => {
  test('text is trimmed, and neither empty, too long, nor full of characters that nobody sees', () => {
    const text = { kind: 'text', max: 5 };
    expect(readForm(one(text), { value: '  门口 ' }, TODAY)).toEqual({ form: { value: '门口' } });
    expect(readForm(one(text), { value: 'a\r\nb' }, TODAY)).toEqual({ form: { value: 'a\nb' } });
    expect(faults(text, '   ')).toEqual(wrong('missing'));
    expect(faults(text, '一二三四五六')).toEqual(wrong('tooLong'));
    expect(faults(text, 'a\u0000b')).toEqual(wrong('controlCharacter'));
    expect(faults(text, 'a\u202eb')).toEqual(wrong('controlCharacter'));
    expect(faults(text, 'a\ud800')).toEqual(wrong('controlCharacter'));
    expect(faults(text, 7)).toEqual(wrong('wrongType'));
    expect(faults(text, undefined)).toEqual(wrong('missing'));
  });

  test.each(['\u200b', '\u3164\u3164', '\u200e \u200f', '\u061c', '\ufe0f', '\u00ad', '\u2800', '\u{e0100}'])(
    'a text of nothing that can be seen (%j) is missing',
    (value) => expect(faults({ kind: 'text', max: 5 }, value)).toEqual(wrong('missing')),
  );

  test('a name may choose the form of a character', () => {
    expect(faults({ kind: 'text', max: 9 }, '葛\u{e0100}\ufe00城')).toEqual([]);
  });

  test.each(['2026-02-30', '2026-13-01', '1899-12-31', '2026-3-2', '2026/03/02', ''])('%j is no day', (value) => {
    expect(faults({ kind: 'date' }, value)).toContain('#/form/value notADay');
  });

  test('a leap day is a day', () => expect(faults({ kind: 'date' }, '2024-02-29')).toEqual([]));

  test.each(['-1', '1.5', '01', '', '1e3', ' 1', '1000000000000000'])('%j is no sum of fen', (value) => {
    expect(faults({ kind: 'money' }, value)).toEqual(wrong('notMoney'));
  });

  test('a sum is a string, never a number', () => {
    expect(faults({ kind: 'money' }, '600000')).toEqual([]);
    expect(faults({ kind: 'money' }, 600000)).toEqual(wrong('wrongType'));
  });

  test.each(['1.234', '-1', '.5', '1.', '01', 'x'])('%j is no quantity', (value) => {
    expect(faults({ kind: 'quantity' }, value)).toEqual(wrong('notQuantity'));
  });

  test('a quantity has at most two decimals', () => expect(faults({ kind: 'quantity' }, '4.25')).toEqual([]));

  test('integers keep within their bounds', () => {
    const field = { kind: 'integer', min: 1, max: 9 };
    expect([faults(field, 0), faults(field, 10), faults(field, 2.5), faults(field, '3'), faults(field, 3)]).toEqual([
      wrong('tooSmall'),
      wrong('tooBig'),
      wrong('wrongType'),
      wrong('wrongType'),
      [],
    ]);
  });

  test.each([1e21, -1e21, Number.MAX_SAFE_INTEGER + 1])('%d is no number that is too long', (value) => {
    expect(new Set(faults({ kind: 'integer', min: 1, max: 9 }, value))).toEqual(
      new Set(wrong(value > 0 ? 'tooBig' : 'tooSmall')),
    );
  });

  test.each(['money', 'quantity'])('%s may be zero, except where the form asks for more', (kind) => {
    expect(faults({ kind }, '0')).toEqual([]);
    expect(faults({ kind, positive: true }, '0')).toEqual(wrong('notAboveZero'));
    expect(faults({ kind, positive: true }, '1')).toEqual([]);
    expect(faults({ kind: 'quantity', positive: true }, '0.00')).toEqual(wrong('notAboveZero'));
    expect(faults({ kind: 'quantity', positive: true }, '0.01')).toEqual([]);
  });

  test('a choice is one of those offered', () => {
    const field = { kind: 'choice', options: { yes: title } };
    expect([faults(field, 'yes'), faults(field, 'no'), faults(field, 'toString'), faults(field, undefined)]).toEqual([
      [],
      wrong('notOffered'),
      wrong('notOffered'),
      wrong('missing'),
    ]);
  });

  test('a boolean is true or false', () => expect(faults({ kind: 'boolean' }, 'true')).toEqual(wrong('wrongType')));

  test('an ID number has the right length, check character and a possible day of birth', () => {
    const field = { kind: 'idNumber' };
    expect(faults(field, '11010519491231002x')).toEqual([]);
    expect(readForm(one(field), { value: ' 11010519491231002x ' }, TODAY)).toEqual({
      form: { value: '11010519491231002X' },
    });
    expect(faults(field, '110105194912310021')).toEqual(wrong('idNumberChecksum'));
    expect(faults(field, '11010519491231002')).toEqual(wrong('idNumberForm'));
    expect(faults(field, withChecksum('11010520260230001'))).toEqual(wrong('idNumberBirthDay'));
    expect(faults(field, withChecksum('11010520270101001'))).toEqual(wrong('idNumberBirthDay'));
    expect(faults(field, withChecksum('11010518990101001'))).toEqual(wrong('idNumberBirthDay'));
  });

  test.each(['13800138000', '0563-3012345', '056330123456'.slice(0, 11)])('%s is a telephone', (value) => {
    expect(faults({ kind: 'phone' }, value)).toEqual([]);
  });

  test.each(['12800138000', '1380013800', '138001380000', '+8613800138000', 'x'])('%s is no telephone', (value) => {
    expect(faults({ kind: 'phone' }, value)).toEqual(wrong('phoneForm'));
  });

  test('a bank card passes its check digit, spaces or not', () => {
    const field = { kind: 'bankAccount' };
    expect(readForm(one(field), { value: '6200 0000 0000 0000 000' }, TODAY)).toEqual({
      form: { value: '6200000000000000000' },
    });
    expect(faults(field, '6200000000000000006')).toEqual(wrong('bankAccountChecksum'));
    expect(faults(field, '62000000000')).toEqual(wrong('bankAccountForm'));
  });

  test('a list says which of its rows is wrong', () => {
    const field = { kind: 'list', min: 1, max: 2, of: { sum: { title, kind: 'money' } } };
    expect(faults(field, [])).toEqual(wrong('tooShort'));
    expect(faults(field, [{ sum: '1' }, { sum: '1' }, { sum: '1' }])).toEqual(wrong('tooLong'));
    expect(faults(field, [{ sum: '1' }, { sum: '-1', note: '' }])).toEqual([
      '#/form/value/1/sum notMoney',
      '#/form/value/1/note unknownField',
    ]);
  });
});

describe('a form', () => {
  const { form } = latestProcedure('home-renovation').opening;
  const [applicant] = demoApplicants(1, 1);
  const filledIn = { ...applicant?.form };

  function faultsOf(change: object): string[] {
    const read = readForm(form, { ...filledIn, ...change }, TODAY);
    return 'errors' in read ? read.errors.map(({ pointer, code }) => `${pointer} ${code}`) : [];
  }

  test('as an applicant fills it in is taken', () => expect(faultsOf({})).toEqual([]));

  test('refuses fields that it does not have, by their name', () => {
    expect(faultsOf({ approved: true, __proto__: { x: 1 } })).toEqual(['#/form/approved unknownField']);
    expect(readForm(form, JSON.parse(JSON.stringify(filledIn).replace('{', '{"__proto__":{},')), TODAY)).toHaveProperty(
      'errors',
    );
  });

  test.each([null, [], 'x', 7, undefined])('%j is no form', (sent) =>
    expect(readForm(form, sent, TODAY)).toHaveProperty('errors'),
  );

  test('refuses the card of someone else', () => {
    expect(faultsOf({ disabilityCard: '11010519491231002X41' })).toContain('#/form/disabilityCard cardOfAnotherPerson');
  });

  test('refuses a category or grade that the number of the card contradicts', () => {
    const { category, grade } = filledIn as Record<string, string>;
    const otherCategory = category === 'visual' ? 'hearing' : 'visual';
    const otherGrade = grade === '1' ? '2' : '1';
    expect(faultsOf({ category: otherCategory })).toEqual(['#/form/category cardCategoryDiffers']);
    expect(faultsOf({ grade: otherGrade })).toEqual(['#/form/grade cardGradeDiffers']);
  });

  test('takes the number of a card that was replaced', () => {
    const { disabilityCard } = filledIn as Record<string, string>;
    expect(faultsOf({ disabilityCard: `${disabilityCard}b2` })).toEqual([]);
    expect(faultsOf({ disabilityCard: `${disabilityCard}0` })).toEqual(['#/form/disabilityCard disabilityCardForm']);
    expect(faultsOf({ disabilityCard: `${disabilityCard?.slice(0, 18)}85` })).toEqual([
      '#/form/disabilityCard disabilityCardForm',
    ]);
  });

  test('is described as strict JSON Schema with the titles of its fields', () => {
    expect(formJsonSchema(form)).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: expect.arrayContaining(['name', 'idNumber']) as unknown,
      properties: { idNumber: { title: '身份证号', 'x-kind': 'idNumber' }, grade: { enum: ['1', '2', '3', '4'] } },
    });
  });
});

function withChecksum(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return `${first17}${'10X98765432'.charAt(sum % 11)}`;
}
