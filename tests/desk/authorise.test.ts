import { actingAs, type CasePlace, grantsFor, inOwnName, rolesForOthers, SEATS } from '../../desk/authorise.js';
import type { Grant, OrgLevel, Person } from '../../desk/who-am-i.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import { type Performer, ROLES, type Role } from '../../procedures/vocabulary.js';
import { everyAction } from '../../desk/words.js';

const place: CasePlace = {
  procedure: 'home-renovation',
  lineage: [
    { orgId: 'city', level: 'city' },
    { orgId: 'county', level: 'county' },
    { orgId: 'town', level: 'town' },
    { orgId: 'village', level: 'village' },
  ],
  parties: [
    { orgId: 'firm', as: 'contractor' },
    { orgId: 'firm', as: 'assessor' },
    { orgId: 'firm', as: 'auditFirm' },
  ],
};

const LEVELS: readonly OrgLevel[] = ['province', 'city', 'county', 'town', 'village', 'firm'];

function person(...grants: [Role, string, OrgLevel][]): Person {
  return {
    tenant: 't',
    userId: 'u',
    login: 'l',
    name: 'n',
    tenantName: 'T',
    grants: grants.map(([role, orgId, level]): Grant => ({ role, orgId, orgName: orgId, level })),
    standsIn: [],
  };
}

const may = (who: Person, by: readonly Performer[], role?: Role) => actingAs(who, place, { by, role });

describe('who may act on a case', () => {
  test('the officer of its village, not the one of the next', () => {
    expect(may(person(['villageOfficer', 'village', 'village']), ['villageOfficer'])).toMatchObject({
      role: 'villageOfficer',
      orgId: 'village',
      actingFor: null,
    });
    expect(may(person(['villageOfficer', 'other', 'village']), ['villageOfficer'])).toBeNull();
  });

  test('a role held at the wrong level gives nothing', () => {
    expect(may(person(['countyApprover', 'village', 'village']), ['countyApprover'])).toBeNull();
    expect(grantsFor(person(['contractor', 'county', 'county']), place)).toEqual([]);
  });

  test('a town officer for a village of the town, both names kept', () => {
    expect(may(person(['townOfficer', 'town', 'town']), ['villageOfficer'])).toEqual({
      userId: 'u',
      role: 'townOfficer',
      orgId: 'town',
      actingFor: 'villageOfficer',
      onBehalfOfOrgId: 'village',
      onBehalfOfUserId: null,
    });
    expect(may(person(['townOfficer', 'other', 'town']), ['villageOfficer'])).toBeNull();
  });

  test('a town officer in the own role where that is asked for', () => {
    expect(may(person(['townOfficer', 'town', 'town']), ['villageOfficer', 'townOfficer'])).toMatchObject({
      actingFor: null,
    });
  });

  test('a firm only where the case is assigned to it', () => {
    expect(may(person(['contractor', 'firm', 'firm']), ['contractor'])).toMatchObject({ orgId: 'firm' });
    expect(may(person(['contractor', 'rival', 'firm']), ['contractor'])).toBeNull();
    const audited = { ...place, parties: [{ orgId: 'firm', as: 'auditFirm' }] };
    expect(actingAs(person(['contractor', 'firm', 'firm']), audited, { by: ['contractor'] })).toBeNull();
  });

  test('a firm’s worker only where the firm assigned this very person', () => {
    const whole = person(['contractor', 'firm', 'firm']);
    const worker = { ...whole, grants: whole.grants.map((grant) => ({ ...grant, assignedOnly: true })) };
    const assignedTo = (...assigned: string[]) => ({
      ...place,
      parties: [{ orgId: 'firm', as: 'contractor', assigned }],
    });
    const by = { by: ['contractor'] } as const;
    expect(actingAs(worker, assignedTo('u'), by)).toMatchObject({ userId: 'u', orgId: 'firm' });
    expect(actingAs(worker, assignedTo('another'), by)).toBeNull();
    expect(may(worker, ['contractor'])).toBeNull();
    expect(actingAs(whole, assignedTo('another'), by)).toMatchObject({ orgId: 'firm' });
    const elsewhere = { ...place, parties: [{ orgId: 'rival', as: 'contractor', assigned: ['u'] }] };
    expect(actingAs(worker, elsewhere, by)).toBeNull();
  });

  test('an assessor of the county, or of a firm that has the case', () => {
    expect(may(person(['assessor', 'county', 'county']), ['assessor'])).toMatchObject({ orgId: 'county' });
    expect(may(person(['assessor', 'rival', 'firm']), ['assessor'])).toBeNull();
  });

  test('of several roles the one asked for, else the first that the action names', () => {
    const both = person(['countyOfficer', 'county', 'county'], ['countyApprover', 'county', 'county']);
    expect(may(both, ['countyApprover', 'countyOfficer'])).toMatchObject({ role: 'countyApprover' });
    expect(may(both, ['countyApprover', 'countyOfficer'], 'countyOfficer')).toMatchObject({ role: 'countyOfficer' });
    expect(may(both, ['countyApprover'], 'countyOfficer')).toBeNull();
  });

  test('nobody in the place of the clock', () => {
    const everything = person(
      ...(Object.keys(ROLES) as Role[]).map((role): [Role, string, OrgLevel] => [role, 'county', 'county']),
    );
    expect(may(everything, ['clock'])).toBeNull();
  });
});

