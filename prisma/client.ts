import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from './generated/client.js';

export type { PrismaClient } from './generated/client.js';

/** Prisma inside a transaction whose tenant is set. */
export type TenantPrisma = Prisma.TransactionClient;

/**
 * Prisma for single records and configuration; the record, bulk work and reports use `pg`.
 * @param url a connection as `tongtu_app`, so that row-level security binds it.
 * @param onLostConnection told when an idle connection breaks; the pool makes a new one by itself.
 */
export function createPrisma(url: string, onLostConnection: (error: Error) => void): PrismaClient {
  const adapter = new PrismaPg(
    { connectionString: url, application_name: 'tongtu-prisma', max: 4 },
    { onPoolError: onLostConnection, onConnectionError: onLostConnection },
  );
  return new PrismaClient({ adapter, errorFormat: 'minimal' });
}

/** The twin of `inTenant` for Prisma: one transaction bound to a tenant. */
export function prismaInTenant<T>(
  prisma: PrismaClient,
  tenant: string,
  work: (tx: TenantPrisma) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`select set_config('tongtu.tenant', ${tenant}, true)`;
    return work(tx);
  });
}
