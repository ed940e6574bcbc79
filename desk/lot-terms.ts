import type { Policy, Span } from '../procedures/vocabulary.js';

/** What a policy says of a lot by its method, for the eyes of people; the judge reads the policy itself. `null`: it says nothing. */
export interface LotTerms {
  readonly bidPeriodDays: number | null;
  readonly minBids: number | null;
  /** The share of the price in the score. */
  readonly pricePercent: number | null;
  readonly retentionPercentMax: number | null;
  readonly advancePercentMax: number | null;
  readonly progressPercentMax: number | null;
}

/** The terms of a method under a policy. */
export function lotTerms(policy: Policy, method: string): LotTerms {
  const number = (key: string) => (typeof policy[key] === 'number' ? policy[key] : null);
  const ofMethod = (key: string) => `${key}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
  const period = policy[ofMethod('bidPeriod')] as Span | undefined;
  return {
    bidPeriodDays: period?.unit === 'calendarDays' ? period.count : null,
    minBids: number(ofMethod('minBids')),
    pricePercent: number(ofMethod('pricePercent')),
    retentionPercentMax: number('retentionPercentMax'),
    advancePercentMax: number('advancePercentMax'),
    progressPercentMax: number('progressPercentMax'),
  };
}
