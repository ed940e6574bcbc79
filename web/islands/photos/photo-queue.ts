/// <reference lib="dom" />
import type { PhotoStore, WaitingPhoto } from './photo-store.js';
import { sendWaiting, type Standstill } from './send-waiting.js';
import { type Shown, showPhotos, type Standing } from './show-photos.js';
import { addPlace, keepPhoto } from './take-photo.js';

const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [2_000, 60_000] as const;

/** What a page has of the photographs on this phone: takes those that are chosen, sends what waits, and shows both. */
export class PhotoQueue {
  readonly #store: PhotoStore;
  readonly #shown: Shown;
  readonly #watchers: ((standing: Standing) => void)[] = [];
  readonly #sent: WaitingPhoto[] = [];
  readonly #percents = new Map<string, number>();
  #keeping = 0;
  #standstill: Standstill | null = null;
  #sending = false;
  #askedAgain = false;
  #pauseMs: number = FIRST_PAUSE_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: PhotoStore, shown: Omit<Shown, 'remove'>) {
    this.#store = store;
    this.#shown = { ...shown, remove: (photo) => void this.#remove(photo) };
  }

  /** Tells of every change. */
  watch(watcher: (standing: Standing) => void): void {
    this.#watchers.push(watcher);
  }

  /** How many photographs are chosen and not yet safe on the phone. */
  get keeping(): number {
    return this.#keeping;
  }

  /**
   * Takes over the file fields of a slot: its own form, or its part of an act's. Where the phone has no room, the file
   * stays in its field and goes with the form.
   */
  takeOver(place: HTMLElement): void {
    const button = place.querySelector<HTMLElement>('button.govuk-button');
    if (button) button.hidden = true;
    place.addEventListener('change', ({ target }) => {
      const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
      if (file) void this.#take(place, target as HTMLInputElement, file);
    });
  }

  async #take(place: HTMLElement, input: HTMLInputElement, file: File): Promise<void> {
    const { owner, caseId = '', number, words } = this.#shown;
    const { slot = '', slotTitle = '' } = place.dataset;
    const saysPlace = 'saysPlace' in input.dataset;
    this.#keeping += 1;
    const kept = keepPhoto(
      this.#store,
      { owner, caseId, number },
      { slot, slotTitle, field: input.id, saysPlace },
      file,
    );
    const photo = await kept.catch(() => null);
    this.#keeping -= 1;
    if (!photo) {
      sayNoRoom(place, words.noRoom);
      return this.#draw();
    }
    input.value = '';
    // Whoever noted something about the file forgets it.
    input.dispatchEvent(new Event('change'));
    await this.#draw();
    if (saysPlace) await addPlace(this.#store, photo);
    await this.send();
  }

  /** Sends what waits, and comes back to it until nothing does. */
  async send(): Promise<void> {
    this.#askedAgain = this.#sending;
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#timer);
    this.#standstill = await sendWaiting(this.#store, this.#shown.owner, {
      going: (photo, percent) => {
        this.#percents.set(photo.id, percent);
        this.#pauseMs = FIRST_PAUSE_MS;
        this.#standstill = null;
        void this.#draw();
      },
      sent: (photo) => {
        this.#sent.push(photo);
        void this.#draw();
      },
      refused: (photo) => {
        this.#percents.delete(photo.id);
        void this.#draw();
      },
    }).catch(() => 'later' as const);
    this.#sending = false;
    this.#percents.clear();
    await this.#draw();
    if (this.#standstill === 'done') return this.#askedAgain ? this.send() : undefined;
    this.#timer = setTimeout(() => void this.send(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }

  async #remove(photo: WaitingPhoto): Promise<void> {
    if (photo.refusedFor === null && !confirm(this.#shown.words.removeSure)) return;
    await this.#store.remove(photo.id);
    await this.#draw();
  }

  async #draw(): Promise<void> {
    const photos = await this.#store.all();
    const standing = { photos, sent: this.#sent, percents: this.#percents, standstill: this.#standstill };
    showPhotos(this.#shown, standing);
    for (const watcher of this.#watchers) watcher(standing);
  }
}

function sayNoRoom(place: HTMLElement, words: string): void {
  const button = place.querySelector<HTMLElement>('button.govuk-button');
  if (button) button.hidden = false;
  const hint = place.querySelector<HTMLElement>('[data-no-room]') ?? place.appendChild(document.createElement('p'));
  hint.className = 'govuk-hint';
  hint.dataset['noRoom'] = '';
  hint.textContent = words;
}
