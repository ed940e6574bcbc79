import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { addScreens } from '../../web/screens.js';
import { type DoorBench, startDoorBench } from '../api/door-bench.js';
import { PageVisitor } from './page-visitor.js';

/** What the build made for browsers. */
export const ASSETS = path.resolve(import.meta.dirname, '../../dist/web/assets');

/** The application with its screens on a real record and a real Temporal. */
export interface PageBench {
  readonly door: DoorBench;
  readonly app: FastifyInstance;
  /** Someone in front of the screens, signed in; a new session each time. */
  person(login: string): Promise<PageVisitor>;
  stop(): Promise<void>;
}

export async function startPageBench(): Promise<PageBench> {
  return pagesOf(await startDoorBench());
}

/** The screens on parts that stand already. */
export function pagesOf(door: DoorBench): PageBench {
  const app = door.build({
    screens: (scope, limits) => addScreens(scope, { ...door.deps, assetsFolder: ASSETS, limits }),
  });
  return {
    door,
    app,
    person: (login) => PageVisitor.signIn(app, login, DEMO_PASSWORD),
    stop: () => door.stop(),
  };
}
