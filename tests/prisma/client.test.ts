import { createPrisma, type PrismaClient, prismaInTenant } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

describe('Prisma as the application', () => {
  let database: TestDatabase;
  let prisma: PrismaClient;
  let tenant: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    prisma = createPrisma(database.appUrl, () => undefined);
    tenant = (await database.read<{ id: string }>('select id from tenants'))[0]?.id ?? '';
    await database.owner.query(
      `insert into tenants (id, code, name) values ('00000000-0000-7000-8000-000000000001', 'other', '别县')`,
    );
  });
  afterAll(async () => {
    await prisma.$disconnect();
    await database.drop();
  });

  test('sees its own county and no other', async () => {
    const seen = await prismaInTenant(prisma, tenant, (tx) => tx.tenant.findMany({ select: { id: true } }));
    expect(seen).toEqual([{ id: tenant }]);
  });

  test('sees nothing outside a county', async () => {
    await prismaInTenant(prisma, tenant, (tx) => tx.org.count());
    expect(await prisma.org.count()).toBe(0);
  });

  test('reads days, amounts and lists as they were written', async () => {
    const [fund, year, policy] = await prismaInTenant(prisma, tenant, async (tx) => [
      await tx.fund.findFirstOrThrow({ orderBy: { position: 'asc' } }),
      await tx.calendarYear.findFirstOrThrow(),
      await tx.policy.findFirstOrThrow(),
    ]);
    expect(typeof fund.totalFen).toBe('bigint');
    expect(year.restDays[0]?.toISOString()).toMatch(/T00:00:00\.000Z$/);
    expect(policy.policyValues).toBeInstanceOf(Object);
  });

  test('leaves nothing behind when the work fails', async () => {
    const failing = prismaInTenant(prisma, tenant, async (tx) => {
      await tx.catalogueItem.create({
        data: { tenantId: tenant, code: 'X-1', name: 'x', unit: '件', kind: 'works', guidePriceFen: 1n },
      });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await prismaInTenant(prisma, tenant, (tx) => tx.catalogueItem.count({ where: { code: 'X-1' } }))).toBe(0);
  });
});
