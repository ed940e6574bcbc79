import type pg from 'pg';
import { publishedCalendar } from './demo-calendars.js';
import { SAMPLE_CATALOGUE } from './demo-catalogue.js';
import { demoId } from './demo-county.js';

const PROGRAMME = 'home-renovation';
const QUOTA_HOMES = 60;

// In the order in which they are spent. The rates per home are those of Xuancheng's policy of 2024:
// 3,500 yuan from the central lottery fund, at least 2,500 yuan from the county.
const FUNDS = [
  { name: '中央彩票公益金', perHomeFen: 350_000n, perCaseFen: '350000' },
  { name: '县级配套资金', perHomeFen: 250_000n, perCaseFen: null },
] as const;

/** Policy, calendars, catalogue, and this year's quota and funds. */
export async function insertDemoProgramme(client: pg.Client, tenant: string): Promise<void> {
  await insertPolicy(client, tenant);
  await insertCalendars(client, tenant);
  await insertCatalogue(client, tenant);
  const { rows } = await client.query<{ year: number }>('select extract(year from app_today())::integer as year');
  await insertQuotaAndFunds(client, tenant, rows[0]?.year ?? 2026);
}

/** A document that sets nothing: the procedure's own defaults hold, and each is one that some county has set. */
async function insertPolicy(client: pg.Client, tenant: string): Promise<void> {
  await client.query(
    `insert into policies (tenant_id, id, programme, document_number, effective_from, policy_values)
     values ($1, $2, $3, '清残发〔2026〕1号（演示）', '2026-01-01', '{}')`,
    [tenant, demoId('policy:2026'), PROGRAMME],
  );
}

async function insertCalendars(client: pg.Client, tenant: string): Promise<void> {
  for (const year of [2025, 2026]) {
    const calendar = publishedCalendar(year);
    if (!calendar) throw new Error(`the calendar library does not hold ${year}`);
    await client.query(
      `insert into calendar_years (tenant_id, year, rest_days, work_days, source)
       values ($1, $2, $3, $4, '国务院办公厅节假日安排（chinese-days）')`,
      [tenant, year, calendar.restDays, calendar.workDays],
    );
  }
}

async function insertCatalogue(client: pg.Client, tenant: string): Promise<void> {
  const items = SAMPLE_CATALOGUE.map((item) => ({
    ...item,
    price: item.guidePriceFen.toString(),
    guidePriceFen: undefined,
  }));
  await client.query(
    `insert into catalogue_items (tenant_id, code, name, unit, kind, guide_price_fen, sample)
     select $1, code, name, unit, kind, price, true
     from jsonb_to_recordset($2) as i(code text, name text, unit text, kind text, price bigint)`,
    [tenant, JSON.stringify(items)],
  );
}

async function insertQuotaAndFunds(client: pg.Client, tenant: string, year: number): Promise<void> {
  await client.query(
    'insert into quotas (tenant_id, id, programme, year, org_id, total) values ($1, $2, $3, $4, $5, $6)',
    [tenant, demoId(`quota:${year}`), PROGRAMME, year, demoId('org:county'), QUOTA_HOMES],
  );
  for (const [index, { name, perHomeFen, perCaseFen }] of FUNDS.entries()) {
    const totalFen = (perHomeFen * BigInt(QUOTA_HOMES)).toString();
    await client.query(
      'insert into funds (tenant_id, id, programme, year, name, position, total_fen, per_case_fen) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [tenant, demoId(`fund:${year}:${index}`), PROGRAMME, year, name, index + 1, totalFen, perCaseFen],
    );
  }
}
