/// <reference lib="dom" />

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
  readonly type: string;
  readonly takenAt: string;
  readonly keptAt: string;
  readonly place: Place | null;
  /** Why the office did not take it; `null` while it waits. */
  readonly refusedFor: string | null;
}

const [NAME, VERSION, PHOTOS, BYTES] = ['tongtu', 1, 'photos', 'bytes'] as const;

function opening(create: boolean): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      if (!create) return request.transaction?.abort();
      request.result.createObjectStore(PHOTOS, { keyPath: 'id' });
      request.result.createObjectStore(BYTES);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
}

/** How many photographs wait to be sent from this phone, whoever took them; makes no store where there is none. */
export async function countWaiting(): Promise<number> {
  const store = await opening(false).catch(() => null);
  const photos = store ? await new PhotoStore(store).all() : [];
  return photos.filter(({ refusedFor }) => refusedFor === null).length;
}

/** The photographs on this phone. Rejects where the browser keeps nothing. */
export async function openPhotoStore(): Promise<PhotoStore> {
  return new PhotoStore(await opening(true));
}

export class PhotoStore {
  readonly #database: IDBDatabase;

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  /** Returns once it is on the disk: what follows may be the end of the battery. */
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
    const photos = await this.#read<WaitingPhoto[]>(PHOTOS, (store) => store.getAll() as IDBRequest<WaitingPhoto[]>);
    return photos.sort((one, other) => (one.keptAt < other.keptAt ? -1 : 1));
  }

  bytesOf(id: string): Promise<ArrayBuffer | undefined> {
    return this.#read<ArrayBuffer | undefined>(BYTES, (store) => store.get(id) as IDBRequest<ArrayBuffer | undefined>);
  }

  #read<Result>(name: string, ask: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const request = ask(this.#database.transaction(name).objectStore(name));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('not read'));
    });
  }

  #write(change: (photos: IDBObjectStore, bytes: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.#database.transaction([PHOTOS, BYTES], 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      // A full phone is told at the end.
      transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
      change(transaction.objectStore(PHOTOS), transaction.objectStore(BYTES));
    });
  }
}
