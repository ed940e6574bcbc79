import type { CaseQuery } from '../../../desk/list-cases.js';
import { QUEUE_VIEW_NAMES, QUEUE_VIEWS, type QueueViewName } from '../../../desk/queue-views.js';
import { addressQuery } from '../../address-query.js';

const PAGE_SIZE = 50;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What narrows a queue beside its view. */
const NARROWING = ['search', 'programme', 'step', 'town'] as const;

/** The view that an address means; what waits for the person when it names none. */
export function viewOf(asked: URLSearchParams): QueueViewName {
  return QUEUE_VIEW_NAMES.find((view) => view === asked.get('view')) ?? 'mine';
}

/** What an address of the queue asks for. What cannot be meant narrows nothing. */
export function queryOf(asked: URLSearchParams): CaseQuery {
  const { filter, order } = QUEUE_VIEWS[viewOf(asked)];
  return {
    ...filter,
    order,
    limit: PAGE_SIZE,
    programme: textIn(asked, 'programme'),
    step: textIn(asked, 'step'),
    placeId: idIn(asked, 'town'),
    search: textIn(asked, 'search'),
    cursor: textIn(asked, 'after'),
  };
}

/** The view and what narrows it, without the page: what is kept, and what a link to a case carries. */
export function askedOf(asked: URLSearchParams): string {
  const kept = new URLSearchParams({ view: viewOf(asked) });
  for (const name of NARROWING) {
    const value = textIn(asked, name);
    if (value !== undefined) kept.set(name, value);
  }
  return kept.toString();
}

/** In an address of the queue: every case of the page is selected. */
export const ALL = 'all';

/** The address of the same page with every case selected. */
export function allPicked(asked: URLSearchParams): string {
  const page = new URLSearchParams(askedOf(asked));
  const after = textIn(asked, 'after');
  if (after !== undefined) page.set('after', after);
  page.set(ALL, 'yes');
  return `/queue?${page}`;
}

/** The address of a case that was come to from a queue; the queue travels with it. */
export function caseInQueue(caseId: string, queue: string | null): string {
  return queue === null ? `/cases/${caseId}` : `/cases/${caseId}?${new URLSearchParams({ queue })}`;
}

/** The address of an action of such a case. */
export function actInQueue(caseId: string, action: string, queue: string | null): string {
  const path = `/cases/${caseId}/actions/${action}`;
  return queue === null ? path : `${path}?${new URLSearchParams({ queue })}`;
}

/** The address of the page that passes a case on, come to from a queue. */
export function passOnInQueue(caseId: string, kind: string, queue: string | null): string {
  const path = `/cases/${caseId}/coordinations/${kind}`;
  return queue === null ? path : `${path}?${new URLSearchParams({ queue })}`;
}

/** The queue that a page was come to from: as its form carries it, else as its address does. */
export function queueOfPage(url: string, values: URLSearchParams): string | null {
  return queueIn(values.has('queue') ? values : addressQuery(url));
}

/** The queue that an address of a case carries, put right; `null` when it carries none. */
export function queueIn(asked: URLSearchParams): string | null {
  const said = asked.get('queue');
  return said === null ? null : askedOf(new URLSearchParams(said));
}

/** The text as it may be searched for: nothing that cannot be stored. */
function textIn(asked: URLSearchParams, name: string): string | undefined {
  const value = (asked.get(name) ?? '').replaceAll(/\p{Cc}/gu, '').trim();
  return value === '' ? undefined : [...value].slice(0, 80).join('');
}

function idIn(asked: URLSearchParams, name: string): string | undefined {
  const value = asked.get(name) ?? '';
  return isId(value) ? value : undefined;
}

/** Whether a text can be an id at all. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
