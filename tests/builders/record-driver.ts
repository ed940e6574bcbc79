import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { DEMO_TENANT, DEMO_USERS, demoId } from '../../bin/demo-county.js';
import { demoApplicants } from '../../bin/demo-people.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import { addDays } from '../../procedures/days.js';
import { filesNeeded } from '../../procedures/needed-files.js';
import { actionAt } from '../../procedures/procedure.js';
import type { Facts, Role } from '../../procedures/vocabulary.js';
import { performDueClocks } from '../../record/due-clocks.js';
import { inTenant } from '../../record/in-tenant.js';
import { keepSubmission } from '../../record/keep-submission.js';
import { type LoadedCase, loadCase } from '../../record/load-case.js';
import { type Opened, openCase } from '../../record/open-case.js';
import { recordAction } from '../../record/record-action.js';
import type { ActingAs, Recorded, RecordDeps } from '../../record/record-types.js';
import { TEST_KEYS } from '../harness/test-keys.js';
import { HOME_RENOVATION_FORMS } from './home-renovation-forms.js';

const TENANT = DEMO_TENANT.id;
const LATER_DAYS = 40;

/** Where four eyes are asked for, the second pair. */
const SECOND_PERSON: Readonly<Record<string, string>> = {
  accept: 'county2',
  approveDesign: 'approver1',
  orderPayment: 'finance1',
};

/** The plain way through the procedure; `endPublicity` stands for the days on the board and the removal of the notice. */
export const WAY = [
  'acceptApplication',
  'recordPeerReview',
  'postNotice',
  'endPublicity',
  'passTownReview',
  'recordAudit',
  'approve',
  'recordAssessment',
  'submitDesign',
  'approveDesign',
  'issueWorkOrder',
  'startWork',
  'selfCheck',
  'accept',
  'settle',
  'orderPayment',
  'confirmPayment',
] as const;

/** Papers that a guard asks for and not the table alone. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { orderChange: ['changeRequest', 'changePhotos'] };

/** What a test may want other than usual. */
export interface ActOptions {
  readonly form?: Facts;
  readonly login?: string;
  /** A seat that no account of the demo has by itself. */
  readonly as?: ActingAs;
  readonly on?: string;
  /** Slots that stay empty. */
  readonly without?: readonly string[];
  readonly requestId?: string;
  readonly expectedSeq?: number;
}

/** Drives cases through the record alone: no desk, no Temporal. Files are rows without bytes behind them. */
export class RecordDriver {
  readonly deps: RecordDeps;
  #tag = 0;

  constructor(
    pool: Pool,
    private readonly procedure = latestProcedure('home-renovation'),
  ) {
    this.deps = { pool, keys: TEST_KEYS };
  }

  /** Opens the application of the invented applicant at that place in the row. */
  async open(place: number, change: Facts = {}): Promise<string> {
    const opened = await this.tryOpen(place, change);
    if (opened.kind !== 'opened') throw new Error(`the case was not opened: ${opened.kind}`);
    return opened.caseId;
  }

  async tryOpen(place: number, change: Facts = {}, requestId: string = randomUUID()): Promise<Opened> {
    const applicant = demoApplicants(1, place + 1)[place];
    if (!applicant) throw new Error('no such applicant');
    const as = seatOf(applicant.village, 'villageOfficer');
    const form = { ...applicant.form, ...change };
    const placeId = demoId(`org:${applicant.village}`);
    return openCase(this.deps, TENANT, {
      requestId,
      procedure: this.procedure,
      placeId,
      as,
      form,
      happenedOn: await this.today(),
    });
  }

  /** Performs an action in a fitting seat with a sample form and all the evidence it asks for. */
  async act(caseId: string, action: string, options: ActOptions = {}): Promise<Recorded> {
    const requestId = await this.submit(caseId, action, options);
    return recordAction(this.deps, { tenant: TENANT, caseId, requestId });
  }

  /** Keeps the submission of an action alone. @returns its request id. */
  async submit(caseId: string, action: string, options: ActOptions = {}): Promise<string> {
    const loaded = await this.load(caseId);
    const today = await this.today();
    await this.#fillSlots(loaded, action, options.without ?? []);
    this.#tag += 1;
    const sample = HOME_RENOVATION_FORMS[action]?.({
      today,
      later: addDays(today, LATER_DAYS),
      tag: `${caseId}-${this.#tag}`,
    });
    const requestId = options.requestId ?? randomUUID();
    await keepSubmission(this.deps, TENANT, {
      requestId,
      caseId,
      action,
      expectedSeq: options.expectedSeq ?? loaded.state.seq,
      as: options.as ?? this.#as(loaded, action, options.login),
      happenedOn: options.on ?? today,
      evidenceIds: null,
      form: options.form ?? sample ?? {},
    });
    return requestId;
  }

