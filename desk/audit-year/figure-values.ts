import { ALL_PROCEDURES } from '../../procedures/all-procedures.js';
import { ROLES, type Text } from '../../procedures/vocabulary.js';
import { stepTitle } from '../words.js';
import { formFieldAt } from './form-fields-by-path.js';

/** Words of the tables and of settings that stand in acts as they are stored. */
const VALUES: Readonly<Record<string, Text>> = {
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
  representative: { zh: '法定代表人', en: 'representative' },
  contact: { zh: '联系人', en: 'contact' },
  phone: { zh: '电话', en: 'telephone' },
  account: { zh: '账号', en: 'account' },
  address: { zh: '地址', en: 'address' },
  creditCode: { zh: '统一社会信用代码', en: 'credit code' },
  cardRegister: { zh: '持证残疾人名册', en: 'register of cards' },
  hardshipRegister: { zh: '困难家庭名册', en: 'register of hardship' },
  renovatedBefore: { zh: '既往改造名单', en: 'homes renovated before' },
  ageingAdaptation: { zh: '适老化改造名单', en: 'homes adapted for ageing' },
  city: { zh: '市', en: 'city' },
  county: { zh: '县', en: 'county' },
  town: { zh: '乡镇（街道）', en: 'town' },
  village: { zh: '村（社区）', en: 'village' },
  firm: { zh: '单位', en: 'firm' },
  tender: { zh: '招标', en: 'by tender' },
  selfOrganised: { zh: '户主自行组织', en: 'by the household' },
  person: { zh: '同人', en: 'person' },
  organisation: { zh: '同单位', en: 'organisation' },
};

/** The fields in which an applicant chooses among what a policy lists. */
const CHOSEN_IN: Readonly<Record<string, string>> = {
  'values.eligibleGrades': 'grade',
  'values.eligibleCategories': 'category',
  'values.eligibleHardships': 'hardship',
};
const UNITS: Readonly<Record<string, Text>> = {
  workingDays: { zh: '个工作日', en: ' working days' },
  calendarDays: { zh: '天', en: ' days' },
  months: { zh: '个月', en: ' months' },
};

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const HASH = /^[0-9a-f]{64}$/;
const SPAN = /^(\d+) (workingDays|calendarDays|months)$/;
const SHOWN_OF_HASH = 12;

/** A value in words, by the path at which it stands: amounts in yuan, spans with their unit, choices by their titles. */
export function figureValue(path: string, said: string): Text {
  const plain = plainValue(path, said);
  if (plain !== null) return { zh: plain, en: plain };
  const [, count, unit = ''] = SPAN.exec(said) ?? [];
  const span = UNITS[unit];
  if (span) return { zh: `${count} ${span.zh}`, en: `${count}${span.en}` };
  return choiceAt(path, said) ?? titleOf(said) ?? { zh: said, en: said };
}

function plainValue(path: string, said: string): string | null {
  if (/Fen\w*$/.test(path) && /^\d+$/.test(said)) return `${BigInt(said) / 100n}.${said.padStart(2, '0').slice(-2)}`;
  if (HASH.test(said)) return `${said.slice(0, SHOWN_OF_HASH)}…`;
  return INSTANT.test(said) ? minuteOf(said) : null;
}

/** An instant as the county's clocks show it: `2026-11-24 09:05`. */
function minuteOf(instant: string): string {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
  return clock.format(new Date(instant));
}

function choiceAt(path: string, said: string): Text | undefined {
  const field = formFieldAt(CHOSEN_IN[path] ?? path);
  return field?.kind === 'choice' && Object.hasOwn(field.options, said) ? field.options[said] : undefined;
}

function titleOf(said: string): Text | undefined {
  if (Object.hasOwn(VALUES, said)) return VALUES[said];
  if (Object.hasOwn(ROLES, said)) return ROLES[said as keyof typeof ROLES];
  const programme = ALL_PROCEDURES.find(({ id }) => id === said);
  if (programme) return programme.title;
  const at = ALL_PROCEDURES.find(({ steps }) => Object.hasOwn(steps, said));
  return at && stepTitle(at, said);
}
