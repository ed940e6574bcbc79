/// <reference lib="dom" />
import { askPlace } from './ask-place.js';
import { freshId } from './fresh-id.js';
import type { PhotoStore, WaitingPhoto } from './photo-store.js';
import { takenAt } from './taken-at.js';

/** The home on whose page it is taken, and the account that is signed in. */
export type Home = Pick<WaitingPhoto, 'owner' | 'caseId' | 'number'>;
export type Slot = Pick<WaitingPhoto, 'slot' | 'slotTitle' | 'field' | 'saysPlace'>;

/** Keeps a photograph on the phone; rejects where the phone has no room. */
export async function keepPhoto(store: PhotoStore, home: Home, slot: Slot, file: File): Promise<WaitingPhoto> {
  const photo: WaitingPhoto = {
    id: freshId(),
    ...home,
    ...slot,
    type: /^[\w.+/-]{0,100}$/.test(file.type) ? file.type : '',
    takenAt: takenAt(file),
    keptAt: new Date().toISOString(),
    place: null,
    refusedFor: null,
  };
  await store.add(photo, await new Response(file).arrayBuffer());
  // Asked for where the browser can be asked: what waits is not thrown away for want of room.
  if ('storage' in navigator && 'persist' in navigator.storage) await navigator.storage.persist().catch(() => false);
  return photo;
}

/** Adds where the phone is, which may take some seconds: the photograph is safe by then. */
export async function addPlace(store: PhotoStore, { id }: WaitingPhoto): Promise<void> {
  const place = await askPlace();
  if (place) await store.change(id, { place });
}
