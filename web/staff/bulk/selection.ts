import type { FastifyReply } from 'fastify';
import { personOf } from '../../../api/plugins/signed-in.js';
import { applicantNames } from '../../../desk/applicant-names.js';
import { type SelectedCase, selectedCases } from '../../../desk/bulk-cases.js';
import type { ScreensDeps } from '../../screens.js';

/** The cases of a selection as they stand, and the applicants' names as far as the person may know them. */
export async function selectionOf(
  deps: ScreensDeps,
  { request }: FastifyReply,
  ids: readonly string[],
): Promise<{ readonly cases: readonly SelectedCase[]; readonly names: ReadonlyMap<string, string> }> {
  const person = personOf(request);
  const cases = await selectedCases(deps, person, ids);
  const names = await applicantNames(
    deps,
    person,
    cases.map(({ id }) => id),
  );
  return { cases, names };
}
