import { DEMO_USERS } from '../../bin/demo-county.js';
import { addDays } from '../../procedures/days.js';
import type { Role } from '../../procedures/vocabulary.js';
import { HOME_RENOVATION_FORMS } from '../builders/home-renovation-forms.js';
import { WAY } from '../builders/record-driver.js';
import { until } from '../harness/until.js';
import type { Body } from './answer.js';
import { type DoorBench, type OpenedCase, startDoorBench } from './door-bench.js';
import { photo } from './papers.js';
import type { Visitor } from './visitor.js';

let door: DoorBench;
let it: OpenedCase;
beforeAll(async () => {
  door = await startDoorBench();
  it = await door.open(0);
});
afterAll(() => door.stop());

interface Shown extends Omit<Body, 'clocks' | 'actions'> {
  readonly closed: string | null;
  readonly clocks: readonly { readonly clock: string; readonly lastDay: string }[];
  readonly actions: readonly {
    readonly name: string;
    readonly by: readonly string[];
    readonly evidence: readonly { readonly slot: string; readonly min: number; readonly held: number }[];
  }[];
}

/** Where four eyes are asked for, the other pair. */
const OTHERS: Readonly<Record<string, string>> = {
  accept: 'county2',
  approveDesign: 'approver1',
  orderPayment: 'finance2',
  recordAudit: 'county1',
  submitDesign: 'county1',
};

async function see(): Promise<Shown> {
  return (await (await door.visitor('county1')).get(`/api/v1/cases/${it.id}`)).json<Shown>();
}

async function someoneFor(action: string, by: readonly string[]): Promise<Visitor> {
  const near = (org: string) => it.village.startsWith(org.replace('town', 'village')) || !/^(town|village)/.test(org);
  const able = DEMO_USERS.filter(({ seats }) =>
    seats.some(({ role, org }) => by.includes(role satisfies Role) && near(org)),
  );
  const login = OTHERS[action] ?? able.find(({ login: name }) => !['builder', 'assessor1'].includes(name))?.login;
  if (!login) throw new Error(`nobody performs ${action}`);
  return door.visitor(login);
}

/** Uploads what an action asks for and performs it, all over HTTP. */
async function perform(name: string): Promise<void> {
  const shown = await see();
  const action = shown.actions.find((each) => each.name === name);
  if (!action) throw new Error(`${name} is not offered at ${shown.step}`);
  const visitor = await someoneFor(name, action.by);
  for (const { slot, min, held } of action.evidence) {
    for (let count = held; count < min; count += 1) {
      const sent = await visitor.upload(
        `/api/v1/cases/${it.id}/evidence`,
        { slot },
        { bytes: photo(), type: 'image/jpeg' },
      );
      if (sent.statusCode !== 201) throw new Error(sent.body);
    }
  }
  const [{ today } = { today: '' }] = await door.bench.database.read<{ today: string }>(
    'select app_today()::text as today',
  );
  const form = HOME_RENOVATION_FORMS[name]?.({ today, later: addDays(today, 40), tag: String(shown.seq) }) ?? {};
  const response = await visitor.act(it.id, name, shown.seq, { form });
  if (response.statusCode !== 200) throw new Error(`${name}: ${response.body}`);
}

/** The notice hangs through its term, is taken down on the last day, and the clock ends it. */
async function endPublicity(): Promise<void> {
  const { lastDay = '' } = (await see()).clocks.find(({ clock }) => clock === 'publicity') ?? {};
  await door.bench.database.setClock(`${lastDay} 09:00`);
  await perform('recordRemoval');
  await door.bench.database.setClock(`${addDays(lastDay, 1)} 09:00`);
  await door.bench.wakeAll();
  await until(async () => (await see()).step === 'townReview', 'publicity ended');
}

test('a household goes from application to its paid subsidy over HTTP, and every fen is accounted for', async () => {
  for (const name of WAY) await (name === 'endPublicity' ? endPublicity() : perform(name));
  const shown = await see();
  expect(shown).toMatchObject({ closed: 'paid', actions: [], clocks: [] });
  expect(shown.timeline.map(({ action }) => action)).toEqual([
    'open',
    ...WAY.flatMap((name) => (name === 'endPublicity' ? ['recordRemoval', 'publicityEnds'] : [name])),
  ]);
  expect(shown.timeline.find(({ action }) => action === 'publicityEnds')).toMatchObject({
    role: 'clock',
    person: null,
  });

  const county = await door.visitor('county1');
  const { funds } = (await county.get('/api/v1/funds')).json<Body>();
  const [{ paid } = { paid: '' }] = await door.bench.database.read<{ paid: string }>(
    `select sum(amount_fen)::text as paid from payments where state = 'paid'`,
  );
  expect(funds.reduce((sum, fund) => sum + BigInt(fund.paidFen), 0n).toString()).toBe(paid);
  expect(BigInt(paid)).toBeGreaterThan(0n);
  expect((await county.get('/api/v1/quotas')).json<Body>().quotas).toMatchObject([
    { programme: 'home-renovation', used: 1, free: 59 },
    { programme: 'small-grant', used: 0 },
  ]);
  expect((await county.get('/api/v1/cases?closed=true')).json<Body>().cases).toHaveLength(1);
  const late = await county.act(it.id, 'withdraw', shown.seq, { form: { reason: 'x' } });
  expect(late.json<Body>()).toMatchObject({ status: 409, code: 'caseClosed', allowed: [] });
});
