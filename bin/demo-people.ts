import type { Facts } from '../procedures/vocabulary.js';
import { demoBankAccount, demoIdNumber, demoPhone } from './demo-numbers.js';
import { SeededRandom } from './seeded-random.js';

/** An invented applicant whose numbers fit together: the card holds the ID number, the ID number its check digit. */
export interface DemoPerson {
  readonly name: string;
  readonly idNumber: string;
  readonly disabilityCard: string;
  readonly category: 'visual' | 'hearing' | 'physical' | 'intellectual' | 'multiple';
  readonly grade: '1' | '2';
  readonly hardship: 'destitute' | 'minimumLiving' | 'nearPoor' | 'rigidExpenditure';
  readonly householdRegister: string;
  readonly address: string;
  readonly phone: string;
  readonly bankAccount: string;
  readonly hukouType: 'urban' | 'rural';
}

/** A whole application to `home-renovation`, and the village in which it is made. */
export interface DemoApplicant {
  readonly person: DemoPerson;
  /** The key of a village of the demo county. */
  readonly village: string;
  readonly form: Facts;
}

const SURNAMES = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '赵',
  '黄',
  '周',
  '吴',
  '徐',
  '孙',
  '胡',
  '朱',
  '高',
  '林',
] as const;
const GRADES = ['1', '2'] as const;
const GIVEN = [
  '建国',
  '秀英',
  '桂兰',
  '志强',
  '玉珍',
  '德明',
  '春梅',
  '永福',
  '素芳',
  '国安',
  '冬生',
  '小满',
  '长根',
  '月娥',
] as const;
const CARD_DIGITS = { visual: 1, hearing: 2, physical: 4, intellectual: 5, multiple: 7 } as const;
const CATEGORIES = ['physical', 'physical', 'physical', 'visual', 'hearing', 'intellectual', 'multiple'] as const;
const HARDSHIPS = ['minimumLiving', 'minimumLiving', 'destitute', 'nearPoor', 'rigidExpenditure'] as const;

const VILLAGES = [
  { key: 'village1a', place: '临溪镇上庄村' },
  { key: 'village2a', place: '石桥镇东桥村' },
  { key: 'village3a', place: '梨岭乡南坪村' },
  { key: 'village1b', place: '临溪镇下湾村' },
  { key: 'village2b', place: '石桥镇西塘村' },
  { key: 'village3b', place: '梨岭乡北河村' },
] as const;

/** Invented people: the same for the same seed; a longer row begins with the shorter one. */
export function demoPeople(seed: number, count: number): DemoPerson[] {
  return demoApplicants(seed, count).map(({ person }) => person);
}

/** Invented applicants over all villages in turn, with the whole form of their application. */
export function demoApplicants(seed: number, count: number): DemoApplicant[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, (_, place) => {
    const village = VILLAGES[place % VILLAGES.length] ?? VILLAGES[0];
    const person = inventPerson(random, { seed, place, village: village.place });
    return { person, village: village.key, form: applicationOf(person) };
  });
}

interface Setting {
  readonly seed: number;
  readonly place: number;
  readonly village: string;
}

function inventPerson(random: SeededRandom, { seed, place, village }: Setting): DemoPerson {
  const birth = `${1940 + random.below(50)}${twoDigits(1 + random.below(12))}${twoDigits(1 + random.below(28))}`;
  // The serial is the place in the row, so that no two of a thousand share a number.
  const idNumber = demoIdNumber(birth, place);
  const category = random.pick(CATEGORIES);
  const grade = random.pick(GRADES);
  return {
    name: random.pick(SURNAMES) + random.pick(GIVEN),
    idNumber,
    disabilityCard: `${idNumber}${CARD_DIGITS[category]}${grade}`,
    category,
    grade,
    hardship: random.pick(HARDSHIPS),
    householdRegister: `3418${String(seed % 1000).padStart(3, '0')}${String(place).padStart(5, '0')}`,
    address: `清禾县${village}${seed}组${place + 1}号`,
    phone: demoPhone(random),
    bankAccount: demoBankAccount(random),
    hukouType: random.below(4) === 0 ? 'urban' : 'rural',
  };
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** The form of the application, as the procedure asks it. */
function applicationOf(person: DemoPerson): Facts {
  return { ...person, ownership: 'own', wish: '出入口坡化，卫生间加装扶手' };
}
