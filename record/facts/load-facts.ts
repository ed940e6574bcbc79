import type { DerivedFactName, DerivedFacts } from '../../procedures/case.js';
import type { KeyRing } from '../sealing.js';
import { askTogether } from '../ask-together.js';
import type { LoadedCase } from '../load-case.js';
import type { Tx } from '../record-types.js';
import { ageingAdaptation, cardRegister, hardshipRegister } from './list-checks.js';
import { renovatedBefore } from './renovated-before.js';
import { invoices, plan, settlement } from './money-facts.js';
import { bids, contract, coPay, lot, lotHomes } from './lot-facts.js';
import { funds } from './funds.js';
import { openApplication } from './open-application.js';
import { lastAct } from './last-act.js';
import { grantedBefore } from './granted-before.js';
import { quota } from './quota.js';
import { recovery } from './recovery-facts.js';
import { publicityTerm, waitlistAhead } from './waiting-facts.js';

/** What a loader reads from. With `lock` it holds the rows it rests on, so that the judgement stays true until the commit. */
export interface FactContext {
  readonly tx: Tx;
  readonly keys: KeyRing;
  readonly loaded: LoadedCase;
  readonly lock: boolean;
}

export type FactLoader<Name extends DerivedFactName> = (context: FactContext) => Promise<DerivedFacts[Name]>;

const loaders: { readonly [Name in DerivedFactName]: FactLoader<Name> } = {
  cardRegister,
  hardshipRegister,
  renovatedBefore,
  ageingAdaptation,
  grantedBefore,
  quota,
  funds,
  waitlistAhead,
  publicityTerm,
  plan,
  invoices,
  settlement,
  coPay,
  lot,
  bids,
  lotHomes,
  contract,
  openApplication,
  recovery,
  lastAct,
};

/** The order in which rows are locked, the same for every action: quota before funds before the rest. */
const LOCK_ORDER: readonly DerivedFactName[] = ['quota', 'funds', 'waitlistAhead'];

/** Loads the derived facts named, and no others. */
export async function loadFacts(
  context: FactContext,
  names: readonly DerivedFactName[],
): Promise<Partial<DerivedFacts>> {
  if (!context.lock) return loadTogether(context, names);
  const ordered = [
    ...LOCK_ORDER.filter((name) => names.includes(name)),
    ...names.filter((name) => !LOCK_ORDER.includes(name)),
  ];
  const derived: Partial<Record<DerivedFactName, unknown>> = {};
  for (const name of ordered) derived[name] = await loaders[name](context);
  return derived as Partial<DerivedFacts>;
}

/** Where nothing is locked, nothing hangs on the order. */
function loadTogether(context: FactContext, names: readonly DerivedFactName[]): Promise<Partial<DerivedFacts>> {
  return askTogether(Object.fromEntries(names.map((name) => [name, loaders[name](context)])));
}
