/** Cases that are acted on in turn, each by one client at a time. */
export class FreeCases<Case> {
  readonly #free: Case[];

  constructor(cases: readonly Case[]) {
    this.#free = [...cases];
  }

  /** Lends out the one that has rested longest. */
  async withNext(act: (next: Case) => Promise<void>): Promise<void> {
    const next = this.#free.shift();
    if (next === undefined) throw new Error('more clients than cases');
    await act(next);
    this.#free.push(next);
  }
}
