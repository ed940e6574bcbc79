import type { FastifyRequest } from 'fastify';
import { type Problem, problemText } from '../../../api/plugins/problems.js';
import { readForm } from '../../../desk/form-schema.js';
import { todayOf } from '../../../desk/today-of.js';
import type { Person } from '../../../desk/who-am-i.js';
import type { Form } from '../../../procedures/form.js';
import type { Facts } from '../../../procedures/vocabulary.js';
import { errorsByName } from '../../forms/error-summary.js';
import { type FormState, refusedState, sentState } from '../../forms/form-state.js';
import { readValues } from '../../forms/form-values.js';
import { languageOf } from '../../language.js';
import type { ScreensDeps } from '../../screens.js';

/** A form beside the cases as it was sent: what it says, or how it is to be shown again. */
export interface ReadPlain {
  readonly state: FormState;
  readonly onlyShow: boolean;
  readonly form: Facts | null;
}

/** Reads a form beside the cases by the same rules as those of procedures. */
export async function readPlain(
  deps: ScreensDeps,
  person: Person,
  form: Form,
  fields: URLSearchParams,
): Promise<ReadPlain> {
  const { state, onlyShow } = sentState(form, fields);
  if (onlyShow) return { state, onlyShow, form: null };
  const read = readForm(form, readValues(form, state.values), await todayOf(deps, person));
  if ('form' in read) return { state, onlyShow, form: read.form };
  return { state: { ...state, errors: errorsByName(form, read.errors) }, onlyShow, form: null };
}

/** The form with what the desk has against it. The desk's pointers begin at what was sent, a page's at its form. */
export function refusedPlain(
  request: FastifyRequest,
  form: Form,
  state: FormState,
  problem: Problem,
): { readonly state: FormState; readonly status: number } {
  const errors = problem.errors?.map((error) => ({ ...error, pointer: error.pointer.replace('#/', '#/form/') }));
  const told = { ...problem, ...(errors ? { errors } : {}) };
  return { state: refusedState(form, state, told, languageOf(request)), status: problemText(problem).status };
}
