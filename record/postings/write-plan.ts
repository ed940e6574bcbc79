import { hundredths, type PlanLine, planTotals } from '../../procedures/plan-arithmetic.js';
import type { Facts } from '../../procedures/vocabulary.js';
import type { Refusal } from '../../procedures/engine.js';
import type { Posting, PostingContext } from './posting.js';

/** Ten million yuan: no home costs that, a slip of the keyboard does. */
const MOST_FEN = 1_000_000_000n;

interface WrittenLine extends PlanLine {
  readonly item: string;
  readonly room: string;
}

/**
 * Prices the household's plan from the catalogue and keeps it beside the earlier ones. Refuses items that the
 * catalogue lacks, a line entered twice, and a plan of devices alone (杜绝以简单配发辅助器具代替家庭无障碍改造).
 */
export const writePlan: Posting = async (context) => {
  const lines = await pricedLines(context, context.form.lines as readonly Facts[]);
  if ('code' in lines) return lines;
  if (!lines.some((line) => line.kind === 'works')) return { code: 'devicesOnly' };
  const { policy, facts } = context.loaded.state;
  const totals = planTotals(policy, facts, lines);
  if (BigInt(totals.totalFen) > MOST_FEN) return { code: 'amountTooLarge' };
  if (BigInt(totals.grantFen) <= 0n) return { code: 'planGrantsNothing' };
  const { tx, tenant, loaded, seq } = context;
  await tx.query(
    `insert into plans (tenant_id, case_id, seq, works_lines, device_lines, total_fen, eligible_fen, grant_fen)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tenant,
      loaded.id,
      seq,
      totals.worksLines,
      totals.deviceLines,
      totals.totalFen,
      totals.eligibleFen,
      totals.grantFen,
    ],
  );
  for (const line of lines) await writeLine(context, line);
  return null;
};

async function pricedLines({ tx }: PostingContext, entered: readonly Facts[]): Promise<WrittenLine[] | Refusal> {
  const { rows } = await tx.query<{ code: string; kind: 'works' | 'device'; guide: string }>(
    'select code, kind, guide_price_fen::text as guide from catalogue_items where code = any($1)',
    [entered.map((line) => String(line.item))],
  );
  const catalogue = new Map(rows.map((row) => [row.code, row]));
  const lines = new Map<string, WrittenLine>();
  for (const line of entered) {
    const item = String(line.item);
    const room = String(line.room);
    const found = catalogue.get(item);
    if (!found) return { code: 'itemNotInCatalogue', about: item };
    if (lines.has(`${item} ${room}`)) return { code: 'itemTwice', about: item };
    lines.set(`${item} ${room}`, {
      item,
      room,
      kind: found.kind,
      quantityHundredths: hundredths(String(line.quantity)),
      unitPriceFen: BigInt(String(line.unitPriceFen)),
      guidePriceFen: BigInt(found.guide),
    });
  }
  return [...lines.values()];
}

async function writeLine({ tx, tenant, loaded, seq }: PostingContext, line: WrittenLine): Promise<void> {
  await tx.query(
    `insert into plan_lines (tenant_id, case_id, seq, item_code, kind, room, quantity_hundredths, unit_price_fen, guide_price_fen)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tenant,
      loaded.id,
      seq,
      line.item,
      line.kind,
      line.room,
      line.quantityHundredths.toString(),
      line.unitPriceFen.toString(),
      line.guidePriceFen.toString(),
    ],
  );
}
