import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import {
  ACCOUNTS,
  type FigureName,
  type HeldAccount,
  HOME_FIGURE_NAMES,
  type HomeFigure,
  MONEY_FIGURE_OF,
} from '../../desk/progress-figures.js';
import { type HeldFen, type PlaceProgress, type ProgressReport, progressReport } from '../../desk/progress-report.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { fen, id, problemResponses, text, year } from '../wire.js';

const asked = z.strictObject({
  programme: z.string().max(60).optional(),
  year: year.optional(),
  placeId: id.optional().meta({ description: 'A county or town: it and the places under it' }),
});

const cases = z.string().meta({ description: 'The address of exactly the cases behind the figure' });
const homes = z.object({ count: z.int(), cases });
const money = z.object({ amountFen: fen, cases });
const recordOf = <Name extends string, Shape extends z.ZodType>(names: readonly Name[], shape: Shape) =>
  z.object(Object.fromEntries(names.map((name) => [name, shape])) as Record<Name, Shape>);
const held = recordOf(ACCOUNTS, money);

const placeShape = z.object({
  id,
  name: z.string(),
  level: z.string(),
  quota: z.int().nullable(),
  completionRate: z
    .string()
    .nullable()
    .meta({ description: 'Accepted ÷ quota in percent, two decimals; may exceed 100' }),
  homes: recordOf(HOME_FIGURE_NAMES, homes),
  oldestWaitDays: z.int().nullable(),
  money: held,
  funds: z.array(held.extend({ fundId: id })),
});

const report = z.object({
  programme: z.string(),
  title: text,
  year: z.int(),
  asOf: z.string(),
  money: z.object({ totalFen: fen, leftFen: fen }),
  funds: z.array(z.object({ id, name: z.string(), totalFen: fen, leftFen: fen })),
  places: z.array(placeShape),
});

/** Reports on what the record holds. */
export async function reportRoutes(door: Door, deps: AppDeps): Promise<void> {
  door.get(
    '/reports/progress',
    {
      schema: {
        summary: 'How a programme stands in a year, by town and for the county; each figure opens to its cases',
        tags: ['reports'],
        querystring: asked,
        response: { 200: report, ...problemResponses },
      },
    },
    async (request, reply) => {
      const found = await progressReport(deps, personOf(request), request.query);
      return isProblem(found) ? sendProblem(reply, found) : reply.send(withLinks(found));
    },
  );
}

type Links = (figure: FigureName, fundId?: string) => string;

function withLinks({ totalFen, leftFen, places, ...found }: ProgressReport): z.input<typeof report> {
  const { programme } = found;
  return {
    ...found,
    funds: [...found.funds],
    money: { totalFen, leftFen },
    places: places.map((place) =>
      placeWithLinks(place, (figure, fundId) => {
        const filter = { figure, programme, year: String(found.year), placeId: place.id, ...(fundId && { fundId }) };
        return `/api/v1/cases?${new URLSearchParams(filter).toString()}`;
      }),
    ),
  };
}

function placeWithLinks(place: PlaceProgress, casesOf: Links): z.input<typeof placeShape> {
  const { id, name, level, quota, completionRate, oldestWaitDays, held, heldByFund } = place;
  const counts = HOME_FIGURE_NAMES.map((figure) => [figure, { count: place[figure], cases: casesOf(figure) }] as const);
  return {
    id,
    name,
    level,
    quota,
    completionRate,
    homes: Object.fromEntries(counts) as Record<HomeFigure, z.input<typeof homes>>,
    oldestWaitDays,
    money: heldWithLinks(held, casesOf),
    funds: heldByFund.map(({ fundId, ...own }) => ({ fundId, ...heldWithLinks(own, casesOf, fundId) })),
  };
}

function heldWithLinks(own: HeldFen, casesOf: Links, fundId?: string): z.input<typeof held> {
  const accounts = ACCOUNTS.map(
    (account) => [account, { amountFen: own[account], cases: casesOf(MONEY_FIGURE_OF[account], fundId) }] as const,
  );
  return Object.fromEntries(accounts) as Record<HeldAccount, z.input<typeof money>>;
}
