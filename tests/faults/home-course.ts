import { randomUUID } from 'node:crypto';
import { addDays } from '../../procedures/days.js';
import { HOME_RENOVATION_FORMS } from '../builders/home-renovation-forms.js';
import { correction, type DemoCase, demoApplicant } from '../builders/demo-case.js';
import { demoId } from '../../bin/demo-county.js';
import { type Course, type Moved, type NextAct, performNext, see, type ShownAtClock } from './course.js';
import type { StubbornClient } from './stubborn-client.js';

/** Corrections that change nothing, before the application is accepted. */
const CORRECTIONS = 4;

/** What is done at each step, and by whom; four eyes are kept. `village` and `town` stand for the home's own. */
const WAY: Readonly<
  Record<string, { readonly action: string; readonly login: string; readonly also?: readonly string[] }>
> = {
  applied: { action: 'acceptApplication', login: 'village' },
  villageReview: { action: 'recordPeerReview', login: 'village' },
  toPublicise: { action: 'postNotice', login: 'village' },
  townReview: { action: 'passTownReview', login: 'town' },
  countyAudit: { action: 'recordAudit', login: 'county1' },
  countyApproval: { action: 'approve', login: 'approver1' },
  approved: { action: 'recordAssessment', login: 'county2' },
  assessed: { action: 'submitDesign', login: 'county1' },
  designed: { action: 'approveDesign', login: 'approver1' },
};

const SELF_ORGANISED: typeof WAY = {
  ...WAY,
  designApproved: { action: 'issueWorkOrder', login: 'county1' },
  workOrdered: { action: 'startWork', login: 'village' },
  inProgress: { action: 'selfCheck', login: 'village' },
  selfChecked: { action: 'accept', login: 'county2' },
  accepted: { action: 'settle', login: 'county1' },
  settled: { action: 'orderPayment', login: 'finance1' },
  paymentOrdered: { action: 'confirmPayment', login: 'finance2' },
};

const IN_LOT: typeof WAY = {
  ...WAY,
  workOrdered: { action: 'startByContractor', login: 'contractor1' },
  inProgress: { action: 'selfCheckByContractor', login: 'contractor1' },
  selfChecked: { action: 'accept', login: 'county2' },
  accepted: { action: 'settleByContract', login: 'county1' },
};

/** One home from its application to the paid grant, by its own hand or in a lot. */
export class HomeCourse implements Course {
  caseId: string | null = null;
  number = '';
  /** Where it was last seen. */
  step = '';
  #corrections = 0;
  #removed = false;

  constructor(
    private readonly client: StubbornClient,
    private readonly place: number,
    private readonly delivery: 'selfOrganised' | 'inLot',
    private readonly today: () => Promise<string>,
  ) {}

  async advance(twice: boolean): Promise<Moved> {
    if (this.caseId === null) return this.#open();
    const shown = await see(this.client, this.caseId);
    const isNew = shown.step !== this.step;
    this.step = shown.step;
    if (shown.closed) return 'done';
    const next = await this.#next(shown);
    // Its lot waits for steps as they are seen here: a new one is no idleness.
    if (!next) return isNew ? 'moved' : 'waits';
    if (await performNext(this.client, this.caseId, { shown, next, twice })) this.#note(next.action);
    return 'moved';
  }

  async #open(): Promise<Moved> {
    const { village, form } = demoApplicant(this.place);
    const body = { procedure: 'home-renovation', placeId: demoId(`org:${village}`), form };
    const opened = await this.client.open(village, body);
    this.caseId = opened.id;
    this.number = opened.number;
    return 'moved';
  }

  async #next(shown: ShownAtClock): Promise<NextAct | null> {
    const { village } = demoApplicant(this.place);
    if (shown.step === 'applied' && this.#corrections < CORRECTIONS) {
      const { action, form = {} } = correction({ applicant: demoApplicant(this.place) } as DemoCase, shown.seq);
      return { action, form, login: village };
    }
    if (shown.step === 'publicised') return this.#removal(shown, village);
    const way = (this.delivery === 'inLot' ? IN_LOT : SELF_ORGANISED)[shown.step];
    if (!way) return null;
    const today = await this.today();
    const form = HOME_RENOVATION_FORMS[way.action]?.({
      today,
      later: addDays(today, 40),
      tag: randomUUID().slice(-12),
    });
    return { ...way, ...(form && { form }), login: loginNear(village, way.login) };
  }

  /** The notice is taken down on the last day of its term, once. */
  async #removal(shown: ShownAtClock, village: string): Promise<NextAct | null> {
    const lastDay = shown.clocks.find(({ clock }) => clock === 'publicity')?.lastDay;
    if (this.#removed || lastDay === undefined || lastDay === null || (await this.today()) < lastDay) return null;
    return { action: 'recordRemoval', login: village, form: { objections: 'none' } };
  }

  #note(action: string): void {
    if (action === 'amendApplication') this.#corrections += 1;
    if (action === 'recordRemoval') this.#removed = true;
  }
}

function loginNear(village: string, login: string): string {
  if (login === 'village') return village;
  return login === 'town' ? village.replace(/^village(\d+).*$/, 'town$1') : login;
}
