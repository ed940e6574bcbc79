import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import type { AppDeps } from '../../api/app.js';
import { buildApp } from '../../api/app.js';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { demoId } from '../../bin/demo-county.js';
import { csvRows } from '../../desk/csv-rows.js';
import { noAntivirus } from '../../ports/antivirus.js';
import { csvFileBank } from '../../ports/bank.js';
import { folderFileStore } from '../../ports/file-store.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { demoApplicant } from '../builders/demo-case.js';
import { type CaseBench, startCaseBench } from '../harness/case-bench.js';
import { TEST_KEYS } from '../harness/test-keys.js';
import { testServers } from '../harness/test-servers.js';
import { Visitor } from './visitor.js';

/** The application on a real record and a real Temporal, asked without a network. */
export interface DoorBench {
  readonly bench: CaseBench;
  readonly app: FastifyInstance;
  /** What the application is built from. */
  readonly deps: AppDeps;
  /** The folder in which uploaded files lie. */
  readonly files: string;
  /** What the application logged. */
  readonly logged: string[];
  /** Another application on the same parts. Closed with the bench. */
  build(change?: Partial<AppDeps>): FastifyInstance;
  /** Someone at the door, signed in. Each account signs in once. */
  visitor(login: string): Promise<Visitor>;
  /** Opens the application of one of the demo's applicants over HTTP. */
  open(place: number): Promise<OpenedCase>;
  stop(): Promise<void>;
}

export interface OpenedCase {
  readonly id: string;
  readonly number: string;
  readonly seq: number;
  readonly village: string;
}

/** @param worker whether a worker takes the cases' acts. */
export async function startDoorBench({ worker = true } = {}): Promise<DoorBench> {
  const bench = await startCaseBench();
  if (worker) await bench.startWorker();
  const prisma: PrismaClient = createPrisma(bench.database.appUrl, () => undefined);
  const files = join(testServers().folder, `files-${randomUUID()}`);
  const logged: string[] = [];
  const apps: FastifyInstance[] = [];
  const visitors = new Map<string, Promise<Visitor>>();
  const deps: AppDeps = {
    pool: bench.database.pool,
    keys: TEST_KEYS,
    prisma,
    temporal: bench.client,
    taskQueue: bench.taskQueue,
    fileStore: folderFileStore(files),
    bank: csvFileBank(csvRows),
    sms: bench.sms,
    antivirus: noAntivirus,
    pictureDistanceM: 500,
    sessionSecret: 'for tests alone, and long enough to be taken',
    secureCookies: false,
    demo: true,
    logger: fastify({ logger: { level: 'info', stream: { write: (line: string) => void logged.push(line) } } }).log,
  };
  const build = (change: Partial<AppDeps> = {}) => {
    const app = buildApp({ ...deps, ...change });
    apps.push(app);
    return app;
  };
  const app = build();
  const visitor = (login: string) => {
    const known = visitors.get(login) ?? Visitor.signIn(app, login, DEMO_PASSWORD);
    visitors.set(login, known);
    return known;
  };
  return {
    bench,
    app,
    deps,
    files,
    logged,
    build,
    visitor,
    async open(place) {
      const { form, village } = demoApplicant(place);
      const officer = await visitor(village);
      const body = { procedure: 'home-renovation', placeId: demoId(`org:${village}`), form };
      const opened = await officer.post('/api/v1/cases', body, { 'idempotency-key': randomUUID() });
      if (opened.statusCode !== 201) throw new Error(opened.body);
      return { ...opened.json<Pick<OpenedCase, 'id' | 'number' | 'seq'>>(), village };
    },
    async stop() {
      await Promise.all(apps.map((each) => each.close()));
      await prisma.$disconnect();
      await bench.stop();
      await rm(files, { recursive: true, force: true });
    },
  };
}
