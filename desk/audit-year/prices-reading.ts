import { countColumn, inCounty, rowByRow, type Reading } from './reading.js';

const RATES = `select k.lot_id, c.number, f.name as firm, i.code, i.name as item, i.unit, r.rate_fen, i.guide_price_fen
  from contracts k join cases c on c.id = k.lot_id join contract_rates r on r.lot_id = k.lot_id
  join catalogue_items i on i.code = r.item_code join orgs f on f.id = k.supplier_id
  where ${inCounty('c')} and k.signed_on between make_date($2::integer, 1, 1) and make_date($2::integer, 12, 31)`;

const percentOf = (base: string) => `round((n.rate_fen - ${base}) * 100.0 / nullif(${base}, 0), 1)`;

const PRICES = `with rates as materialized (${RATES})
  select n.lot_id as "lotId", n.number, n.firm, n.code, n.item, n.unit, n.rate_fen::text as "rateFen",
    n.guide_price_fen::text as "guideFen", ${percentOf('n.guide_price_fen')}::text as "vsGuide", others.lots,
    others.lowest::text as "lowestFen", others.median::text as "medianFen", others.highest::text as "highestFen",
    ${percentOf('others.median')}::text as "vsMedian",
    greatest(abs(${percentOf('n.guide_price_fen')}), coalesce(abs(${percentOf('others.median')}), 0)) as apart,
    n.rate_fen > n.guide_price_fen as odd
  from rates n cross join lateral (select count(*)::integer as lots, min(o.rate_fen) as lowest, max(o.rate_fen) as highest,
      round((percentile_cont(0.5) within group (order by o.rate_fen))::numeric)::bigint as median
    from rates o where o.code = n.code and o.lot_id <> n.lot_id) others`;

interface Row {
  readonly lotId: string;
  readonly number: string;
  readonly code: string;
  readonly item: string;
  readonly firm: string;
  readonly unit: string;
  readonly rateFen: string;
  readonly guideFen: string;
  readonly vsGuide: string;
  readonly lots: number;
  readonly lowestFen: string | null;
  readonly medianFen: string | null;
  readonly highestFen: string | null;
  readonly vsMedian: string | null;
}

/** What each lot of the year pays for an item, against the catalogue and against the other lots. */
export const pricesReading: Reading = {
  title: { zh: '综合单价比较', en: 'Unit prices' },
  hint: {
    zh: '本年签订的各标段合同单价，与目录指导价、本年其他标段比较，相差最大的在前。需关注：高于指导价。',
    en: 'Rates of the contracts signed in the year against the guide price and the other lots, the farthest apart first. To look at: above the guide price.',
  },
  columns: [
    { name: 'item', title: { zh: '项目', en: 'Item' }, kind: 'text' },
    { name: 'unit', title: { zh: '单位', en: 'Unit' }, kind: 'text' },
    { name: 'cases', title: { zh: '标段', en: 'Lot' }, kind: 'cases' },
    { name: 'firm', title: { zh: '中标单位', en: 'Firm' }, kind: 'text' },
    { name: 'rateFen', title: { zh: '本标段单价（元）', en: 'This lot (yuan)' }, kind: 'fen' },
    { name: 'guideFen', title: { zh: '指导价（元）', en: 'Guide price (yuan)' }, kind: 'fen' },
    { name: 'vsGuide', title: { zh: '比指导价（%）', en: 'Against guide (%)' }, kind: 'percent' },
    countColumn('lots', '其他标段（个）', 'Other lots'),
    { name: 'lowestFen', title: { zh: '其他最低（元）', en: 'Lowest other (yuan)' }, kind: 'fen' },
    { name: 'medianFen', title: { zh: '其他中位（元）', en: 'Median other (yuan)' }, kind: 'fen' },
    { name: 'highestFen', title: { zh: '其他最高（元）', en: 'Highest other (yuan)' }, kind: 'fen' },
    { name: 'vsMedian', title: { zh: '比中位（%）', en: 'Against median (%)' }, kind: 'percent' },
  ],
  read: rowByRow<Row>(
    { sql: PRICES, order: 'r.apart desc, r.code, r.number' },
    ({ lotId: id, number, code, item, ...cells }) => {
      const { firm, unit, rateFen, guideFen, vsGuide, lots, lowestFen, medianFen, highestFen, vsMedian } = cells;
      const figures = { rateFen, guideFen, vsGuide, lots, lowestFen, medianFen, highestFen, vsMedian };
      return { cells: { item: `${code} ${item}`, unit, cases: [{ id, number }], firm, ...figures } };
    },
  ),
};