  /** Performs actions one after another, each of which must be recorded. */
  async actAll(caseId: string, actions: readonly string[]): Promise<void> {
    for (const action of actions) {
      if (action === 'endPublicity') {
        await this.endPublicity(caseId);
        continue;
      }
      const result = await this.act(caseId, action);
      if (result.kind !== 'recorded') throw new Error(`${action}: ${JSON.stringify(result)}`);
    }
  }

  /** Takes a case along the plain way, up to and with an action. */
  async goThrough(caseId: string, last: (typeof WAY)[number]): Promise<void> {
    await this.actAll(caseId, WAY.slice(0, WAY.indexOf(last) + 1));
  }

  /** Lets the term on the board pass, takes the notice down on its last day, and lets the clock end it. */
  async endPublicity(caseId: string): Promise<void> {
    const [term] = await this.rows<{ day: string; next: string }>(
      `select last_day::text as day, (last_day + 1)::text as next from case_clocks where case_id = $1 and clock = 'publicity' and state = 'running'`,
      [caseId],
    );
    if (!term) throw new Error('no publicity runs');
    await this.setToday(term.day);
    await this.actAll(caseId, ['recordRemoval']);
    await this.setToday(term.next);
    await this.fireClocks(caseId);
  }

  /** Performs what the case's clocks are due for now. */
  fireClocks(caseId: string) {
    return performDueClocks(this.deps, { tenant: TENANT, caseId });
  }

  async load(caseId: string): Promise<LoadedCase> {
    const loaded = await inTenant(this.deps.pool, TENANT, (tx) => loadCase(tx, TEST_KEYS, caseId));
    if (!loaded) throw new Error('no such case');
    return loaded;
  }

  async step(caseId: string): Promise<string> {
    return (await this.load(caseId)).state.step;
  }

  async today(): Promise<string> {
    return (await this.rows<{ today: string }>('select app_today()::text as today'))[0]?.today ?? '';
  }

  /** Moves the system's clock to nine in the morning of a day. */
  async setToday(day: string): Promise<void> {
    await this.rows(`update demo_clock set shift = ($1 || ' 09:00 Asia/Shanghai')::timestamptz - now()`, [day]);
  }

  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return inTenant(this.deps.pool, TENANT, async (tx) => (await tx.query<Row>(sql, values)).rows);
  }

  /** Puts a file into a slot of a case. */
  async attach(caseId: string, slot: string): Promise<void> {
    await this.rows(
      `insert into evidence (tenant_id, id, case_id, slot, media_type, bytes, sha256, uploaded_by)
       values ($1, $2, $3, $4, 'image/jpeg', 1, $5, $6)`,
      [TENANT, randomUUID(), caseId, slot, randomUUID(), demoId('user:admin1')],
    );
  }

  async #fillSlots(loaded: LoadedCase, name: string, without: readonly string[]): Promise<void> {
    const action = actionAt(loaded.procedure, loaded.state.step, name);
    for (const slot of BESIDE[name] ?? []) await this.attach(loaded.id, slot);
    for (const asked of action?.evidence ?? []) {
      const { slot } = asked;
      const needed = without.includes(slot) ? 0 : filesNeeded(asked, loaded.state.policy);
      for (let count = 0; count < needed; count += 1) await this.attach(loaded.id, slot);
    }
  }

  #as(loaded: LoadedCase, name: string, chosen: string | undefined): ActingAs {
    const action = actionAt(loaded.procedure, loaded.state.step, name);
    const login = chosen ?? SECOND_PERSON[name];
    const seats = DEMO_USERS.flatMap((user) => user.seats.map((seat) => ({ ...seat, login: user.login })));
    const fitting = seats.filter((seat) =>
      login ? seat.login === login : loaded.lineage.includes(demoId(`org:${seat.org}`)),
    );
    const seat = fitting.find(({ role }) => action?.by.includes(role)) ?? fitting[0];
    if (!seat) throw new Error(`nobody in the demo county may do this`);
    return seatOf(seat.login, seat.role);
  }
}

/** A demo account in one of its roles. */
export function seatOf(login: string, role: Role): ActingAs {
  const seat = DEMO_USERS.find((user) => user.login === login)?.seats.find((each) => each.role === role);
  if (!seat) throw new Error(`${login} has no seat as ${role}`);
  return {
    userId: demoId(`user:${login}`),
    role,
    orgId: demoId(`org:${seat.org}`),
    actingFor: null,
    onBehalfOfOrgId: null,
    onBehalfOfUserId: null,
  };
}
