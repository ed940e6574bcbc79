import type pg from 'pg';
import { publishedCalendar } from './demo-calendars.js';
import { SAMPLE_CATALOGUE } from './demo-catalogue.js';
import { demoId } from './demo-county.js';

interface DemoFund {
  readonly name: string;
  readonly perHomeFen: bigint;
  readonly perCaseFen: string | null;
}

interface DemoProgramme {
  readonly programme: string;
  readonly documentNumber: string;
  /** What its demo ids begin with. */
  readonly key: string;
  readonly quotaHomes: number;
  /** In the order in which they are spent. */
  readonly funds: readonly DemoFund[];
}

const PROGRAMMES: readonly DemoProgramme[] = [
  {
    programme: 'home-renovation',
    documentNumber: '清残发〔2026〕1号（演示）',
    key: '',
    quotaHomes: 60,
    // The rates per home are those of Xuancheng's policy of 2024: 3,500 yuan from the central lottery fund, at least
    // 2,500 yuan from the county.
    funds: [
      { name: '中央彩票公益金', perHomeFen: 350_000n, perCaseFen: '350000' },
      { name: '县级配套资金', perHomeFen: 250_000n, perCaseFen: null },
    ],
  },
  {
    programme: 'small-grant',
    documentNumber: '清残发〔2026〕2号（演示）',
    key: 'small-grant:',
    // 35 homes, 350,000 yuan: Xiaoshan's yearly report.
    quotaHomes: 35,
    funds: [{ name: '危房救助资金', perHomeFen: 1_000_000n, perCaseFen: '1000000' }],
  },
];

/** Policy, calendars, catalogue, and this year's quota and funds. */
export async function insertDemoProgramme(client: pg.Client, tenant: string): Promise<void> {
  await insertCalendars(client, tenant);
  await insertCatalogue(client, tenant);
  const { rows } = await client.query<{ year: number }>('select extract(year from app_today())::integer as year');
  for (const programme of PROGRAMMES) {
    await insertPolicy(client, tenant, programme);
    await insertQuotaAndFunds(client, tenant, { ...programme, year: rows[0]?.year ?? 2026 });
  }
}

/** A document that sets nothing: the procedure's own defaults hold, and each is one that some county has set. */
async function insertPolicy(
  client: pg.Client,
  tenant: string,
  { programme, documentNumber, key }: DemoProgramme,
): Promise<void> {
  await client.query(
    `insert into policies (tenant_id, id, programme, document_number, effective_from, policy_values)
     values ($1, $2, $3, $4, '2026-01-01', '{}')`,
    [tenant, demoId(`policy:${key}2026`), programme, documentNumber],
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

async function insertQuotaAndFunds(
  client: pg.Client,
  tenant: string,
  { programme, key, quotaHomes, funds, year }: DemoProgramme & { readonly year: number },
): Promise<void> {
  await client.query(
    'insert into quotas (tenant_id, id, programme, year, org_id, total) values ($1, $2, $3, $4, $5, $6)',
    [tenant, demoId(`quota:${key}${year}`), programme, year, demoId('org:county'), quotaHomes],
  );
  for (const [index, { name, perHomeFen, perCaseFen }] of funds.entries()) {
    const totalFen = (perHomeFen * BigInt(quotaHomes)).toString();
    await client.query(
      'insert into funds (tenant_id, id, programme, year, name, position, total_fen, per_case_fen) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [tenant, demoId(`fund:${key}${year}:${index}`), programme, year, name, index + 1, totalFen, perCaseFen],
    );
  }
}
