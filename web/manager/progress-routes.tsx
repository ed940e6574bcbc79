import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { personOf } from '../../api/plugins/signed-in.js';
import { reportedTo } from '../../desk/asked-progress.js';
import { type DeskProblem, isProblem } from '../../desk/desk-problem.js';
import { listCases } from '../../desk/list-cases.js';
import { listProcedures } from '../../desk/list-procedures.js';
import { type ProgressDetails, progressDetails } from '../../desk/progress-details.js';
import { type ProgressReport, progressReport } from '../../desk/progress-report.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import type { Text } from '../../procedures/vocabulary.js';
import { addressQuery } from '../address-query.js';
import { csvOf } from '../csv.js';
import { languageOf, sayingIn } from '../language.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { CSV, takenAway, XLSX } from '../taken-away.js';
import { workbookOf } from '../workbook.js';
import { caseRows, everyCase } from './progress/cases-taken-away.js';
import { CasesPage } from './progress/cases-page.js';
import { askedOf, behindOf, type Behind, casesBehind } from './progress/progress-address.js';
import { ProgressPage } from './progress/progress-page.js';
import { progressTables } from './progress/progress-tables.js';
import { sheetOf, textRows } from './progress/taken-away.js';
import { FIGURE_TITLES, PROGRESS_WORDS } from './progress/words.js';
import { WORDS } from '../words.js';

const PAGE_SIZE = 50;

/** How programmes stand, the cases behind each figure, and the tables to take away. */
export function progressRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/progress', async (request, reply) => {
    const read = await readProgress(deps, request);
    if (isProblem(read)) return sendProblemPage(reply, read);
    const homes = listProcedures().filter(({ subject }) => subject === 'home');
    const programmes = homes.map(({ id }) => ({ id, title: latestProcedure(id).title }));
    const { yearTyped } = read;
    return sendPage(reply, <ProgressPage {...read} programmes={programmes} />, yearTyped === undefined ? 200 : 422);
  });
  scope.get('/progress/cases', async (request, reply) => sendCases(deps, request, reply));
  scope.get('/progress/cases/table', async (request, reply) => {
    const taken = await takeCases(deps, request);
    if (isProblem(taken)) return sendProblemPage(reply, taken);
    return takenAway(reply, `${taken.name}.csv`, CSV).send(csvOf(taken.rows));
  });
  scope.get('/progress/cases/workbook', async (request, reply) => {
    const taken = await takeCases(deps, request);
    if (isProblem(taken)) return sendProblemPage(reply, taken);
    const [heads = [], ...rows] = taken.rows;
    const name = sayingIn(languageOf(request))(PROGRESS_WORDS.cases);
    return takenAway(reply, `${taken.name}.xlsx`, XLSX).send(await workbookOf([{ name, heads, rows }]));
  });
  scope.get('/progress/workbook', async (request, reply) => {
    const read = await readProgress(deps, request);
    if (isProblem(read)) return sendProblemPage(reply, read);
    const language = languageOf(request);
    const tables = progressTables(read.report, read.details, sayingIn(language));
    const workbook = await workbookOf(tables.map((table) => sheetOf(table, language)));
    return takenAway(reply, `${nameOf(read.report)}.xlsx`, XLSX).send(workbook);
  });
  scope.get('/progress/table', async (request, reply) => {
    const read = await readProgress(deps, request);
    if (isProblem(read)) return sendProblemPage(reply, read);
    const language = languageOf(request);
    const wanted = addressQuery(request.url).get('table');
    const table = progressTables(read.report, read.details, sayingIn(language)).find(({ name }) => name === wanted);
    if (!table) return sendProblemPage(reply, { problem: 'notFound' });
    const csv = csvOf(textRows(table, language));
    return takenAway(reply, `${nameOf(read.report)}-${table.name}.csv`, CSV).send(csv);
  });
}

interface Read {
  readonly report: ProgressReport;
  readonly details: ProgressDetails;
  /** The year as it was typed, when it was none; the report is of this year then. */
  readonly yearTyped: string | undefined;
}

async function readProgress(deps: ScreensDeps, request: FastifyRequest): Promise<Read | DeskProblem> {
  const query = addressQuery(request.url);
  const { year, ...place } = askedOf(query);
  const asked = { ...place, year: year ?? undefined };
  const report = await progressReport(deps, personOf(request), asked);
  if (isProblem(report)) return report;
  const details = await progressDetails(deps, personOf(request), asked, report);
  if (isProblem(details)) return details;
  return { report, details, yearTyped: year === null ? (query.get('year') ?? '') : undefined };
}

async function sendCases(deps: ScreensDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const query = addressQuery(request.url);
  const behind = behindOf(query);
  if (!behind) return sendProblemPage(reply, { problem: 'notFound' });
  const reported = reportedTo(personOf(request), behind);
  if (isProblem(reported)) return sendProblemPage(reply, reported);
  const cursor = query.get('after') ?? undefined;
  const page = await listCases(deps, personOf(request), { ...behind, order: 'due', limit: PAGE_SIZE, cursor });
  const next = page.next && `${casesBehind(behind)}&${new URLSearchParams({ after: page.next })}`;
  const back = new URLSearchParams({
    programme: behind.programme,
    ...(behind.year === undefined ? {} : { year: String(behind.year) }),
  });
  const taken = (as: string) => casesBehind(behind).replace('/progress/cases', `/progress/cases/${as}`);
  const [table, workbook] = [taken('table'), taken('workbook')];
  return sendPage(
    reply,
    <CasesPage {...{ page, next, table, workbook }} about={aboutOf(behind)} report={`/progress?${back}`} />,
  );
}

/** All cases behind a figure as rows of text, their heads first, and what a file of them is called. */
async function takeCases(
  deps: ScreensDeps,
  request: FastifyRequest,
): Promise<{ readonly name: string; readonly rows: string[][] } | DeskProblem> {
  const behind = behindOf(addressQuery(request.url));
  if (!behind) return { problem: 'notFound' };
  const reported = reportedTo(personOf(request), behind);
  if (isProblem(reported)) return reported;
  const { lines, today } = await everyCase(deps, personOf(request), behind);
  return { name: `cases-${behind.programme}-${today}`, rows: caseRows(lines, languageOf(request)) };
}

/** What the cases have in common, in words. */
function aboutOf({ programme, figure, step, overdue }: Behind): Text[] {
  const { title, steps } = latestProcedure(programme);
  return [
    title,
    ...(figure ? [FIGURE_TITLES[figure]] : []),
    ...(step !== undefined && steps[step] ? [steps[step].title] : []),
    ...(overdue ? [WORDS.late] : []),
  ];
}

const nameOf = ({ programme, year, asOf }: ProgressReport): string => `progress-${programme}-${year}-${asOf}`;
