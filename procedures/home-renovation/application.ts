import type { Field, Form } from '../form.js';
import { CATEGORIES, GRADES, HARDSHIPS, HOUSEHOLD_FLAGS } from './choices.js';
import { WHO_SEES } from './who-sees.js';

export const gradeField = {
  title: { zh: '残疾等级', en: 'Grade of disability' },
  kind: 'choice',
  options: GRADES,
  sensitive: WHO_SEES.condition,
} as const satisfies Field;

export const categoryField = {
  title: { zh: '残疾类别', en: 'Category of disability' },
  kind: 'choice',
  options: CATEGORIES,
  sensitive: WHO_SEES.condition,
} as const satisfies Field;

export const bankAccountField = {
  title: { zh: '本人银行卡号', en: 'Bank account of the applicant' },
  kind: 'bankAccount',
  fact: 'bankAccount',
  sensitive: WHO_SEES.account,
} as const satisfies Field;

export const phoneField = {
  title: { zh: '联系电话', en: 'Telephone' },
  kind: 'phone',
  fact: 'phone',
  sensitive: WHO_SEES.contact,
} as const satisfies Field;

/** Who applies. */
export const person = {
  name: { title: { zh: '姓名', en: 'Name' }, kind: 'text', max: 50, fact: 'name', sensitive: WHO_SEES.contact },
  idNumber: {
    title: { zh: '身份证号', en: 'ID number' },
    kind: 'idNumber',
    fact: 'idNumber',
    sensitive: WHO_SEES.identity,
  },
  disabilityCard: {
    title: { zh: '残疾人证号', en: 'Number of the disability card' },
    kind: 'disabilityCard',
    fact: 'disabilityCard',
    sensitive: WHO_SEES.identity,
  },
  phone: phoneField,
  bankAccount: { ...bankAccountField, optional: true },
} as const satisfies Form;

/** What may still be put right while the application is being taken in. */
export const circumstances = {
  category: { ...categoryField, fact: 'category' },
  grade: { ...gradeField, fact: 'grade' },
  hardship: {
    title: { zh: '困难类型', en: 'Class of hardship' },
    kind: 'choice',
    options: HARDSHIPS,
    fact: 'hardship',
    sensitive: WHO_SEES.condition,
  },
  hukouType: {
    title: { zh: '户口性质', en: 'Kind of household register' },
    kind: 'choice',
    options: { urban: { zh: '城镇', en: 'Urban' }, rural: { zh: '农村', en: 'Rural' } },
    fact: 'hukouType',
  },
  ownership: {
    title: { zh: '住房产权', en: 'Ownership of the home' },
    kind: 'choice',
    options: {
      own: { zh: '自有', en: 'Own' },
      rented: { zh: '租住（须房主同意）', en: 'Rented (with the owner’s consent)' },
    },
    fact: 'ownership',
  },
  homeMoved: {
    title: {
      zh: '上次改造后因征收拆迁搬家',
      en: 'Moved since an earlier renovation because the home was expropriated',
    },
    kind: 'boolean',
    optional: true,
    fact: 'homeMoved',
  },
  householdFlags: {
    title: { zh: '家庭特殊困难', en: 'Special difficulties of the household' },
    kind: 'list',
    of: { flag: { title: { zh: '情形', en: 'Difficulty' }, kind: 'choice', options: HOUSEHOLD_FLAGS } },
    min: 0,
    max: 6,
    optional: true,
    fact: 'householdFlags',
    sensitive: WHO_SEES.condition,
  },
} as const satisfies Form;

/** What the application asks. */
export const applicationForm = {
  ...person,
  householdRegister: {
    title: { zh: '户口簿户号', en: 'Number of the household register' },
    kind: 'text',
    max: 30,
    optional: true,
    fact: 'householdRegister',
    sensitive: WHO_SEES.identity,
  },
  address: { title: { zh: '住址', en: 'Address' }, kind: 'text', max: 200, fact: 'address', sensitive: WHO_SEES.home },
  ...circumstances,
  wish: {
    title: { zh: '改造意愿', en: 'What the household wishes for' },
    kind: 'text',
    max: 500,
    optional: true,
    fact: 'wish',
    sensitive: WHO_SEES.condition,
  },
} as const satisfies Form;
