/// <reference lib="dom" />
import { openDatabase, readFrom, writeTo } from '../offline/local-database.js';

/** Where the phone was, as the browser says it. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyM: number;
}

/** A photograph that waits on this phone. Its bytes lie apart, so that a list of many stays light. */
export interface WaitingPhoto {
  /** The name of its upload: whatever is sent twice under it is stored once. */
  readonly id: string;
  /** The account that took it; it goes under no other. */
  readonly owner: string;
  readonly caseId: string;
  readonly number: string;
  readonly slot: string;
  readonly slotTitle: string;
  /** The element of the file field in which it was chosen: of one slot there may be several on a page. */
  readonly field?: string;
  /** Whether the office is told when and where it was taken; of papers it is not. Said since acts' forms have papers. */
  readonly saysPlace?: boolean;
  readonly type: string;
  readonly takenAt: string;
  readonly keptAt: string;
  readonly place: Place | null;
  /** Why the office did not take it; `null` while it waits. */
  readonly refusedFor: string | null;
}

const [NAME, PHOTOS, BYTES] = ['tongtu', 'photos', 'bytes'] as const;

/** How many photographs wait to be sent from this phone, whoever took them; makes no store where there is none. */
export async function countWaiting(): Promise<number> {
  const database = await openDatabase(NAME).catch(() => null);
  const photos = database ? await new PhotoStore(database).all() : [];
  return photos.filter(({ refusedFor }) => refusedFor === null).length;
}

/** The photographs on this phone. Rejects where the browser keeps nothing. */
export async function openPhotoStore(): Promise<PhotoStore> {
  const database = await openDatabase(NAME, (fresh) => {
    fresh.createObjectStore(PHOTOS, { keyPath: 'id' });
    fresh.createObjectStore(BYTES);
  });
  return new PhotoStore(database);
}

export class PhotoStore {
  readonly #database: IDBDatabase;

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  add(photo: WaitingPhoto, bytes: ArrayBuffer): Promise<void> {
    return this.#write((photos, all) => {
      photos.put(photo);
      all.put(bytes, photo.id);
    });
  }

  /** Changes what is known of a photograph, where it still waits. */
  change(id: string, change: Partial<Pick<WaitingPhoto, 'place' | 'refusedFor'>>): Promise<void> {
    return this.#write((photos) => {
      const request = photos.get(id) as IDBRequest<WaitingPhoto | undefined>;
      request.onsuccess = () => {
        if (request.result) photos.put({ ...request.result, ...change });
      };
    });
  }

  remove(id: string): Promise<void> {
    return this.#write((photos, all) => {
      photos.delete(id);
      all.delete(id);
    });
  }

  /** In the order in which they were taken. */
  async all(): Promise<WaitingPhoto[]> {
    const photos = await readFrom<WaitingPhoto[]>(this.#database, PHOTOS, (store) => store.getAll());
    return photos.sort((one, other) => (one.keptAt < other.keptAt ? -1 : 1));
  }

  bytesOf(id: string): Promise<ArrayBuffer | undefined> {
    return readFrom(this.#database, BYTES, (store) => store.get(id));
  }

  #write(change: (photos: IDBObjectStore, bytes: IDBObjectStore) => void): Promise<void> {
    return writeTo(this.#database, [PHOTOS, BYTES], (transaction) =>
      change(transaction.objectStore(PHOTOS), transaction.objectStore(BYTES)),
    );
  }
}
