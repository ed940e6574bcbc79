import type { Pool } from 'pg';

/** A county as the public knows it. */
export interface PublicCounty {
  readonly id: string;
  readonly name: string;
}

/** The county whose public pages lie under a code; `null` where there is none. */
export async function countyByCode(pool: Pool, code: string): Promise<PublicCounty | null> {
  const { rows } = await pool.query<PublicCounty>('select id, name from county_by_code($1)', [code]);
  return rows[0] ?? null;
}

/** Every county that has public pages here, by its code. */
export async function publicCounties(pool: Pool): Promise<readonly { readonly code: string; readonly name: string }[]> {
  return (await pool.query<{ code: string; name: string }>('select code, name from public_counties()')).rows;
}
