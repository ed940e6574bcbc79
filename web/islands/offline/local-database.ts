/// <reference lib="dom" />

/**
 * Opens a database of this phone. Rejects where the browser keeps nothing.
 * @param build makes its stores the first time; without it nothing is made, and it rejects where there is none.
 */
export function openDatabase(name: string, build?: (fresh: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => (build ? build(request.result) : request.transaction?.abort());
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
}

/** What a store answers to one question. */
export function readFrom<Result>(
  database: IDBDatabase,
  store: string,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const request = ask(database.transaction(store).objectStore(store));
    request.onsuccess = () => resolve(request.result as Result);
    request.onerror = () => reject(request.error ?? new Error('not read'));
  });
}

/** Returns once it is on the disk: what follows may be the end of the battery. A full phone is told by rejecting. */
export function writeTo(
  database: IDBDatabase,
  stores: readonly string[],
  change: (transaction: IDBTransaction) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
    change(transaction);
  });
}
