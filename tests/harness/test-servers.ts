import { readFileSync } from 'node:fs';

/** Where the servers of a run of the tests are; written once by the global setup. */
export interface TestServers {
  readonly folder: string;
  /** As the owner, to the database `postgres`-like maintenance place from which others are created. */
  readonly ownerUrl: string;
  /** Migrated, with the demo county and a clock that can be moved. */
  readonly templateDatabase: string;
  readonly appPassword: string;
  readonly temporalAddress: string;
  readonly workflowBundle: string;
}

/** The environment variable that carries the file's path to Jest's workers. */
export const SERVERS_FILE = 'TONGTU_TEST_SERVERS';

export function testServers(): TestServers {
  const file = process.env[SERVERS_FILE];
  if (!file) throw new Error(`${SERVERS_FILE} is not set: this test belongs to a Jest project with the global setup`);
  return JSON.parse(readFileSync(file, 'utf8')) as TestServers;
}

/** The same connection to another database. */
export function databaseUrl(url: string, database: string, user?: { name: string; password: string }): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  if (user) {
    other.username = user.name;
    other.password = encodeURIComponent(user.password);
  }
  return other.href;
}
