import { setTimeout as pause } from 'node:timers/promises';
import type { Course, Moved } from './course.js';

const LOOK_AGAIN_MS = 250;

/** Clients that take their cases along side by side until all are done. */
export class Crew {
  /** Every step that any client made. */
  #movements = 0;
  /** For each client how many movements there were when it began its last round in which nothing moved. */
  readonly #idleSince: (number | null)[];
  readonly #done = new Set<Course>();
  #failed: { readonly error: unknown } | null = null;

  /** @param hands the cases of each client. @param doubleSenders so many clients send every act two times at once. */
  constructor(
    private readonly hands: readonly (readonly Course[])[],
    private readonly doubleSenders: number,
  ) {
    this.#idleSince = hands.map(() => null);
  }

  /** Works until all is done. `whenIdle` is asked when nobody can move: it lets time pass. */
  async work(whenIdle: () => Promise<void>): Promise<void> {
    const clients = Promise.all(this.hands.map((courses, at) => this.#client(courses, at)));
    clients.catch((error: unknown) => {
      this.#failed = { error };
    });
    while (!this.#isDone && !this.#failed) {
      if (this.#isIdle) {
        await whenIdle();
        this.#movements += 1;
      }
      await pause(LOOK_AGAIN_MS);
    }
    await clients;
  }

  get #isDone(): boolean {
    return this.hands.every((courses) => courses.every((course) => this.#done.has(course)));
  }

  get #isIdle(): boolean {
    return this.#idleSince.every((since) => since === this.#movements);
  }

  async #client(courses: readonly Course[], at: number): Promise<void> {
    const twice = at < this.doubleSenders;
    while (!this.#isDone && !this.#failed) {
      const before = this.#movements;
      const moved = await this.#round(courses, twice);
      this.#idleSince[at] = moved ? null : before;
      if (!moved) await pause(LOOK_AGAIN_MS);
    }
  }

  async #round(courses: readonly Course[], twice: boolean): Promise<boolean> {
    let any = false;
    for (const course of courses.filter((each) => !this.#done.has(each))) {
      const moved: Moved = await course.advance(twice);
      if (moved === 'done') this.#done.add(course);
      if (moved === 'waits') continue;
      any = true;
      this.#movements += 1;
    }
    return any;
  }
}
