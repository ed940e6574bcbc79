import type { ClientBase } from 'pg';
import { readRule, readRules, type Rule } from './read-rules.js';

/** What does not hold. Subject and detail name cases, acts, days and sums, never a person. */
export interface Violation {
  readonly rule: string;
  readonly subject: string;
  readonly detail: string;
}

/** A request as a client was told that it is recorded. */
export interface Acknowledged {
  readonly requestId: string;
  readonly caseId: string;
  readonly action: string;
  readonly seq: number;
  readonly step: string;
}

type Client = Pick<ClientBase, 'query'>;

/**
 * Holds the whole record, of all tenants, against every rule, as it stood at one instant; changes nothing.
 * @param client one connection, as the owner of the tables, outside a transaction.
 * @throws when the connection does not see all rows: to whom rows are hidden the record always looks sound.
 */
export async function checkRecord(client: Client): Promise<readonly Violation[]> {
  return atOneInstant(client, () => findViolations(client));
}

/**
 * Holds what clients were told against the record: each acknowledged request stands exactly once, as acknowledged, and no
 * request is recorded twice.
 * @param sent the ids of all requests that clients ever sent, when they are known: then nothing else may be recorded.
 */
export async function checkAcknowledgements(
  client: Client,
  acknowledged: readonly Acknowledged[],
  sent?: readonly string[],
): Promise<readonly Violation[]> {
  return atOneInstant(client, async () => [
    ...(await violationsOf(client, await readRule('acknowledged', 'acknowledged-missing'), acknowledged)),
    ...(await violationsOf(client, await readRule('rules', 'request-twice'))),
    ...(sent ? await violationsOf(client, await readRule('acknowledged', 'recorded-unasked'), sent) : []),
  ]);
}

/** Every violation that the client's present transaction sees, rule by rule. */
export async function findViolations(client: Client): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const rule of await readRules()) found.push(...(await violationsOf(client, rule)));
  return found;
}

async function violationsOf(client: Client, { name, sql }: Rule, listed?: readonly unknown[]): Promise<Violation[]> {
  const { rows } = await client.query<Omit<Violation, 'rule'>>(sql, listed && [JSON.stringify(listed)]);
  return rows.map(({ subject, detail }) => ({ rule: name, subject, detail }));
}

async function atOneInstant<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read read only');
  try {
    await requireOwner(client);
    return await work();
  } finally {
    await client.query('rollback');
  }
}

async function requireOwner(client: Client): Promise<void> {
  const { rows } = await client.query<{ owns: boolean }>(
    `select pg_has_role(current_user, tableowner, 'member') as owns from pg_tables where schemaname = 'public' and tablename = 'cases'`,
  );
  if (!rows[0]?.owns)
    throw new Error('the audit must run as the owner of the tables: other roles do not see every row');
}
