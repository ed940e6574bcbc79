import { type Bind, lastHandled } from './case-conditions.js';
import { DUE_ON } from './due-on.js';
import { OVERDUE } from './overdue.js';
import type { Person } from './who-am-i.js';

/** `opened`: the oldest first. `due`: overdue first, then by the next deadline. `handled`: what the person did last comes first. */
export const CASE_ORDERS = ['opened', 'due', 'handled'] as const;
export type CaseOrder = (typeof CASE_ORDERS)[number];

export interface OrderSql {
  /** SQL over a case `c`: a text that no other case has, so that a page goes on exactly where the one before ended. It ends with the id. */
  readonly key: string;
  readonly descending: boolean;
}

/** How an order is asked for in SQL. */
export function orderOf(order: CaseOrder, person: Person, bind: Bind): OrderSql {
  switch (order) {
    case 'opened':
      return keyed(`c.id::text`, false);
    case 'due':
      // A deadline that was escalated has no day left: nothing is later than it.
      return keyed(
        `(case when ${OVERDUE} then '0' || coalesce(${DUE_ON}::text, '') else '1' || coalesce(${DUE_ON}::text, '9') end) || '~' || c.id`,
        false,
      );
    case 'handled':
      return keyed(
        `coalesce(to_char(${lastHandled(person, bind)} at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '') || '~' || c.id`,
        true,
      );
  }
}

const keyed = (key: string, descending: boolean): OrderSql => ({ key: `(${key}) collate "C"`, descending });