describe('who has a role in hand for a colleague', () => {
  const standIn = (role: Role, programme: string | null = null) =>
    ({
      role,
      orgId: 'county',
      orgName: 'county',
      level: 'county',
      of: { userId: 'maker', name: 'm' },
      programme,
      toDay: '2026-12-01',
    }) as const;
  const withIt = (programme: string | null = null): Person => ({
    ...person(['countyApprover', 'county', 'county']),
    standsIn: [standIn('countyOfficer', programme)],
  });

  test('acts for that colleague, in the own name where the own role will do', () => {
    expect(may(withIt(), ['countyOfficer'])).toMatchObject({ userId: 'u', onBehalfOfUserId: 'maker' });
    expect(may(withIt(), ['countyOfficer', 'countyApprover'])).toMatchObject({
      role: 'countyApprover',
      onBehalfOfUserId: null,
    });
    expect(may(withIt(), ['countyOfficer', 'countyApprover'], 'countyOfficer')).toMatchObject({
      onBehalfOfUserId: 'maker',
    });
  });

  test('only in the programme that it was delegated for, and in the own name nothing of it', () => {
    expect(may(withIt('home-renovation'), ['countyOfficer'])).not.toBeNull();
    expect(may(withIt('small-grant'), ['countyOfficer'])).toBeNull();
    expect(may(inOwnName(withIt()), ['countyOfficer'])).toBeNull();
  });

  test('is told for whom, not where the own role is the same', () => {
    expect(rolesForOthers(withIt(), place)).toEqual([{ role: 'countyOfficer', person: 'm' }]);
    const both = { ...person(['countyOfficer', 'county', 'county']), standsIn: [standIn('countyOfficer')] };
    expect(rolesForOthers(both, place)).toEqual([]);
  });
});

const home = latestProcedure('home-renovation');
const seatIds: Readonly<Record<OrgLevel, string>> = {
  province: 'province',
  city: 'city',
  county: 'county',
  town: 'town',
  village: 'village',
  firm: 'firm',
};
const wide: CasePlace = { ...place, lineage: [{ orgId: 'province', level: 'province' }, ...place.lineage] };

describe.each(
  everyAction(home)
    .filter(([, { by }]) => !by.includes('clock'))
    .map(([name, { by }]) => [name, by] as const),
)('%s', (_name, by) => {
  test.each(Object.keys(ROLES) as Role[])('by %s', (role) => {
    const forVillage = role === 'townOfficer' && by.includes('villageOfficer');
    for (const level of LEVELS) {
      const as = actingAs(person([role, seatIds[level], level]), wide, { by });
      const seated = (SEATS[role] as readonly OrgLevel[]).includes(level);
      expect(as !== null).toBe(seated && (by.includes(role) || forVillage));
    }
  });
});
