import { randomUUID } from 'node:crypto';
import { type DemoApplicant, demoApplicants } from '../../bin/demo-people.js';
import { DEMO_TENANT, DEMO_USERS, demoId } from '../../bin/demo-county.js';
import { DEMO_PEOPLE, DEMO_SEED } from '../../bin/demo-lists.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import type { Facts } from '../../procedures/vocabulary.js';
import { keepSubmission } from '../../record/keep-submission.js';
import { openCase } from '../../record/open-case.js';
import type { ActingAs, CaseRef, RecordDeps } from '../../record/record-types.js';

/** A case of the demo county, and how its number is written. */
export interface DemoCase extends CaseRef {
  readonly number: string;
  readonly village: string;
  readonly applicant: DemoApplicant;
}

const applicants = demoApplicants(DEMO_SEED, DEMO_PEOPLE);

/** An applicant whom the reference lists know; place 0 to 79 may be served, 80 to 83 may not. */
export function demoApplicant(place: number): DemoApplicant {
  const applicant = applicants[place];
  if (!applicant) throw new Error(`the demo has ${applicants.length} applicants, not ${place + 1}`);
  return applicant;
}

/** Someone in the first seat of a demo account. */
export function actingDemoUser(login: string): ActingAs {
  const user = DEMO_USERS.find((each) => each.login === login);
  const seat = user?.seats[0];
  if (!seat) throw new Error(`no demo account is called ${login}`);
  return {
    userId: demoId(`user:${login}`),
    role: seat.role,
    orgId: demoId(`org:${seat.org}`),
    actingFor: null,
    onBehalfOfOrgId: null,
    onBehalfOfUserId: null,
  };
}

/** Opens the application of one of the demo's applicants, as the village's officer would. */
export async function openDemoCase(record: RecordDeps, place: number): Promise<DemoCase> {
  const applicant = demoApplicant(place);
  const opened = await openCase(record, DEMO_TENANT.id, {
    requestId: randomUUID(),
    procedure: latestProcedure('home-renovation'),
    placeId: demoId(`org:${applicant.village}`),
    as: actingDemoUser(applicant.village),
    form: applicant.form,
    happenedOn: await todayOf(record),
  });
  if (opened.kind !== 'opened') throw new Error(`the case was not opened: ${opened.kind}`);
  const { caseId, number } = opened;
  return { tenant: DEMO_TENANT.id, caseId, number, village: applicant.village, applicant };
}

export interface DemoAct {
  readonly action: string;
  readonly expectedSeq: number;
  readonly form?: Facts;
  /** A demo account; the village's officer when not said. */
  readonly by?: string;
}

/** Keeps a submission, as the desk does before it asks the case. @returns its request id. */
export async function submitDemoAct(record: RecordDeps, of: DemoCase, act: DemoAct): Promise<string> {
  const requestId = randomUUID();
  const happenedOn = await todayOf(record);
  await keepSubmission(record, of.tenant, {
    requestId,
    caseId: of.caseId,
    action: act.action,
    expectedSeq: act.expectedSeq,
    as: actingDemoUser(act.by ?? of.village),
    happenedOn,
    evidenceIds: null,
    form: act.form ?? {},
  });
  return requestId;
}

/** A correction of the application that changes nothing: an action that is possible again and again. */
export function correction(of: DemoCase, expectedSeq: number): DemoAct {
  const { category, grade, hardship, hukouType } = of.applicant.person;
  return { action: 'amendApplication', expectedSeq, form: { category, grade, hardship, hukouType, ownership: 'own' } };
}

async function todayOf({ pool }: RecordDeps): Promise<string> {
  const { rows } = await pool.query<{ today: string }>('select app_today()::text as today');
  return rows[0]?.today ?? '';
}
