import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { namedScope } from '../api/plugins/named-scope.js';
import type { Limits } from '../api/plugins/rate-limits.js';
import type { DeskDeps } from '../desk/desk-deps.js';
import { assetsIn } from './assets.js';
import { auditYearRoutes } from './auditor/audit-year-routes.js';
import { takeForms } from './forms/sent-form.js';
import { answerWithPages } from './problem-page.js';
import { languageRoutes } from './language-routes.js';
import { knowPeople, requirePerson } from './people.js';
import { progressRoutes } from './manager/progress-routes.js';
import { publicNoticeRoutes } from './public/notice-routes.js';
import { objectionRoutes } from './public/objection-routes.js';
import { ownCaseRoutes } from './public/own-case-routes.js';
import { publicSamplingRoutes } from './public/sampling-routes.js';
import { bidRoutes } from './contractor/bid-routes.js';
import { contractRoutes } from './contractor/contract-routes.js';
import { joinRoutes } from './contractor/join-routes.js';
import { offlineRoutes } from './contractor/offline-routes.js';
import { tenderRoutes } from './contractor/tender-routes.js';
import { workRoutes } from './contractor/work-routes.js';
import { workerRoutes } from './contractor/worker-routes.js';
import { signInRoutes } from './sign-in/sign-in-routes.js';
import { archiveRoutes } from './staff/archive-routes.js';
import { actRoutes } from './staff/act-routes.js';
import { bulkRoutes } from './staff/bulk-routes.js';
import { caseRoutes } from './staff/case-routes.js';
import { commentRoutes } from './staff/comment-routes.js';
import { composeRoutes } from './staff/compose-routes.js';
import { delegationRoutes } from './staff/delegation-routes.js';
import { lotRoutes } from './staff/lot-routes.js';
import { inspectionRoutes } from './staff/inspection-routes.js';
import { noteRoutes } from './staff/note-routes.js';
import { staffObjectionRoutes } from './staff/objection-routes.js';
import { openRoutes } from './staff/open-routes.js';
import { openingRoutes } from './staff/opening-routes.js';
import { paymentFileRoutes } from './staff/payment-file-routes.js';
import { passOnRoutes } from './staff/pass-on-routes.js';
import { queueRoutes } from './staff/queue-routes.js';
import { receiptRoutes } from './staff/receipt-routes.js';
import { rejectionRoutes } from './staff/rejection-routes.js';
import { samplingRoutes } from './staff/sampling-routes.js';
import { samplingVisitRoutes } from './staff/sampling-visit-routes.js';

/** What the screens work with. */
export interface ScreensDeps extends DeskDeps {
  /** The folder of the files that the build made for browsers. */
  readonly assetsFolder: string;
  readonly limits: Limits;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** The door for people: pages and forms on the same application. */
export async function addScreens(scope: FastifyInstance, deps: ScreensDeps): Promise<void> {
  scope.decorate('assetAddress', assetsIn(deps.assetsFolder));
  await scope.register(fastifyStatic, {
    root: deps.assetsFolder,
    prefix: '/assets/',
    immutable: true,
    maxAge: YEAR_MS,
    index: false,
  });
  answerWithPages(scope);
  knowPeople(scope, deps.pool);
  await takeForms(scope);
  await scope.register(namedScope('openPages', async (open) => addOpenPages(open, deps)));
  await scope.register(namedScope('closedPages', async (closed) => addClosedPages(closed, deps)));
}

function addOpenPages(open: FastifyInstance, deps: ScreensDeps): void {
  languageRoutes(open);
  signInRoutes(open, deps);
  joinRoutes(open, deps);
  offlineRoutes(open);
  publicNoticeRoutes(open, deps);
  publicSamplingRoutes(open, deps);
  objectionRoutes(open, deps);
  ownCaseRoutes(open, deps);
}

function addClosedPages(closed: FastifyInstance, deps: ScreensDeps): void {
  requirePerson(closed);
  const routes = [
    queueRoutes,
    bulkRoutes,
    noteRoutes,
    caseRoutes,
    actRoutes,
    inspectionRoutes,
    commentRoutes,
    passOnRoutes,
    delegationRoutes,
    openRoutes,
    staffObjectionRoutes,
    rejectionRoutes,
    receiptRoutes,
    archiveRoutes,
  ];
  const ofLots = [composeRoutes, lotRoutes, openingRoutes, paymentFileRoutes];
  const ofSamplings = [samplingRoutes, samplingVisitRoutes];
  const ofContractors = [workRoutes, contractRoutes, workerRoutes, tenderRoutes, bidRoutes];
  for (const add of [...routes, ...ofLots, ...ofSamplings, ...ofContractors, progressRoutes, auditYearRoutes])
    add(closed, deps);
}
