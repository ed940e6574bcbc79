import { jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { checkAcknowledgements, checkRecord } from '../../audit/check-record.js';
import { SeededRandom } from '../../bin/seeded-random.js';
import { addDays } from '../../procedures/days.js';
import { RunningSystem } from '../bin/running-system.js';
import { until } from '../harness/until.js';
import { BesiegedCounty } from './besieged-county.js';
import type { Course } from './course.js';
import { Crew } from './crew.js';
import { FaultStatistics } from './fault-statistics.js';
import { HomeCourse } from './home-course.js';
import { Killer } from './killer.js';
import { LotCourse } from './lot-course.js';
import { RequestLog } from './request-log.js';
import { StubbornClient } from './stubborn-client.js';

const CLIENTS = 8;
const DOUBLE_SENDERS = 2;
const OWN_HOMES = 34;
const HOMES_PER_LOT = 8;
const LOTS = ['第一标段', '第二标段'];
const FEWEST_ACTS = 1_000;
const FEWEST_KILLS = 30;
const ROTATE_EVERY_MS = 500;
/** Accounts that the clients use; they sign in while all is well. */
const LOGINS = [
  ...['county1', 'county2', 'approver1', 'finance1', 'finance2', 'admin1', 'contractor1', 'contractor2', 'contractor3'],
  ...['town1', 'town2', 'town3', 'village1a', 'village1b', 'village2a', 'village2b', 'village3a', 'village3b'],
];

jest.setTimeout(900_000);
const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
const random = new SeededRandom(seed);
const statistics = new FaultStatistics();
let folder: string;
let system: RunningSystem;
let county: BesiegedCounty;
let log: RequestLog;
let client: StubbornClient;
let today = '';

beforeAll(async () => {
  process.stdout.write(`fault run: FAULT_SEED=${seed}\n`);
  folder = await mkdtemp(path.join(tmpdir(), 'tongtu-faults-'));
  system = await RunningSystem.startReady(path.join(folder, 'data'));
  county = await BesiegedCounty.of(system);
  await county.begin();
  today = await county.today();
  log = new RequestLog(path.join(folder, 'requests.jsonl'));
  client = new StubbornClient((where) => system.url(where), log, statistics);
  await Promise.all(LOGINS.map((login) => client.signIn(login)));
});
afterAll(async () => {
  await county?.close();
  await system?.stop();
  await rm(folder, { recursive: true, force: true });
});

const now = () => Promise.resolve(today);
const home = (place: number, delivery: 'selfOrganised' | 'inLot') => new HomeCourse(client, place, delivery, now);
const homesFrom = (first: number, count: number, delivery: 'selfOrganised' | 'inLot') =>
  Array.from({ length: count }, (_, at) => home(first + at, delivery));

/** Opens homes under the policy of their day: one paper before, another after the county begins to tender. */
async function openAll(homes: readonly HomeCourse[]): Promise<void> {
  const left = [...homes];
  const open = async () => {
    for (let next = left.shift(); next; next = left.shift()) await next.advance(false);
  };
  await Promise.all(Array.from({ length: CLIENTS }, open));
}

async function beginToTender(): Promise<void> {
  const json = {
    programme: 'home-renovation',
    documentNumber: '清残发〔2026〕2号',
    effectiveFrom: today,
    values: { deliveryMode: 'tender' },
  };
  const kept = await client.send('admin1', { method: 'POST', path: '/api/v1/policies', json });
  // Sent again after a broken connection, it is there already.
  if (kept.status !== 201 && kept.status !== 409) throw new Error(JSON.stringify(kept.body));
}

/** Nobody can move: the next term that homes and lots wait for passes. Notices are taken down on their last day first. */
async function letTimePass(courses: readonly (Course & { step?: string })[]): Promise<void> {
  const [next] = await county.rows<{ day: string }>(
    `select min(case when clock = 'publicity' and last_day > app_today() then last_day else last_day + 1 end)::text as day
     from case_clocks where state = 'running' and clock in ('publicity', 'bidding', 'challenge')`,
  );
  if (!next?.day) throw new Error(`nothing moves any more: ${courses.map(({ step }) => step).join(', ')}`);
  for (today = await county.today(); today < next.day; today = await county.today()) {
    const json = { days: daysFrom(today, next.day) };
    // Sent once only: a lost answer may hide a clock that was moved, and moving twice is moving too far.
    await client.sendOnce('admin1', { method: 'POST', path: '/api/v1/demo/clock', json });
  }
  await county.letClocksAct();
}

function daysFrom(from: string, to: string): number {
  let days = 0;
  while (addDays(from, days) < to) days += 1;
  return days;
}

/** Has cases begin new runs until told to stop. */
async function rotateUntil(stop: AbortSignal, courses: readonly Course[]): Promise<void> {
  while (!stop.aborted) {
    const known = courses.flatMap(({ caseId }) => caseId ?? []);
    if (await county.rotateOne(known, random)) statistics.rotations += 1;
    await pause(ROTATE_EVERY_MS);
  }
}

/** Nothing is left to be done: every part is up, and no clock, effect or case waits for anyone. */
async function comeToRest(): Promise<void> {
  await until(() => system.isHealthy(), 'every part is up again', 120_000);
  await until(
    async () => {
      const [left] = await county.rows<{ count: number }>(
        `select ((select count(*) from case_effects where state = 'pending') + (select count(*) from cases where workflow_seen_at is null)
           + (select count(*) from case_clocks where state = 'running' and not provisional and coalesce(retry_at, due_at) <= app_now()))::integer as count`,
      );
      return left?.count === 0;
    },
    'nothing is left to be done',
    180_000,
  );
}

const secondsSince = (instant: number) => Math.round((Date.now() - instant) / 1000);

function tell(detail: object): void {
  process.stdout.write(`fault run: ${JSON.stringify({ seed, ...detail })}\n`);
}

async function audited() {
  const owner = new pg.Client({ connectionString: county.ownerUrl });
  await owner.connect();
  try {
    const { acknowledged, sent } = log.read();
    return [...(await checkRecord(owner)), ...(await checkAcknowledgements(owner, acknowledged, sent))];
  } finally {
    await owner.end();
  }
}

test('whatever dies, nothing acknowledged is lost, nothing is done twice, and the record stays sound', async () => {
  const startedAt = Date.now();
  const own = homesFrom(0, OWN_HOMES, 'selfOrganised');
  const tendered = LOTS.map((_, at) => homesFrom(OWN_HOMES + at * HOMES_PER_LOT, HOMES_PER_LOT, 'inLot'));
  const lots = LOTS.map((name, at) => new LotCourse(client, name, tendered[at] ?? [], now));
  const courses = [...lots, ...tendered.flat(), ...own];
  const killer = new Killer({ system, log, statistics, seed, deleteStoreAt: [3, 7] });
  const rotating = new AbortController();
  const rotated = rotateUntil(rotating.signal, courses);
  try {
    await openAll(own);
    await beginToTender();
    await openAll(tendered.flat());
    const hands = Array.from({ length: CLIENTS }, (_, at) => courses.filter((_course, nth) => nth % CLIENTS === at));
    await new Crew(hands, DOUBLE_SENDERS).work(() => letTimePass([...tendered.flat(), ...own]));
  } finally {
    rotating.abort();
    await Promise.all([killer.stop(), rotated]);
    tell({ acts: log.acknowledged, seconds: secondsSince(startedAt), ...statistics.totals() });
  }
  const restingSince = Date.now();
  await comeToRest();
  const violations = await audited();
  tell({
    violations: violations.length,
    secondsToRest: secondsSince(restingSince),
    secondsInAll: secondsSince(startedAt),
  });

  expect({ seed, violations, differing: statistics.differing }).toEqual({ seed, violations: [], differing: [] });
  expect(log.acknowledged).toBeGreaterThanOrEqual(FEWEST_ACTS);
  expect(statistics.killCount).toBeGreaterThanOrEqual(FEWEST_KILLS);
  expect(Object.keys(statistics.kills).sort()).toEqual(['api', 'postgres', 'temporal', 'worker']);
  expect(statistics.storesDeleted).toBe(2);
  expect(statistics.rotations).toBeGreaterThan(10);
});
