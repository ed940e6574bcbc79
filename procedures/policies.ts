import type { FactValue, FourEyesPair, Policy, PolicyValue, Span } from './vocabulary.js';

/** What a county may not exceed: words or units to choose among, by key, and the actions that four-eyes pairs may name. */
export interface PolicyLimits {
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly actions?: readonly string[];
}

export type ParsedPolicy = { readonly policy: Policy } | { readonly problems: readonly string[] };

/**
 * Lays a county's stored settings over a procedure's defaults. Money is a decimal string of fen in JSON; the kind of
 * each value is that of its default.
 * @returns the whole policy, or every problem at once, each naming its key.
 */
export function parsePolicy(defaults: Policy, json: unknown, limits: PolicyLimits = {}): ParsedPolicy {
  if (!isRecord(json)) return { problems: ['a policy must be an object of settings'] };
  const problems: string[] = [];
  const policy: Record<string, PolicyValue> = { ...defaults };
  for (const [key, stored] of Object.entries(json)) {
    const fallback = Object.hasOwn(defaults, key) ? defaults[key] : undefined;
    if (fallback === undefined) problems.push(`${key}: there is no such setting`);
    else {
      const parsed = parseValue(stored, fallback, { choices: limits.choices?.[key], actions: limits.actions, key });
      if ('problem' in parsed) problems.push(`${key}: ${parsed.problem}`);
      else policy[key] = parsed.value;
    }
  }
  return problems.length > 0 ? { problems } : { policy };
}

/** A policy as JSON, from which `parsePolicy` makes the same again. */
export function policyToJson(policy: Policy): Record<string, FactValue> {
  return Object.fromEntries(Object.entries(policy).map(([key, value]) => [key, toJson(value)]));
}

function toJson(value: PolicyValue): FactValue {
  if (typeof value === 'bigint') return value.toString();
  // Spans and pairs are plain objects of words and numbers already.
  return value as FactValue;
}

interface Limit {
  readonly key: string;
  readonly choices: readonly string[] | undefined;
  readonly actions: readonly string[] | undefined;
}

type ParsedValue = { readonly value: PolicyValue } | { readonly problem: string };

function parseValue(stored: unknown, fallback: PolicyValue, limit: Limit): ParsedValue {
  switch (typeof fallback) {
    case 'bigint':
      return parseFen(stored);
    case 'number':
      return parseNumber(stored, limit.key);
    case 'boolean':
      return typeof stored === 'boolean' ? { value: stored } : { problem: 'must be true or false' };
    case 'string':
      return parseWord(stored, limit);
    default:
      return parseStructure(stored, fallback, limit);
  }
}

function parseStructure(
  stored: unknown,
  fallback: Span | readonly string[] | readonly FourEyesPair[],
  limit: Limit,
): ParsedValue {
  if (!Array.isArray(fallback)) return parseSpan(stored, limit);
  return limit.key === 'fourEyes' ? parsePairs(stored, limit) : parseWords(stored, limit);
}

function parseFen(stored: unknown): ParsedValue {
  if (typeof stored === 'string' && /^-\d+$/.test(stored)) return { problem: 'must not be negative' };
  const digits = typeof stored === 'string' && /^(0|[1-9]\d{0,17})$/.test(stored);
  return digits ? { value: BigInt(stored) } : { problem: 'must be an amount of whole fen, as a string of digits' };
}

function parseNumber(stored: unknown, key: string): ParsedValue {
  if (typeof stored !== 'number' || !Number.isSafeInteger(stored)) return { problem: 'must be a whole number' };
  if (stored < 0) return { problem: 'must not be negative' };
  return key.includes('Percent') && stored > 100 ? { problem: 'must be at most 100 percent' } : { value: stored };
}

function parseWord(stored: unknown, { choices }: Limit): ParsedValue {
  if (typeof stored !== 'string' || stored === '') return { problem: 'must be a word' };
  return choices && !choices.includes(stored) ? { problem: `must be one of ${choices.join(', ')}` } : { value: stored };
}

function parseWords(stored: unknown, { choices }: Limit): ParsedValue {
  const words =
    Array.isArray(stored) && stored.every((word): word is string => typeof word === 'string' && word !== '');
  if (!words) return { problem: 'must be a list of words' };
  const other = choices ? stored.filter((word) => !choices.includes(word)) : [];
  if (other.length > 0) return { problem: `knows no ${other.join(', ')}; there are ${choices?.join(', ')}` };
  return new Set(stored).size === stored.length ? { value: stored } : { problem: 'names something twice' };
}

const UNITS: readonly string[] = ['workingDays', 'calendarDays', 'months'];

function parseSpan(stored: unknown, { choices }: Limit): ParsedValue {
  if (!isRecord(stored) || !hasOnly(stored, ['unit', 'count']))
    return { problem: 'must be a length of time: { unit, count }' };
  const units = choices ?? UNITS;
  const { unit, count } = stored;
  if (typeof unit !== 'string' || !units.includes(unit)) return { problem: `must be counted in ${units.join(' or ')}` };
  if (typeof count !== 'number' || !Number.isSafeInteger(count)) return { problem: 'must last a whole number' };
  if (count < 0) return { problem: 'must not be negative' };
  return { value: { unit, count } as Span };
}

function parsePairs(stored: unknown, { actions }: Limit): ParsedValue {
  if (!Array.isArray(stored) || !stored.every(isPair)) {
    return { problem: 'must be a list of pairs: { action, notBy, same: person or organisation }' };
  }
  const unknown = actions
    ? stored.flatMap((pair) => [pair.action, pair.notBy]).filter((name) => !actions.includes(name))
    : [];
  return unknown.length > 0 ? { problem: `there is no action ${[...new Set(unknown)].join(', ')}` } : { value: stored };
}

function isPair(value: unknown): value is FourEyesPair {
  if (!isRecord(value) || !hasOnly(value, ['action', 'notBy', 'same'])) return false;
  const named = typeof value.action === 'string' && typeof value.notBy === 'string';
  return named && (value.same === 'person' || value.same === 'organisation');
}

function hasOnly(value: Record<string, unknown>, keys: readonly string[]): boolean {
  const present = Object.keys(value);
  return present.length === keys.length && keys.every((key) => present.includes(key));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
