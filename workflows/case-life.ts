import { allHandlersFinished, patched, workflowInfo } from '@temporalio/workflow';
import type { CaseNow, CaseRef, Recorded } from '../record/record-types.js';
import { CaseAlarm } from './case-alarm.js';
import { CaseCourse } from './case-course.js';
import { CaseEffects } from './case-effects.js';
import { askRecord, performInRecord } from './case-hands.js';
import type { ActArgs } from './case-messages.js';

/** One run of a case. All it keeps is how the record last said that things stand; it decides nothing. */
export class CaseLife {
  readonly #ref: CaseRef;
  readonly #course: CaseCourse;
  readonly #alarm: CaseAlarm;
  readonly #effects: CaseEffects;
  /** Runs that began before looks waited for acts go on as they began. */
  readonly #asksInTurn = patched('asks-in-turn');
  /** `undefined` until the record has answered, `null` when it knows no such case. */
  #now: CaseNow | null | undefined;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #askWanted = true;
  #actsAnswered = 0;
  #rotateWanted = false;

  constructor(ref: CaseRef, passed: readonly string[]) {
    this.#ref = ref;
    this.#course = new CaseCourse(passed);
    this.#alarm = new CaseAlarm(() => this.catchUp());
    this.#effects = new CaseEffects(ref, () => this.catchUp());
  }

  /** Titles of the steps so far. */
  get steps(): readonly string[] {
    return this.#course.steps;
  }

  get askWanted(): boolean {
    return this.#askWanted;
  }

  /** Closed or unknown, with nothing left to do. */
  get isOver(): boolean {
    const closed = this.#now === null || this.#now?.closed === true;
    return closed && !this.#now?.effects.length && this.#effects.isIdle && !this.#askWanted;
  }

  /** Whether the run may end or be continued: nobody waits for an answer. Effects go on in the next run. */
  get mayLeave(): boolean {
    const isFull = this.#rotateWanted || workflowInfo().continueAsNewSuggested;
    return (this.isOver || isFull) && allHandlersFinished();
  }

  catchUp(): void {
    this.#askWanted = true;
  }

  rotate(): void {
    this.#rotateWanted = true;
  }

  /** Performs an action after all those that came before it. Throws `unavailable` when the record is away. */
  act(args: ActArgs): Promise<Recorded> {
    return this.#inTurn(() => this.#perform(args));
  }

  /**
   * Asks the record for one thing at a time. A replay hands over the answers of local activities that ran side by
   * side in the order in which they began, not in that in which they came: it would not find its own history again.
   */
  #inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const turn = this.#lastTurn.then(ask);
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  /** Has the record perform what is due and follows its answer; false when it was away. */
  async askRecord(): Promise<boolean> {
    this.#askWanted = false;
    const actsBefore = this.#actsAnswered;
    const ask = () => askRecord(this.#ref);
    const answer = await (this.#asksInTurn ? this.#inTurn(ask) : ask());
    if (answer === 'unknown') return false;
    // The record is right, also when it is behind what it once said: it may have been restored from a backup.
    if (answer && (this.#asksInTurn || actsBefore === this.#actsAnswered)) this.#now = undefined;
    if (answer) this.#follow(answer);
    else this.#now = null;
    return true;
  }

  async #perform(args: ActArgs): Promise<Recorded> {
    const recorded = await performInRecord(this.#ref, args);
    this.#actsAnswered += 1;
    if (recorded.kind !== 'noSuchCase') this.#follow(recorded.now);
    return recorded;
  }

  #follow(next: CaseNow): void {
    // An answer that a later act has overtaken says nothing new; a record that lies behind is asked once more.
    if (this.#now && next.seq < this.#now.seq) {
      this.#askWanted = true;
      return;
    }
    this.#now = next;
    this.#course.show(next);
    this.#alarm.set(next.wakeInMs, next.wakesFor ?? next.step);
    this.#effects.start(next.effects);
  }
}
