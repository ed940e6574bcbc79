import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyRing } from '../record/sealing.js';
import { addressOf, asAppUser, inheritedEnvironment, machinePlaces, passwordOf, type StartConfig } from './config.js';
import { prepareDataFolder } from './data-folder.js';
import { writeDemoApplicants } from './demo-applicants.js';
import { embeddedPostgres } from './embedded-postgres.js';
import { endLeftovers } from './end-leftovers.js';
import { findTemporal, temporalSources } from './find-temporal.js';
import { lockDataFolder } from './instance-lock.js';
import { requireFreeAddress } from './local-port.js';
import { type PreparedDatabase, prepareDatabase } from './prepare-database.js';
import { loadSecrets, type Secrets } from './secrets.js';
import type { DemoAccount } from './seed-demo.js';
import { apiPart, serviceEnvironment, workerPart } from './service-parts.js';
import { StartupProblem } from './startup-problem.js';
import { type Part, SupervisedPart } from './supervised-part.js';
import { reachTemporal, setTemporalStoreAside, temporalServer } from './temporal-server.js';

/** The API first and the database last: each part stops before what it stands on. */
const STOP_ORDER = ['api', 'worker', 'temporal', 'postgres'] as const;
const HEALTHY_WITHIN_MS = 60_000;

export interface StartedSystem {
  readonly address: string;
  readonly accounts: readonly DemoAccount[];
  /** The file of the demo's invented applicants; `null` without a demo county. */
  readonly applicantsFile: string | null;
  /** After a restore: nothing leaves the house. */
  readonly onHold: boolean;
}

/** Tongtu with all its processes on this machine, and what they stand on where that is not given. */
export class System {
  readonly #parts = new Map<Part['name'], SupervisedPart>();
  readonly #environment = inheritedEnvironment();
  #unlock: (() => Promise<void>) | null = null;
  #starting: Promise<StartedSystem> | null = null;
  readonly #stop = new AbortController();

  constructor(
    private readonly config: StartConfig,
    private readonly tell: (line: string) => void,
  ) {}

  /** @throws StartupProblem when a part cannot start; call `stop` then. */
  start(): Promise<StartedSystem> {
    this.#starting ??= this.#startAll();
    return this.#starting;
  }

  async #startAll(): Promise<StartedSystem> {
    const { config } = this;
    await prepareDataFolder(config.dataFolder);
    this.#unlock = await lockDataFolder(config.dataFolder);
    await endLeftovers(config.dataFolder);
    await requireFreeAddress(config.host, config.port);
    const secrets = config.production ? null : await loadSecrets(config.dataFolder);
    const keys = config.keys ?? secrets?.keys;
    const sessionSecret = config.sessionSecret ?? secrets?.sessionSecret;
    if (!keys || !sessionSecret) throw new Error('settings and secrets leave a gap');

