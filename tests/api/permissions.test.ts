import { DEMO_ORGS, DEMO_USERS, demoId, lineageOf } from '../../bin/demo-county.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import { actionsAt } from '../../procedures/procedure.js';
import type { Body } from './answer.js';
import { type DoorBench, type OpenedCase, startDoorBench } from './door-bench.js';

const home = latestProcedure('home-renovation');
const VILLAGE = 'village1a';
const FIRM = 'builder';

let door: DoorBench;
let it: OpenedCase;
beforeAll(async () => {
  door = await startDoorBench({ worker: false });
  it = await door.open(0);
  await door.bench.database.owner.query(
    `insert into case_parties (tenant_id, case_id, org_id, as_role) select tenant_id, id, $2, 'contractor' from cases where id = $1`,
    [it.id, demoId(`org:${FIRM}`)],
  );
});
afterAll(() => door.stop());

/** What the table says, worked out without the desk: the roles in which an account reaches the case. */
function rolesAt(login: string): string[] {
  const seats = DEMO_USERS.find((user) => user.login === login)?.seats ?? [];
  const above = new Set(lineageOf(VILLAGE));
  const reaching = seats.filter(({ org }) => above.has(demoId(`org:${org}`)) || org === FIRM);
  return reaching.flatMap(({ role }) => (role === 'townOfficer' ? [role, 'villageOfficer'] : [role]));
}

const logins = DEMO_USERS.map(({ login }) => login);

test('the demo county has someone in every kind of place', () => {
  expect(new Set(DEMO_ORGS.map(({ level }) => level))).toEqual(new Set(['city', 'county', 'town', 'village', 'firm']));
});

describe.each(Object.keys(home.steps))('at %s', (step) => {
  beforeAll(async () => {
    await door.bench.database.owner.query('update cases set step = $2 where id = $1', [it.id, step]);
  });

  test.each(logins)('%s is offered what the table gives to the own roles, no more and no less', async (login) => {
    const response = await (await door.visitor(login)).get(`/api/v1/cases/${it.id}`);
    const roles = rolesAt(login);
    if (roles.length === 0) {
      expect(response.statusCode).toBe(404);
      return;
    }
    const offered = response.json<Body>().actions;
    const mine = offered.filter(({ blockedBy }) => blockedBy?.code !== 'notYourRole').map(({ name }) => name);
    const people = Object.entries(actionsAt(home, step)).filter(
      ([, { by }]) => !by.includes('clock') && !by.includes('lot'),
    );
    expect(offered.map(({ name }) => name)).toEqual(people.map(([name]) => name));
    expect(mine).toEqual(people.filter(([, { by }]) => by.some((role) => roles.includes(role))).map(([name]) => name));
  });

  test('nobody else gets through by asking for it outright', async () => {
    for (const login of ['admin1', 'manager1', 'auditor1', 'inspector1', 'contractor1']) {
      const visitor = await door.visitor(login);
      const roles = rolesAt(login);
      for (const [name, { by }] of Object.entries(actionsAt(home, step))) {
        if (by.some((role) => roles.includes(role))) continue;
        expect((await visitor.act(it.id, name, 1)).json<Body>()).toMatchObject({ status: 403, code: 'notYourRole' });
      }
    }
  });
});
