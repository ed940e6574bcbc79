/// <reference lib="dom" />
import { sessionNow } from './ask-office.js';
import type { PhotoStore, WaitingPhoto } from './photo-store.js';
import { uploadPhoto } from './upload-photo.js';

/** What keeps the rest from going: nothing any more, the line, or that nobody, or somebody else, is signed in. */
export type Standstill = 'done' | 'later' | 'signIn';

export interface Watch {
  readonly going: (photo: WaitingPhoto, percent: number) => void;
  readonly sent: (photo: WaitingPhoto) => void;
  readonly refused: (photo: WaitingPhoto) => void;
}

/** Sends what an account has waiting, one after the other. Two pages of one phone do not send at once. */
export async function sendWaiting(store: PhotoStore, owner: string, watch: Watch): Promise<Standstill> {
  // Old browsers have no locks; there two pages get into each other's way, and the office sorts it out.
  if (!('locks' in navigator)) return sendAll(store, owner, watch);
  return navigator.locks.request('tongtu-photos', { ifAvailable: true }, async (lock) =>
    lock ? sendAll(store, owner, watch) : 'later',
  );
}

async function sendAll(store: PhotoStore, owner: string, watch: Watch): Promise<Standstill> {
  for (;;) {
    const photo = (await store.all()).find((each) => each.owner === owner && each.refusedFor === null);
    if (!photo) return 'done';
    const standstill = await sendOne(store, photo, watch);
    if (standstill) return standstill;
  }
}

/** `null` when the next one may go. */
async function sendOne(store: PhotoStore, photo: WaitingPhoto, watch: Watch): Promise<Standstill | null> {
  const session = await sessionNow();
  if (typeof session === 'string') return session;
  if (session.userId !== photo.owner) return 'signIn';
  const bytes = await store.bytesOf(photo.id);
  if (!bytes) {
    await store.remove(photo.id);
    return null;
  }
  const tell = (percent: number) => watch.going(photo, percent);
  const ending = await uploadPhoto({ photo, bytes, csrfToken: session.csrfToken, tell });
  switch (ending.end) {
    case 'sent':
      await store.remove(photo.id);
      watch.sent(photo);
      return null;
    case 'refused':
      await store.change(photo.id, { refusedFor: ending.why });
      watch.refused(photo);
      return null;
    case 'later':
    case 'signIn':
      return ending.end;
  }
}
