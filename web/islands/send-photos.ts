/// <reference lib="dom" />
// Photographs of a contractor's homes: kept on the phone first, sent when there is a line.
import type { PhotoWords } from '../contractor/photo-words.js';
import { keepReadable } from './offline/keep-readable.js';
import { openPhotoStore, type PhotoStore, type WaitingPhoto } from './photos/photo-store.js';
import { sendWaiting, type Standstill } from './photos/send-waiting.js';
import { momentOf, say, type Shown, showPhotos } from './photos/show-photos.js';
import { addPlace, keepPhoto } from './photos/take-photo.js';

const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [2_000, 60_000] as const;

class PhotoQueue {
  readonly #store: PhotoStore;
  readonly #shown: Shown;
  readonly #sent: WaitingPhoto[] = [];
  readonly #percents = new Map<string, number>();
  #standstill: Standstill | null = null;
  #sending = false;
  #askedAgain = false;
  #pauseMs: number = FIRST_PAUSE_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: PhotoStore, shown: Omit<Shown, 'remove'>) {
    this.#store = store;
    this.#shown = { ...shown, remove: (photo) => void this.#remove(photo) };
  }

  /** Takes the file field of a slot over. Where the phone has no room, the form goes as it would without a script. */
  takeOver(form: HTMLFormElement, number: string): void {
    const { owner, caseId = '', words } = this.#shown;
    const { slot = '', slotTitle = '' } = form.dataset;
    const button = form.querySelector<HTMLElement>('button.govuk-button');
    if (button) button.hidden = true;
    const take = async (input: HTMLInputElement, file: File) => {
      const photo = await keepPhoto(this.#store, { owner, caseId, number }, { slot, slotTitle }, file).catch(
        () => null,
      );
      if (!photo) {
        if (button) button.hidden = false;
        const hint = form.querySelector('.govuk-hint');
        if (hint) hint.textContent = words.noRoom;
        return;
      }
      input.value = '';
      await this.#draw();
      await addPlace(this.#store, photo);
      await this.send();
    };
    form.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement && target.files?.[0]) void take(target, target.files[0]);
    });
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
    const [sent, percents, standstill] = [this.#sent, this.#percents, this.#standstill];
    showPhotos(this.#shown, { photos, sent, percents, standstill });
  }
}

function markCopy(words: PhotoWords): void {
  const { keptAt } = document.documentElement.dataset;
  const place = document.querySelector<HTMLElement>('[data-copy]');
  if (!keptAt || !place) return;
  place.textContent = say(words.copy, momentOf(keptAt));
  place.hidden = false;
}

async function begin(box: HTMLElement): Promise<void> {
  const words = JSON.parse(box.dataset['words'] ?? '{}') as PhotoWords;
  const { case: caseId, number = '' } = box.dataset;
  const { owner } = document.documentElement.dataset;
  if (!owner) return;
  markCopy(words);
  keepReadable().catch(() => undefined);
  const store = await openPhotoStore().catch(() => null);
  // Without a place to keep them photographs go as the form sends them.
  if (!store) return;
  const queue = new PhotoQueue(store, { box, words, owner, caseId });
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-slot]')) queue.takeOver(form, number);
  window.addEventListener('online', () => void queue.send());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void queue.send();
  });
  for (const hint of document.querySelectorAll<HTMLElement>('[data-place-hint]')) hint.hidden = false;
  await queue.send();
}

/** What the rest relies on. An older browser keeps the plain form, rather than photographs that never go. */
const isAble = 'indexedDB' in window && 'AbortController' in window && 'flatMap' in Array.prototype;

const box = document.querySelector<HTMLElement>('[data-photo-queue]');
if (box && isAble) void begin(box);
