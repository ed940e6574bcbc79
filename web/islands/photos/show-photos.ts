/// <reference lib="dom" />
import type { PhotoWords } from '../../parts/photo-words.js';
import type { WaitingPhoto } from './photo-store.js';
import type { Standstill } from './send-waiting.js';

/** What is known at a moment of the photographs on this phone. */
export interface Standing {
  readonly photos: readonly WaitingPhoto[];
  /** Sent since the page was opened. */
  readonly sent: readonly WaitingPhoto[];
  readonly percents: ReadonlyMap<string, number>;
  readonly standstill: Standstill | null;
}

export interface Shown {
  readonly box: HTMLElement;
  readonly words: PhotoWords;
  readonly owner: string;
  /** The home whose page it is; none on the list of homes. */
  readonly caseId: string | undefined;
  /** Its number, as people know it. */
  readonly number: string;
  readonly remove: (photo: WaitingPhoto) => void;
}

export const say = (words: string, about: string | number): string => words.replace('{about}', String(about));

/** Moments as the phone's clock says them. */
export function momentOf(instant: string): string {
  const style = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Date(instant).toLocaleString(document.documentElement.lang, style);
}

/** Draws the box of the page, and what is in each slot's place. */
export function showPhotos(shown: Shown, standing: Standing): void {
  showBox(shown, standing);
  const places = [...document.querySelectorAll<HTMLElement>('[data-slot]')];
  const own = standing.photos.filter(({ owner }) => owner === shown.owner);
  const ofHome = [...standing.sent, ...own].filter(({ caseId }) => caseId === shown.caseId);
  for (const place of places) {
    const photos = ofHome.filter((photo) => placeOf(photo, places) === place);
    const lines = photos.map((photo) => lineOf(shown, standing, photo));
    drawLines(listIn(place), lines);
    countIn(place, photos.filter((photo) => standing.sent.includes(photo)).length, shown.words);
  }
}

/** Where a photograph stands: where it was chosen, else at the first place of its slot. */
function placeOf({ slot, field }: WaitingPhoto, places: readonly HTMLElement[]): HTMLElement | undefined {
  const ofSlot = places.filter(({ dataset }) => dataset['slot'] === slot);
  const chosenAt = field === undefined ? null : document.getElementById(field);
  return ofSlot.find((place) => place.contains(chosenAt)) ?? ofSlot[0];
}

/** What a slot holds and lacks, as the page said it, with what went since. */
function countIn(place: HTMLElement, sent: number, words: PhotoWords): void {
  const tag = place.querySelector<HTMLElement>('[data-held]');
  if (!tag || sent === 0) return;
  const held = Number(tag.dataset['held']) + sent;
  const missing = Number(tag.dataset['min']) - held;
  tag.className = `tongtu-tag tongtu-tag--${missing > 0 ? 'soon' : 'done'}`;
  tag.textContent = missing > 0 ? say(words.missing, missing) : say(words.held, held);
}

function showBox(shown: Shown, standing: Standing): void {
  const { box, words, owner, caseId } = shown;
  const own = standing.photos.filter((photo) => photo.owner === owner);
  const isWaiting = own.some(({ refusedFor }) => refusedFor === null);
  const isDone = standing.sent.length > 0 && !isWaiting;
  const lines = linesOf(shown, standing, isDone);
  box.hidden = lines.length === 0;
  drawLines(part(box, 'lines'), lines.map(paragraph));
  const homes = homesOf(own, caseId).map(([home, count]) => homeLine(home, say(words.ofHome, count)));
  drawLines(part(box, 'homes'), homes);
  part(box, 'sign-in').hidden = !(isWaiting && standing.standstill === 'signIn');
  const reload = box.querySelector<HTMLElement>('[data-part="reload"]');
  if (reload) reload.hidden = !(isDone && caseId !== undefined);
}

