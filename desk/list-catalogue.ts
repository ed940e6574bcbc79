import { prismaInTenant } from '../prisma/client.js';
import type { DeskDeps } from './desk-deps.js';
import type { Person } from './who-am-i.js';

/** An item that plans are made of. `guidePriceFen` is a decimal string of fen per unit. */
export interface CatalogueItem {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly kind: string;
  readonly guidePriceFen: string;
  readonly sample: boolean;
}

/** The catalogue of the person's tenant, by code. */
export async function listCatalogue(
  { prisma }: Pick<DeskDeps, 'prisma'>,
  { tenant }: Person,
): Promise<CatalogueItem[]> {
  const items = await prismaInTenant(prisma, tenant, (tx) => tx.catalogueItem.findMany({ orderBy: { code: 'asc' } }));
  return items.map(({ code, name, unit, kind, guidePriceFen, sample }) => ({
    code,
    name,
    unit,
    kind,
    guidePriceFen: guidePriceFen.toString(),
    sample,
  }));
}
