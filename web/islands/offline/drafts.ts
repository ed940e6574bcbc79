/// <reference lib="dom" />
import { openDatabase, readFrom, writeTo } from './local-database.js';

/** What was typed into a form and not sent yet. */
export interface Draft {
  /** The address that the form is sent to. */
  readonly address: string;
  /** The account that typed it; no other sees it. */
  readonly owner: string;
  readonly typedAt: string;
  readonly fields: readonly (readonly [string, string])[];
}

const [NAME, DRAFTS] = ['tongtu-drafts', 'drafts'] as const;
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

export async function keepDraft(draft: Draft): Promise<void> {
  const database = await openDatabase(NAME, (fresh) => fresh.createObjectStore(DRAFTS, { keyPath: 'address' }));
  await writeTo(database, [DRAFTS], (transaction) => transaction.objectStore(DRAFTS).put(draft));
  database.close();
}

/** What an account typed there within the last seven days; `null` where it is nothing. */
export async function draftOf(address: string, owner: string): Promise<Draft | null> {
  const draft = (await allDrafts()).find((each) => each.address === address && each.owner === owner);
  return draft && Date.now() - Date.parse(draft.typedAt) <= KEPT_MS ? draft : null;
}

/** Forgets drafts, such as those of other accounts, or of a form that was sent. */
export async function forgetDrafts(isToGo: (draft: Draft) => boolean): Promise<void> {
  const gone = (await allDrafts()).filter(isToGo);
  if (gone.length === 0) return;
  const database = await openDatabase(NAME);
  await writeTo(database, [DRAFTS], (transaction) => {
    for (const { address } of gone) transaction.objectStore(DRAFTS).delete(address);
  });
  database.close();
}

async function allDrafts(): Promise<readonly Draft[]> {
  const database = await openDatabase(NAME).catch(() => null);
  if (!database) return [];
  const drafts = await readFrom<Draft[]>(database, DRAFTS, (store) => store.getAll());
  database.close();
  return drafts;
}
