import { OPEN_ASKS } from '../procedures/home-renovation/contractor-facts.js';

/** What a contractor reported or asked for at a home, and no office has answered yet. */
export type OpenAsk = keyof typeof OPEN_ASKS;

const cases = Object.entries(OPEN_ASKS).map(
  ([ask, fact]) => `case when c.facts->>'${fact}' is not null then '${ask}' end`,
);

/** SQL over a case `c`: its open asks, as an array of their names. */
export const ASKED_BY_CONTRACTOR = `array_remove(array[${cases.join(', ')}], null)`;
