import type { Form } from '../procedures/form.js';
import { words } from '../procedures/papers.js';
import type { Facts } from '../procedures/vocabulary.js';
import type { FieldError } from './form-messages.js';
import { type FormRead, readForm } from './form-schema.js';

/** What the public is asked who objects to a publicity. */
export const OBJECTION_FORM = {
  source: {
    title: { zh: '以何种方式提出', en: 'How you object' },
    kind: 'choice',
    options: {
      named: { zh: '实名（姓名、电话只供调查人员核实，依法保密）', en: 'With my name, for those who inquire alone' },
      anonymous: {
        zh: '匿名（没有具体线索的，可能无法核查）',
        en: 'Without my name; what is vague cannot be looked into',
      },
    },
  },
  ground: {
    title: { zh: '对什么有异议', en: 'What you object to' },
    kind: 'choice',
    options: {
      circumstances: { zh: '残疾、困难或家庭情况不实', en: 'Disability, hardship or family are not as stated' },
      home: { zh: '房屋情况不实，或已享受过改造', en: 'The home is not as stated, or was renovated before' },
      review: { zh: '评议、公示等程序有问题', en: 'Peer review or publicity were not done properly' },
      entry: { zh: '公示内容有误', en: 'Something on the notice is wrong' },
      other: { zh: '其他', en: 'Something else' },
    },
  },
  text: words('具体情况和理由', 'What it is, and why you think so', 2000),
  name: {
    title: { zh: '姓名（实名时填写）', en: 'Your name (unless you stay unnamed)' },
    kind: 'text',
    max: 50,
    optional: true,
  },
  phone: {
    title: { zh: '联系电话（实名时填写）', en: 'Your telephone (unless you stay unnamed)' },
    kind: 'phone',
    optional: true,
  },
} as const satisfies Form;

/** Reads what an objector filled in. With a name there is a telephone too; who stays unnamed leaves no trace of either. */
export function readObjection(filledIn: unknown, today: string): FormRead {
  const read = readForm(OBJECTION_FORM, filledIn, today);
  if ('errors' in read) return read;
  const { name: _name, phone: _phone, ...unnamed } = read.form;
  if (read.form.source === 'anonymous') return { form: unnamed };
  const errors = (['name', 'phone'] as const).flatMap((field): FieldError[] =>
    read.form[field] === undefined ? [{ pointer: `#/form/${field}`, code: 'missing' }] : [],
  );
  return errors.length > 0 ? { errors } : read;
}

/** Why an objection is not taken up. */
export const NOT_TAKEN_REASONS = {
  notAboutEntry: { zh: '与公示事项无关', en: 'It is not about what was publicised' },
  double: { zh: '与已受理的异议重复', en: 'The same was objected and taken up before' },
  vague: { zh: '没有具体线索，无法核查', en: 'Too vague to be looked into' },
  changed: { zh: '所指内容已更正并重新公示', en: 'What it is about was changed and publicised anew' },
  withdrawn: { zh: '异议人已撤回', en: 'The objector has withdrawn it' },
} as const;

/** What an officer fills in who does not take an objection up. */
export const NOT_TAKEN_FORM = {
  reason: { title: { zh: '不予受理的原因', en: 'Why it is not taken up' }, kind: 'choice', options: NOT_TAKEN_REASONS },
  note: {
    ...words('给异议人的说明（勿写他人信息）', 'What the objector is told beside (nothing of others)', 500),
    optional: true,
  },
} as const satisfies Form;

/** What an objection says, as officers read it. */
export function saidIn(content: Facts) {
  const { ground, text, name, phone } = content;
  return {
    ground: String(ground),
    text: String(text),
    name: typeof name === 'string' ? name : null,
    phone: typeof phone === 'string' ? phone : null,
  };
}
