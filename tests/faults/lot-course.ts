import { demoId } from '../../bin/demo-county.js';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { addDays } from '../../procedures/days.js';
import { bidAt } from '../api/lot-bench.js';
import { type Course, type Moved, type NextAct, performNext, see, type ShownAtClock } from './course.js';
import type { HomeCourse } from './home-course.js';
import type { StubbornClient } from './stubborn-client.js';

const BID_DAYS = 5;
/** The first is the lowest and wins. */
const BIDS = [
  ['contractor1', 95],
  ['contractor2', 100],
  ['contractor3', 98],
] as const;

/** A lot from its plan until its contractor is paid for every home that lies in it. */
export class LotCourse implements Course {
  caseId: string | null = null;
  readonly #past = new Set<string>();

  constructor(
    private readonly client: StubbornClient,
    private readonly name: string,
    private readonly homes: readonly HomeCourse[],
    private readonly today: () => Promise<string>,
  ) {}

  async advance(twice: boolean): Promise<Moved> {
    if (this.caseId === null) return this.#open();
    if (this.#past.has('confirmTranche')) return 'done';
    const shown = await see(this.client, this.caseId);
    if (shown.step === 'published' && !this.#past.has('bids')) return this.#bid(this.caseId);
    const next = await this.#next(shown);
    if (!next) return 'waits';
    if (await performNext(this.client, this.caseId, { shown, next, twice })) this.#past.add(next.action);
    return 'moved';
  }

  async #open(): Promise<Moved> {
    const form = {
      title: this.name,
      delivery: 'unitRate',
      method: 'inquiry',
      need: `家庭无障碍改造 ${this.name}`,
      estimateFen: '20000000',
      homesExpected: this.homes.length,
    };
    const body = { procedure: 'tender-lot', placeId: demoId('org:county'), form };
    this.caseId = (await this.client.open('county1', body)).id;
    return 'moved';
  }

  async #bid(lot: string): Promise<Moved> {
    for (const [login, percent] of BIDS) {
      const json = bidAt(percent, this.homes.length);
      const answer = await this.client.send(login, { method: 'POST', path: `/api/v1/tenders/${lot}/bids`, json });
      if (answer.status !== 201) throw new Error(`the bid of ${login}: ${JSON.stringify(answer.body)}`);
    }
    this.#past.add('bids');
    return 'moved';
  }

  async #next(shown: ShownAtClock): Promise<NextAct | null> {
    const today = await this.today();
    switch (shown.step) {
      case 'planned':
        return county('publish', { bidDeadline: addDays(today, BID_DAYS), documentNumber: `CG-${this.name}` });
      case 'biddingClosed':
        return this.#past.has('authoriseOpening')
          ? { action: 'openBids', login: 'county2', password: DEMO_PASSWORD }
          : { action: 'authoriseOpening', login: 'county1', password: DEMO_PASSWORD };
      case 'opened':
        return { action: 'evaluate', login: 'county2', form: { panelSize: 5, assessments: assessed(shown) } };
      case 'evaluated':
        return county('publiciseResult', { place: '县政府网站' });
      case 'awardable':
        return { action: 'award', login: 'approver1' };
      case 'awarded':
        return county('signContract', {
          contractNumber: `HT-${this.name}`,
          sumFen: bidAt(BIDS[0][1], this.homes.length).totalFen,
          retentionPercent: 3,
          warrantyMonths: 3,
        });
      case 'contracted':
        return this.#underContract(today);
      default:
        return null;
    }
  }

  #underContract(today: string): NextAct | null {
    const homes = this.homes.map(({ number }) => ({ number }));
    const all = (step: string) => this.homes.every((home) => home.step === step);
    if (!this.#past.has('addHomes')) return all('designApproved') ? county('addHomes', { homes }) : null;
    if (!this.#past.has('callOff')) return county('callOff', { homes, finishBy: addDays(today, 60) });
    if (!all('settledInLot')) return null;
    if (this.#past.has('orderTranche'))
      return {
        action: 'confirmTranche',
        login: 'finance2',
        form: { bankReference: `YH-${this.name}`, paidOn: today },
      };
    if (this.#past.has('applyForTranche')) return { action: 'orderTranche', login: 'finance1' };
    const invoices = [{ number: `FP-${this.name}`, issuedOn: today, amountFen: bidAt(100, homes.length).totalFen }];
    return { action: 'applyForTranche', login: 'contractor1', form: { tranche: 'acceptance', invoices } };
  }
}

const county = (action: string, form: object): NextAct => ({ action, login: 'county1', form });

const assessed = ({ lot }: ShownAtClock) =>
  (lot?.bids ?? []).map(({ creditCode }) => ({ creditCode, qualified: true, technical: 80 }));
