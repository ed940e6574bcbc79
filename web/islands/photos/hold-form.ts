/// <reference lib="dom" />
import { isCopy, type TypedForm } from '../offline/typed-form.js';
import { sessionNow } from './ask-office.js';
import type { PhotoQueue } from './photo-queue.js';
import { say, type Shown, type Standing } from './show-photos.js';

type OfPage = Pick<Shown, 'owner' | 'caseId' | 'words'>;

/** The form of an act, once its button was pressed: it waits until the photographs taken for it are with the office. */
export class HeldForm {
  readonly #form: HTMLFormElement;
  readonly #queue: PhotoQueue;
  readonly #shown: OfPage;
  readonly #typed: TypedForm | undefined;
  #waiting = 0;
  #refused = 0;
  #isHeld = false;

  /** @param typed keeps what is typed on the phone: then the form goes only where there is a line. */
  constructor(form: HTMLFormElement, queue: PhotoQueue, shown: OfPage, typed: TypedForm | undefined) {
    [this.#form, this.#queue, this.#shown, this.#typed] = [form, queue, shown, typed];
  }

  begin(): void {
    this.#queue.watch((standing) => this.#look(standing));
    onSent(this.#form, (event) => {
      if (this.#ahead === 0 && !this.#typed) return;
      event.preventDefault();
      this.#isHeld = true;
      if (this.#ahead > 0) this.#tell(this.#shown.words.formWaits);
      else void this.#go();
      void this.#queue.send();
    });
  }

  /** How many photographs have to go before it. */
  get #ahead(): number {
    return this.#waiting + this.#queue.keeping;
  }

  #look({ photos, standstill }: Standing): void {
    const refusedBefore = this.#refused;
    const own = photos.filter((photo) => this.#isOwn(photo));
    this.#refused = own.filter(({ refusedFor }) => refusedFor !== null).length;
    this.#waiting = own.length - this.#refused;
    if (!this.#isHeld) return;
    if (this.#refused > refusedBefore) this.#letGo();
    else if (this.#ahead === 0) void this.#go();
    // Nobody is signed in any more: the office asks to sign in, keeps what was typed, and does nothing.
    else if (standstill === 'signIn') this.#send();
    else this.#tell(standstill === 'later' ? this.#shown.words.formStays : this.#shown.words.formWaits);
  }

  #isOwn({ owner, caseId, slot }: Standing['photos'][number]): boolean {
    const isOfPage = owner === this.#shown.owner && caseId === this.#shown.caseId;
    return isOfPage && this.#form.querySelector(`[data-slot="${slot}"]`) !== null;
  }

  /** One was not taken: who pressed the button takes another first, or presses again. */
  #letGo(): void {
    this.#isHeld = false;
    this.#tell('');
  }

  async #go(): Promise<void> {
    this.#letGo();
    await this.#typed?.keep();
    const session = this.#typed ? await sessionNow() : null;
    if (session === 'later') this.#tell(this.#shown.words.noLine);
    // A copy says how the home was then. What was typed is filled in again.
    else if (this.#typed && isCopy()) location.reload();
    else this.#send();
  }

  #send(): void {
    this.#isHeld = false;
    this.#form.submit();
  }

  #tell(words: string): void {
    const place = this.#form.querySelector<HTMLElement>('[data-form-waits]');
    if (place) place.textContent = say(words, this.#ahead);
  }
}

/** Older browsers do not say which button sent a form. One with a name asks for another row, or for the form again. */
function onSent(form: HTMLFormElement, listener: (event: Event) => void): void {
  let pressed: HTMLButtonElement | null = null;
  form.addEventListener('click', ({ target }) => {
    pressed = target instanceof Element ? target.closest('button') : null;
  });
  form.addEventListener('submit', (event) => {
    if (!pressed?.name) listener(event);
  });
}
