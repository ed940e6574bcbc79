import type { FastifyRequest } from 'fastify';
import { type Problem, problemText } from '../../api/plugins/problems.js';
import type { Text } from '../../procedures/vocabulary.js';
import { EMPTY_FORM, type FormState } from '../forms/form-state.js';
import { plainErrors } from '../forms/plain-errors.js';
import { sentOf } from '../forms/sent-form.js';
import { languageOf } from '../language.js';
import { isFromHere } from '../sign-in/sign-in-routes.js';

/** Longer than anything that could fit. */
const MOST_CHARACTERS = 60;

/** Where a county's public pages lie. */
export function publicBase(county: string): string {
  return `/public/${encodeURIComponent(county)}`;
}

/**
 * What someone asks with, each field filled in; `asked` is `null` where something is left out, or the form is another
 * site's. A code never stands in a page that is sent back.
 */
export function askedIn<Name extends string>(
  request: FastifyRequest,
  titles: Readonly<Record<Name, Text>>,
): { readonly asked: Readonly<Record<Name, string>> | null; readonly state: FormState } {
  const { fields } = sentOf(request);
  const names = Object.keys(titles) as Name[];
  const said = Object.fromEntries(
    names.map((name) => [name, (fields.get(name) ?? '').trim().slice(0, MOST_CHARACTERS)]),
  ) as Record<Name, string>;
  const missing = names.filter((name) => said[name] === '');
  const errors = plainErrors(
    missing.map((name) => ({ pointer: `#/${name}`, code: 'missing' as const })),
    titles,
  );
  const values = new URLSearchParams(Object.entries<string>(said).filter(([name]) => name !== 'code'));
  const isAsked = missing.length === 0 && isFromHere(request);
  return { asked: isAsked ? said : null, state: { ...EMPTY_FORM, values, errors } };
}

/** The form again, with the one answer for whatever does not fit. */
export function refusedAsking(request: FastifyRequest, state: FormState, problem: Problem): FormState {
  return { ...state, general: [problemText(problem).title[languageOf(request)]] };
}
