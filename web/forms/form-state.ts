import { type Problem, problemText } from '../../api/plugins/problems.js';
import { daySchema } from '../../desk/field-schemas.js';
import { FIELD_ERRORS } from '../../desk/form-messages.js';
import type { Form } from '../../procedures/form.js';
import type { Language } from '../language.js';
import { errorsByName } from './error-summary.js';
import type { Errors } from './form-fields.js';
import { ONLY_SHOW } from './form-names.js';
import { type PicksOf, picksWish, rowsWish, tidyRows, withoutRow } from './form-rows.js';

/** A form as it shall be shown: what is filled in, and what is wrong with it. */
export interface FormState {
  readonly values: URLSearchParams;
  readonly errors: Errors;
  /** What is wrong as a whole. */
  readonly general: readonly string[];
  /** A list to which one more row was asked for. */
  readonly moreOf?: string | undefined;
  /** What was asked to be ticked. */
  readonly picksOf?: PicksOf | undefined;
}

export const EMPTY_FORM: FormState = { values: new URLSearchParams(), errors: new Map(), general: [] };

/** What a browser sent of a form, and whether it is only to be shown again: a row was asked for, the session had ended, or the day is none. */
export interface SentState {
  readonly state: FormState;
  readonly onlyShow: boolean;
}

export function sentState(form: Form, fields: URLSearchParams): SentState {
  const wish = rowsWish(fields);
  if (wish && wish.remove !== null)
    return { state: { ...EMPTY_FORM, values: withoutRow(form, fields, wish.list, wish.remove) }, onlyShow: true };
  const picksOf = picksWish(fields) ?? undefined;
  const state = { ...EMPTY_FORM, values: tidyRows(form, fields), moreOf: wish?.list, picksOf };
  if (wish || picksOf || fields.has(ONLY_SHOW)) return { state, onlyShow: true };
  const errors = dayErrors(fields.get('happenedOn') ?? '');
  return { state: { ...state, errors }, onlyShow: errors.size > 0 };
}

/** The day of the act is the page's own field: what is no day is told here. */
function dayErrors(happenedOn: string): Errors {
  const isDay = happenedOn === '' || daySchema.safeParse(happenedOn).success;
  return isDay ? new Map() : new Map([['happenedOn', FIELD_ERRORS.notADay]]);
}

/** The form with what the desk has against it. */
export function refusedState(form: Form, state: FormState, problem: Problem, language: Language): FormState {
  const errors = errorsByName(form, problem.errors ?? []);
  return { ...state, errors, general: errors.size > 0 ? [] : [problemText(problem).title[language]] };
}
