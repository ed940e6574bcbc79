/// <reference lib="dom" />

/** What came back over the line; `null` when nothing did. */
export type Answer = Response | null;

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

const ANSWER_WAIT_MS = 90_000;

/** Asks the office. A line that hangs counts as one that is broken. */
export async function askOffice(url: string, init: Asking = {}): Promise<Answer> {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), ANSWER_WAIT_MS);
  const headers = { ...init.headers, 'accept-language': document.documentElement.lang };
  try {
    return await fetch(url, { ...init, headers, cache: 'no-store', credentials: 'same-origin', signal: ending.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Whom the session belongs to now, and the token for sending. */
export interface Session {
  readonly userId: string;
  readonly csrfToken: string;
}

/** `signIn` when nobody is signed in; `later` without an answer. */
export async function sessionNow(): Promise<Session | 'signIn' | 'later'> {
  const answer = await askOffice('/api/v1/me');
  if (answer?.status === 401) return 'signIn';
  return answer?.ok ? ((await answer.json().catch(() => 'later')) as Session | 'later') : 'later';
}
