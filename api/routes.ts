import type { FastifyInstance } from 'fastify';
import type { AppDeps } from './app.js';
import { namedScope } from './plugins/named-scope.js';
import type { Limits } from './plugins/rate-limits.js';
import { requireSignIn } from './plugins/signed-in.js';
import type { Door } from './door.js';
import { actionRoutes } from './routes/actions.js';
import { administrativeActRoutes } from './routes/administrative-acts.js';
import { archiveRoutes } from './routes/archive.js';
import { auditYearRoutes } from './routes/audit-year.js';
import { bidRoutes } from './routes/bids.js';
import { calendarRoutes } from './routes/calendars.js';
import { caseCodeRoutes } from './routes/case-codes.js';
import { caseRoutes } from './routes/cases.js';
import { catalogueRoutes } from './routes/catalogue.js';
import { commentRoutes } from './routes/comments.js';
import { coordinationRoutes } from './routes/coordinations.js';
import { delegationRoutes } from './routes/delegations.js';
import { demoClockRoutes } from './routes/demo-clock.js';
import { effectRoutes } from './routes/effects.js';
import { evidenceRoutes } from './routes/evidence.js';
import { fundRoutes } from './routes/funds.js';
import { healthRoutes } from './routes/health.js';
import { holdRoutes } from './routes/hold.js';
import { listRoutes } from './routes/lists.js';
import { meRoutes } from './routes/me.js';
import { notificationRoutes } from './routes/notifications.js';
import { objectionRoutes } from './routes/objections.js';
import { orgRoutes } from './routes/orgs.js';
import { paymentFileRoutes } from './routes/payment-files.js';
import { pictureRoutes } from './routes/pictures.js';
import { policyRoutes } from './routes/policies.js';
import { procedureRoutes } from './routes/procedures.js';
import { ownCaseRoutes } from './routes/own-case.js';
import { publicNoticeRoutes } from './routes/public-notices.js';
import { publicObjectionRoutes } from './routes/public-objections.js';
import { publicSamplingRoutes } from './routes/public-samplings.js';
import { quotaRoutes } from './routes/quotas.js';
import { reportRoutes } from './routes/reports.js';
import { samplingRoutes } from './routes/samplings.js';
import { sessionRoutes } from './routes/session.js';
import { supplierRoutes } from './routes/suppliers.js';
import { tenderRoutes } from './routes/tenders.js';
import { uploadRoutes } from './routes/uploads.js';
import { userRoutes } from './routes/users.js';
import { joiningRoutes, workerRoutes } from './routes/workers.js';
import { workOrderRoutes } from './routes/work-orders.js';
import { contractRoutes } from './routes/contracts.js';

const BEHIND_SIGN_IN = [
  meRoutes,
  procedureRoutes,
  orgRoutes,
  caseRoutes,
  actionRoutes,
  commentRoutes,
  objectionRoutes,
  caseCodeRoutes,
  coordinationRoutes,
  evidenceRoutes,
  uploadRoutes,
  pictureRoutes,
  archiveRoutes,
  listRoutes,
  calendarRoutes,
  policyRoutes,
  catalogueRoutes,
  fundRoutes,
  quotaRoutes,
  notificationRoutes,
  effectRoutes,
  userRoutes,
  workerRoutes,
  workOrderRoutes,
  contractRoutes,
  delegationRoutes,
  supplierRoutes,
  tenderRoutes,
  bidRoutes,
  paymentFileRoutes,
  reportRoutes,
  auditYearRoutes,
  administrativeActRoutes,
  holdRoutes,
  samplingRoutes,
];

/** Reached without signing in, below `/api/v1` like the rest. */
const BEFORE_SIGN_IN = [
  sessionRoutes,
  publicNoticeRoutes,
  joiningRoutes,
  publicObjectionRoutes,
  ownCaseRoutes,
  publicSamplingRoutes,
];

type AddRoutes = (door: Door, deps: AppDeps, limits: Limits) => void | Promise<void>;

/** All routes: health for everyone, signing in, and the rest behind it. */
export async function addRoutes(app: FastifyInstance, deps: AppDeps, limits: Limits): Promise<void> {
  const scopeOf = (add: AddRoutes) => namedScope(add.name, async (door) => add(door.withTypeProvider(), deps, limits));

  await app.register(scopeOf(healthRoutes));
  for (const add of BEFORE_SIGN_IN) await app.register(scopeOf(add), { prefix: '/api/v1' });
  await app.register(
    namedScope('behindSignIn', async (scope) => {
      requireSignIn(scope);
      const routes = deps.demo ? [...BEHIND_SIGN_IN, demoClockRoutes] : BEHIND_SIGN_IN;
      for (const add of routes) await scope.register(scopeOf(add));
    }),
    { prefix: '/api/v1' },
  );
}
