import type { CaseFilter } from '../../../desk/list-cases.js';

export const VIEWS = ['mine', 'all', 'overdue', 'closed'] as const;
export type View = (typeof VIEWS)[number];

const PAGE_SIZE = 50;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export function viewOf(asked: URLSearchParams): View {
  return VIEWS.find((view) => view === asked.get('view')) ?? 'mine';
}

/** What an address of the queue asks for. What cannot be meant narrows nothing. */
export function filterOf(asked: URLSearchParams): CaseFilter {
  const view = viewOf(asked);
  return {
    limit: PAGE_SIZE,
    waitsForMe: view === 'mine',
    overdue: view === 'overdue',
    closed: view === 'closed',
    programme: textIn(asked, 'programme'),
    step: textIn(asked, 'step'),
    number: textIn(asked, 'search'),
    cursor: idIn(asked, 'after'),
  };
}

function textIn(asked: URLSearchParams, name: string): string | undefined {
  const value = asked.get(name)?.trim() ?? '';
  return value === '' ? undefined : value.slice(0, 60);
}

function idIn(asked: URLSearchParams, name: string): string | undefined {
  const value = asked.get(name) ?? '';
  return UUID.test(value) ? value : undefined;
}
