import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { personOf } from '../../api/plugins/signed-in.js';
import { auditOverview, readAudit, wholeAudit } from '../../desk/audit-year/audit-year.js';
import { isProblem } from '../../desk/desk-problem.js';
import { addressQuery } from '../address-query.js';
import { csvOf } from '../csv.js';
import { type Language, languageOf, sayingIn } from '../language.js';
import type { ProgressTable } from '../manager/progress/progress-tables.js';
import { sheetOf, textRows } from '../manager/progress/taken-away.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { CSV, takenAway, XLSX } from '../taken-away.js';
import { workbookOf } from '../workbook.js';
import { type AddressAsked, askedOf, isReading, wantedOf } from './audit-year/audit-address.js';
import { auditTable } from './audit-year/audit-table.js';
import { OverviewPage } from './audit-year/overview-page.js';
import { PAGE_ROWS, ReadingPage } from './audit-year/reading-page.js';

interface OfReading {
  readonly Params: { readonly reading: string };
}

const askedIn = (request: FastifyRequest): AddressAsked => askedOf(addressQuery(request.url));

/** What auditors read of one county and year: an overview, a page for each reading, and the tables to take away. */
export function auditYearRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/audit-year', async (request, reply) => sendOverview(deps, request, reply));
  scope.get('/audit-year/workbook', async (request, reply) => {
    const asked = askedIn(request);
    if (isWrong(asked)) return sendOverview(deps, request, reply);
    const whole = await wholeAudit(deps, personOf(request), wantedOf(asked));
    if (isProblem(whole)) return sendProblemPage(reply, whole);
    const language = languageOf(request);
    const sheets = whole.readings.map((read) => sheetOf(auditTable(read, sayingIn(language)), language));
    return takenAway(reply, `audit-${whole.year}.xlsx`, XLSX).send(await workbookOf(sheets));
  });
  scope.get<OfReading>('/audit-year/:reading', async (request, reply) => {
    const asked = askedIn(request);
    if (isWrong(asked)) return sendOverview(deps, request, reply);
    const { page } = asked;
    const read = await readingIn(deps, request, { limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS });
    if (isProblem(read)) return sendProblemPage(reply, read);
    if (page > 1 && read.rows.length === 0) return sendProblemPage(reply, { problem: 'notFound' });
    return sendPage(reply, <ReadingPage read={read} narrowed={narrowedIn(asked)} page={page} />);
  });
  scope.get<OfReading>('/audit-year/:reading/table', async (request, reply) => sendTable(deps, request, reply, AS_CSV));
  scope.get<OfReading>('/audit-year/:reading/workbook', async (request, reply) =>
    sendTable(deps, request, reply, AS_WORKBOOK),
  );
}

/** How a table becomes a file to be kept. */
interface TakenAs {
  readonly ending: string;
  readonly type: string;
  readonly drawn: (table: ProgressTable, language: Language) => Promise<Buffer>;
}

const AS_CSV: TakenAs = {
  ending: 'csv',
  type: CSV,
  drawn: async (table, language) => csvOf(textRows(table, language)),
};

const AS_WORKBOOK: TakenAs = {
  ending: 'xlsx',
  type: XLSX,
  drawn: (table, language) => workbookOf([sheetOf(table, language)]),
};

/** Every row of a reading, narrowed as its page is, to take away. */
async function sendTable(
  deps: ScreensDeps,
  request: FastifyRequest<OfReading>,
  reply: FastifyReply,
  { ending, type, drawn }: TakenAs,
): Promise<FastifyReply> {
  if (isWrong(askedIn(request))) return sendOverview(deps, request, reply);
  const read = await readingIn(deps, request, { limit: null, offset: 0 });
  if (isProblem(read)) return sendProblemPage(reply, read);
  const language = languageOf(request);
  const file = await drawn(auditTable(read, sayingIn(language)), language);
  return takenAway(reply, `audit-${read.year}-${read.reading}.${ending}`, type).send(file);
}

const isWrong = ({ year, countyId }: AddressAsked): boolean => year === null || countyId === null;

const narrowedIn = ({ person, caseId, day, odd }: AddressAsked) => ({ person, caseId, day, odd });

async function readingIn(
  deps: ScreensDeps,
  request: FastifyRequest<OfReading>,
  part: { readonly limit: number | null; readonly offset: number },
) {
  const { reading } = request.params;
  if (!isReading(reading)) return { problem: 'notFound' } as const;
  const asked = askedIn(request);
  return readAudit(deps, personOf(request), { reading, ...wantedOf(asked), ...narrowedIn(asked), ...part });
}

/** The overview, also in the place of what a wrong year or county asks for; it says so then. */
async function sendOverview(deps: ScreensDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = askedIn(request);
  const found = await auditOverview(deps, personOf(request), wantedOf(asked));
  const elsewhere = isProblem(found) && found.problem === 'notFound';
  const overview = elsewhere
    ? await auditOverview(deps, personOf(request), { ...wantedOf(asked), countyId: undefined })
    : found;
  if (isProblem(overview)) return sendProblemPage(reply, overview);
  const isCountyWrong = elsewhere || asked.countyId === null;
  const yearTyped = asked.year === null ? (addressQuery(request.url).get('year') ?? '') : undefined;
  const status = isCountyWrong || yearTyped !== undefined ? 422 : 200;
  return sendPage(reply, <OverviewPage {...{ overview, yearTyped, isCountyWrong }} />, status);
}