function linesOf({ words, owner }: Shown, { photos, standstill }: Standing, isDone: boolean): string[] {
  const own = photos.filter((photo) => photo.owner === owner);
  const waiting = own.filter(({ refusedFor }) => refusedFor === null).length;
  const refused = own.length - waiting;
  const others = photos.length - own.length;
  const lines: [boolean, string][] = [
    [waiting > 0, say(words.waiting, waiting)],
    [isDone && refused === 0, words.done],
    [refused > 0, say(words.refusedCount, refused)],
    [waiting > 0 && standstill === 'signIn', words.signIn],
    [waiting > 0 && standstill === 'later', words.later],
    [others > 0, say(words.others, others)],
  ];
  return lines.flatMap(([holds, line]) => (holds ? [line] : []));
}

/** Of which homes photographs wait, beside the one whose page it is. */
function homesOf(photos: readonly WaitingPhoto[], except: string | undefined): [WaitingPhoto, number][] {
  const homes = new Map<string, [WaitingPhoto, number]>();
  for (const photo of photos) {
    if (photo.caseId === except) continue;
    homes.set(photo.caseId, [photo, (homes.get(photo.caseId)?.[1] ?? 0) + 1]);
  }
  return [...homes.values()];
}

function homeLine({ caseId, number }: WaitingPhoto, count: string): HTMLElement {
  const link = document.createElement('a');
  link.className = 'govuk-link';
  link.href = `/work/${caseId}`;
  link.textContent = number;
  const line = document.createElement('li');
  line.append(link, ` ${count}`);
  return line;
}

function lineOf({ words, remove }: Shown, { sent, percents }: Standing, photo: WaitingPhoto): HTMLElement {
  const percent = percents.get(photo.id);
  const isSent = sent.includes(photo);
  const state = document.createElement('span');
  const [text, tone] = isSent
    ? [words.sent, 'done']
    : photo.refusedFor !== null
      ? [words.refused, 'late']
      : percent === undefined
        ? [words.kept, 'soon']
        : [say(words.going, percent), 'calm'];
  state.className = `tongtu-tag tongtu-tag--${tone}`;
  state.textContent = text;
  const isPaper = photo.type === 'application/pdf';
  const name = say(isPaper ? words.paper : words.photo, momentOf(photo.takenAt));
  const line = document.createElement('li');
  line.id = `photo-${photo.id}`;
  line.append(`${name} `, state, photo.refusedFor === null ? '' : ` ${photo.refusedFor}`);
  if (!isSent && percent === undefined)
    line.append(
      ' ',
      removing(words, name, () => remove(photo)),
    );
  return line;
}

function removing(words: PhotoWords, name: string, remove: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'tongtu-kept__remove';
  button.textContent = words.remove;
  button.setAttribute('aria-label', say(words.removeOne, name));
  button.addEventListener('click', remove);
  return button;
}

function listIn(form: HTMLElement): HTMLElement {
  const known = form.querySelector<HTMLElement>('.tongtu-kept');
  if (known) return known;
  const list = document.createElement('ul');
  list.className = 'tongtu-kept';
  form.append(list);
  return list;
}

/** Puts new lines where they differ: what stays keeps its focus, and is not read out again. */
function drawLines(list: HTMLElement, lines: readonly HTMLElement[]): void {
  const keyOf = (line: Element) => `${line.id} ${line.textContent}`;
  for (const [at, line] of lines.entries()) {
    const there = list.children[at];
    if (!there) list.append(line);
    else if (keyOf(there) !== keyOf(line)) there.replaceWith(line);
  }
  while (list.children.length > lines.length) list.lastElementChild?.remove();
}

function paragraph(text: string): HTMLElement {
  const line = document.createElement('p');
  line.className = 'govuk-body govuk-!-margin-bottom-1';
  line.textContent = text;
  return line;
}

function part(box: HTMLElement, name: string): HTMLElement {
  const found = box.querySelector<HTMLElement>(`[data-part="${name}"]`);
  if (!found) throw new Error(`the page lacks ${name}`);
  return found;
}
