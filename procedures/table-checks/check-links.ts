import type { Action, LinkedAct, Procedure } from '../procedure.js';
import { mayBeRefused } from './check-clocks.js';
import { type TableAction, writtenActions } from './table-action.js';

/** What the tables ask of each other: whether what a lot does to its homes is an action that some home knows, and fits it. */
export function problemsAcross(all: readonly Procedure[]): string[] {
  const ofHomes = all.filter(({ subject }) => subject === 'home').flatMap(placed);
  const links = all.flatMap(placed).filter(({ action }) => action.linked);
  const named = new Set(links.map(({ action }) => action.linked?.action));
  return [
    ...links.flatMap((each) => problemsOfLink(each, ofHomes)),
    ...ofHomes
      .filter(({ name, action }) => action.by.includes('lot') && !named.has(name))
      .map(({ where }) => `${where}: only a lot may perform it, and no lot does`),
  ];
}

function placed(procedure: Procedure): TableAction[] {
  return writtenActions(procedure).map((each) => ({ ...each, where: `${procedure.id}: ${each.where}` }));
}

function problemsOfLink({ where, action }: TableAction, ofHomes: readonly TableAction[]): string[] {
  const { linked } = action;
  if (!linked) return [];
  const targets = ofHomes.filter(({ name, action: { by } }) => name === linked.action && by.includes('lot'));
  if (targets.length === 0) return [`${where}: no home has an action ${linked.action} by the lot`];
  return targets.flatMap((target) => [
    ...problemsOfForm(where, { action, linked }, target),
    ...problemsOfClock(where, action, target),
  ]);
}

/** The home's form is what is passed on and nothing else. */
function problemsOfForm(
  where: string,
  { action, linked }: { action: Action; linked: LinkedAct },
  target: TableAction,
): string[] {
  const passes = linked.passes ?? [];
  const asked = target.action.form ?? {};
  const missing = Object.entries(asked).filter(([name, field]) => !field.optional && !passes.includes(name));
  const unfit = passes.filter((name) => asked[name]?.kind !== action.form?.[name]?.kind);
  return [
    ...missing.map(([name]) => `${where}: ${target.where} asks for ${name}, which is not passed on`),
    ...unfit.map((name) => `${where}: ${target.where} does not ask for ${name} of that kind`),
  ];
}

/** Nobody is there to look into a home that refuses what the clock does to the lot. */
function problemsOfClock(where: string, { by }: Action, target: TableAction): string[] {
  const refusable = by.includes('clock') && mayBeRefused(target.action);
  return refusable ? [`${where}: ${target.where} may be refused, so the clock cannot rely on it`] : [];
}
