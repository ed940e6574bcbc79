import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PlanLine } from './sample-plans.js';

/** The plan of one home as the demo keeps it: what the record is compared with. */
export interface PlanFile {
  readonly number: string;
  readonly town: string;
  readonly lines: readonly PlanLine[];
  /** Once it was called off: the lot, and the contract's rates by item. */
  readonly contract: { readonly lot: string; readonly rates: Readonly<Record<string, string>> } | null;
  /** What the audit took off, in fen. */
  readonly reductionFen: string;
}

/** A payment that the bank carried out, as the demo's own answer files said. */
export interface BankLine {
  readonly number: string;
  readonly town: string;
  readonly amountFen: string;
}

/** The people that were invented for a run: the seed and how many. */
export interface RunPeople {
  readonly seed: number;
  readonly count: number;
}

/** What a run did, so that its totals can be compared again later. */
export interface RunSheet {
  readonly run: number;
  readonly seed: number;
  readonly homes: readonly { readonly id: string; readonly number: string; readonly town: string }[];
  readonly lots: readonly {
    readonly id: string;
    readonly number: string;
    readonly town: string;
    readonly sumFen: string;
  }[];
  readonly smallGrants: readonly string[];
  readonly bank: readonly BankLine[];
}

/** `demo-runs/{run}` in the data folder: its people, one plan file for each designed home, and the sheet of the run. */
export class RunFolder {
  private constructor(
    readonly run: number,
    private readonly folder: string,
  ) {}

  /** A new folder after the earlier ones. */
  static async create(dataFolder: string): Promise<RunFolder> {
    const run = (await runsIn(dataFolder)).reduce((most, each) => Math.max(most, each), 0) + 1;
    const made = RunFolder.at(dataFolder, run);
    await mkdir(path.join(made.folder, 'plans'), { recursive: true, mode: 0o700 });
    return made;
  }

  static at(dataFolder: string, run: number): RunFolder {
    return new RunFolder(run, path.join(dataFolder, 'demo-runs', String(run)));
  }

  /** The people of all runs, also of those that broke off. */
  static async peopleOfAll(dataFolder: string): Promise<RunPeople[]> {
    const read = (run: number) => RunFolder.at(dataFolder, run).#read<RunPeople>('people.json');
    const all = await Promise.allSettled((await runsIn(dataFolder)).map(read));
    return all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  }

  /** Keeps who takes part, before anybody applies. */
  async writePeople(people: RunPeople): Promise<void> {
    await this.#write('people.json', people);
  }

  async writePlan(plan: PlanFile): Promise<void> {
    await this.#write(path.join('plans', `${plan.number}.json`), plan);
  }

  async readPlans(): Promise<PlanFile[]> {
    const names = (await readdir(path.join(this.folder, 'plans'))).sort();
    return Promise.all(names.map((name) => this.#read<PlanFile>(path.join('plans', name))));
  }

  async writeSheet(sheet: RunSheet): Promise<void> {
    await this.#write('run.json', sheet);
  }

  readSheet(): Promise<RunSheet> {
    return this.#read('run.json');
  }

  async #read<T>(name: string): Promise<T> {
    return JSON.parse(await readFile(path.join(this.folder, name), 'utf8')) as T;
  }

  async #write(name: string, content: object): Promise<void> {
    await writeFile(path.join(this.folder, name), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  }
}

async function runsIn(dataFolder: string): Promise<number[]> {
  const names = await readdir(path.join(dataFolder, 'demo-runs')).catch(() => []);
  return names.map(Number).filter((run) => Number.isInteger(run) && run > 0);
}