    const [database, temporalAddress] = await this.#together([
      this.#startDatabase(keys, secrets),
      this.#startTemporal(),
    ]);
    const settings = { appDatabaseUrl: database.appUrl, temporalAddress, keys, sessionSecret };
    const environment = serviceEnvironment({ ...config, ...settings }, this.#environment);
    await this.#together([this.#run(workerPart(environment)), this.#run(apiPart(environment))]);
    await this.#untilHealthy();
    const { accounts, onHold } = database;
    const applicantsFile = accounts.length > 0 ? await writeDemoApplicants(config.dataFolder) : null;
    return { address: addressOf(config), accounts, applicantsFile, onHold };
  }

  /** Stops what runs, in order, and gives the data folder back. */
  async stop(): Promise<void> {
    this.#stop.abort();
    for (const name of STOP_ORDER) await this.#parts.get(name)?.stop();
    // a start that was going on ends soon without its parts
    await this.#starting?.catch(() => undefined);
    for (const name of STOP_ORDER) await this.#parts.get(name)?.stop();
    await this.#unlock?.();
    this.#unlock = null;
  }

  /** Ends everything at once. PostgreSQL recovers from that at its next start. */
  force(): void {
    this.#stop.abort();
    for (const part of this.#parts.values()) part.force();
  }

  async #startDatabase(
    keys: KeyRing,
    secrets: Secrets | null,
  ): Promise<PreparedDatabase & { readonly appUrl: string }> {
    const { config } = this;
    const ownerUrl = config.databaseUrl ?? (await this.#startPostgres(secrets?.databasePassword ?? ''));
    const appUrl = config.appDatabaseUrl ?? asAppUser(ownerUrl, secrets?.appDatabasePassword ?? '');
    this.#refuseWhenStopping();
    const { production } = config;
    return { appUrl, ...(await prepareDatabase({ ownerUrl, appPassword: passwordOf(appUrl), keys, production })) };
  }

  async #startPostgres(password: string): Promise<string> {
    this.tell('Starting PostgreSQL');
    const { dataFolder } = this.config;
    const { signal: stopping } = this.#stop;
    const { ownerUrl, part } = await embeddedPostgres({
      dataFolder,
      password,
      environment: this.#environment,
      stopping,
    });
    await this.#run(part);
    return ownerUrl;
  }

  async #startTemporal(): Promise<string> {
    const { temporalAddress, temporalNamespace, temporalCliPath, dataFolder } = this.config;
    if (temporalAddress !== null) {
      await requireTemporal(temporalAddress, temporalNamespace);
      return temporalAddress;
    }
    const { searchPath, cacheFolder } = machinePlaces();
    const cacheFolders = [cacheFolder, path.join(dataFolder, 'cache')];
    const from = { cliPath: temporalCliPath, searchPath, cacheFolders, tell: this.tell };
    const program = await findTemporal(temporalSources(from, this.#stop.signal));
    this.tell('Starting Temporal');
    const { address, part } = await temporalServer(dataFolder, program, temporalNamespace, this.#environment);
    try {
      await this.#run(part);
    } catch (error) {
      if (this.#stop.signal.aborted || !(await setTemporalStoreAside(dataFolder))) throw error;
      this.tell("Temporal does not open its store; it begins a new one, and open cases go on from PostgreSQL's record");
      await this.#run(part);
    }
    return address;
  }

  /** All results; at the first failure the rest is cut short and waited for, so that nothing starts behind a stop. */
  async #together<const T extends readonly Promise<unknown>[]>(work: T) {
    try {
      return await Promise.all(work);
    } catch (error) {
      this.#stop.abort();
      await Promise.allSettled(work);
      throw error;
    }
  }

  /** Every part runs; now they must see each other. */
  async #untilHealthy(): Promise<void> {
    const url = `${addressOf(this.config)}/healthz`;
    const deadline = Date.now() + HEALTHY_WITHIN_MS;
    while (!(await isHealthy(url))) {
      this.#refuseWhenStopping();
      if (Date.now() > deadline) {
        const logs = path.join(this.config.dataFolder, 'logs');
        throw new StartupProblem(
          'The parts run but do not see each other.',
          `${url} tells which; the logs are in ${logs}`,
        );
      }
      await sleep(100);
    }
  }

  async #run(part: Part): Promise<void> {
    this.#refuseWhenStopping();
    const supervised = new SupervisedPart(part, this.config.dataFolder, this.tell);
    this.#parts.set(part.name, supervised);
    await supervised.start();
    this.#refuseWhenStopping();
  }

  #refuseWhenStopping(): void {
    if (this.#stop.signal.aborted) throw new StartupProblem('Stopped before it was ready.', 'Start again: npm start');
  }
}

async function isHealthy(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(3_000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function requireTemporal(address: string, namespace: string): Promise<void> {
  try {
    await reachTemporal(address, namespace);
  } catch {
    throw new StartupProblem(
      `Temporal at ${address} does not answer for the namespace ${namespace}.`,
      'Check that the server runs there, TEMPORAL_ADDRESS, and TEMPORAL_NAMESPACE.',
    );
  }
}
