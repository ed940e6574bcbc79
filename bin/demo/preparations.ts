import { publishedCalendar } from '../demo-calendars.js';
import { demoId } from '../demo-county.js';
import { demoListRows } from '../demo-lists.js';
import type { DemoPerson } from '../demo-people.js';
import { COUNTY_PER_HOME_FEN, LOTTERY_PER_HOME_FEN, MOST_PER_HOME_FEN, SMALL_GRANT_FEN } from './arithmetic.js';
import type { DemoRun } from './demo-run.js';

/** A run may reach into the year after next: the warranty, and the visits after the works. */
const YEARS_AHEAD = 2;

/** Years of working days that the system does not know yet. One that is not published is assumed, and says so. */
export async function knowCalendars({ office, clock, tell }: DemoRun): Promise<void> {
  const { years } = await office.get<{ years: { year: number }[] }>('admin1', '/calendars');
  const first = Number(clock.today.slice(0, 4));
  for (let year = first; year <= first + YEARS_AHEAD; year += 1) {
    if (years.some((known) => known.year === year)) continue;
    const published = publishedCalendar(year);
    const source = published ? '国务院办公厅节假日安排（chinese-days）' : '演示用假定日历（该年安排尚未公布）';
    await office.post('admin1', '/calendars', { ...(published ?? assumedCalendar(year)), source });
    tell(`Calendar ${year} loaded${published ? '' : ', assumed: the holidays of that year are not published'}.`);
  }
}

/** The fixed days of the national holidays, without those that move. */
function assumedCalendar(year: number) {
  const days = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => `${year}-${day}`);
  const restDays = days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay()));
  return { year, restDays, workDays: [] };
}

/** New lists of today, with the people of this run beside the demo's own: older ones would be refused as too old. */
export async function importLists({ office, clock }: DemoRun, people: readonly DemoPerson[]): Promise<void> {
  for (const { kind, name, rows } of demoListRows(clock.today, people))
    await office.post('admin1', '/lists', { kind, name, asOf: clock.today, rows });
}

interface Policies {
  readonly documents: readonly { programme: string; effectiveFrom: string; values: Record<string, unknown> }[];
  readonly defaults: Readonly<Record<string, Record<string, unknown>>>;
}

const WANTED_POLICIES: readonly (readonly [programme: string, values: Record<string, string>])[] = [
  // Xuancheng 2024, delivered by lots; what the policy says nothing of is as the programme's defaults have it.
  ['home-renovation', { deliveryMode: 'tender', grantCapFen: String(MOST_PER_HOME_FEN) }],
  ['tender-lot', {}],
  ['small-grant', { grantFen: String(SMALL_GRANT_FEN) }],
];

/** Puts the policies of the run in force, where others hold. Cases keep to the policy under which they were opened. */
export async function setPolicies({ office, clock, tag, tell }: DemoRun): Promise<void> {
  const { documents, defaults } = await office.get<Policies>('admin1', '/policies');
  for (const [programme, values] of WANTED_POLICIES) {
    const ofProgramme = documents.filter((each) => each.programme === programme);
    const inForce = ofProgramme.filter(({ effectiveFrom }) => effectiveFrom <= clock.today);
    const latest = inForce.toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom)).at(-1)?.values ?? {};
    if (same({ ...defaults[programme], ...latest }, { ...defaults[programme], ...values })) continue;
    // A document is never changed: one that begins today already stands, so ours begins tomorrow.
    while (ofProgramme.some(({ effectiveFrom }) => effectiveFrom === clock.today)) await clock.moveTo(clock.in(1));
    const documentNumber = `清残发演示${tag}-${programme}`;
    await office.post('admin1', '/policies', { programme, documentNumber, effectiveFrom: clock.today, values });
    tell(`Policy for ${programme} in force from ${clock.today}: ${JSON.stringify(values)}.`);
  }
}

function same(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
}

interface WantedFund {
  readonly name: string;
  readonly perHomeFen: bigint;
}

// In the order in which they are spent.
const WANTED_FUNDS = {
  'home-renovation': [
    { name: '中央彩票公益金', perHomeFen: LOTTERY_PER_HOME_FEN },
    { name: '县级配套资金', perHomeFen: COUNTY_PER_HOME_FEN },
  ],
  'small-grant': [{ name: '危房救助资金', perHomeFen: SMALL_GRANT_FEN }],
} as const satisfies Record<string, readonly WantedFund[]>;

export type Programme = keyof typeof WANTED_FUNDS;

/** Sets the quota of the present year so that just so many places are free, whatever earlier cases hold. */
export async function setFreePlaces({ office, clock }: DemoRun, programme: Programme, places: number): Promise<void> {
  const year = Number(clock.today.slice(0, 4));
  const orgId = demoId('org:county');
  const { quotas } = await office.get<{
    quotas: { programme: string; year: number; orgId: string; used: number }[];
  }>('finance1', '/quotas');
  const own = quotas.find((quota) => quota.programme === programme && quota.year === year && quota.orgId === orgId);
  await office.put('finance1', '/quotas', { programme, year, orgId, total: (own?.used ?? 0) + places });
}

interface Fund {
  readonly id: string;
  readonly programme: string;
  readonly year: number;
  readonly position: number;
  readonly totalFen: string;
  readonly freeFen: string;
}

/** Sees to it that the present year's funds hold enough for so many homes more; they are topped up, never cut. */
export async function fillFunds({ office, clock }: DemoRun, programme: Programme, homes: number): Promise<void> {
  const year = Number(clock.today.slice(0, 4));
  const { funds } = await office.get<{ funds: Fund[] }>('finance1', '/funds');
  for (const [at, { name, perHomeFen }] of WANTED_FUNDS[programme].entries()) {
    const position = at + 1;
    const neededFen = perHomeFen * BigInt(homes);
    const own = funds.find((fund) => fund.programme === programme && fund.year === year && fund.position === position);
    const lackingFen = neededFen - BigInt(own?.freeFen ?? '0');
    if (!own) {
      const fund = { programme, year, name, position, totalFen: String(neededFen), perCaseFen: String(perHomeFen) };
      await office.post('finance1', '/funds', fund);
    } else if (lackingFen > 0n) {
      await office.patch('finance1', `/funds/${own.id}`, { totalFen: String(BigInt(own.totalFen) + lackingFen) });
    }
  }
}
