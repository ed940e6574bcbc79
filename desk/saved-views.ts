import { v7 as uuid } from 'uuid';
import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import type { Person } from './who-am-i.js';

/** A way to look at the queue that a person named: seen by nobody else. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The part of the queue's address after the question mark. */
  readonly asked: string;
}

type Deps = Pick<DeskDeps, 'pool'>;

/** How many views a person may keep. */
export const MOST_VIEWS = 30;

/** The person's own views, by name. */
export async function listViews({ pool }: Deps, person: Person): Promise<SavedView[]> {
  const { rows } = await inTenant(pool, person.tenant, (tx) =>
    tx.query<SavedView>('select id, name, asked from saved_views where user_id = $1 order by name', [person.userId]),
  );
  return rows;
}

/** Keeps a view; one of the same name is replaced. @returns false when the person has as many as one may keep. */
export async function saveView({ pool }: Deps, person: Person, view: Omit<SavedView, 'id'>): Promise<boolean> {
  const { rowCount } = await inTenant(pool, person.tenant, (tx) =>
    tx.query(
      `insert into saved_views (tenant_id, id, user_id, name, asked)
       select $1, $2, $3, $4, $5
       where (select count(*) from saved_views where user_id = $3 and name <> $4) < $6
       on conflict (tenant_id, user_id, name) do update set asked = excluded.asked`,
      [person.tenant, uuid(), person.userId, view.name, view.asked, MOST_VIEWS],
    ),
  );
  return rowCount === 1;
}

/** Forgets one of the person's own views; that of someone else is left alone. */
export async function deleteView({ pool }: Deps, person: Person, id: string): Promise<void> {
  await inTenant(pool, person.tenant, (tx) =>
    tx.query('delete from saved_views where id = $1 and user_id = $2', [id, person.userId]),
  );
}
