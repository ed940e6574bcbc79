import type { FastifyRequest } from 'fastify';
import { personOf } from '../../../api/plugins/signed-in.js';
import { answerObjection } from '../../../desk/answer-objection.js';
import { isProblem } from '../../../desk/desk-problem.js';
import { OBJECT } from '../../../desk/inquiry.js';
import { OBJECTION_FORM } from '../../../desk/objection-form.js';
import type { WantedAct } from '../../../desk/perform-action.js';
import { receivedObjections } from '../../../desk/received-objections.js';
import { addressQuery } from '../../address-query.js';
import { FORM, nameOf } from '../../forms/form-names.js';
import { sentOf, uuidOf } from '../../forms/sent-form.js';
import { sayingIn } from '../../language.js';
import type { ScreensDeps } from '../../screens.js';
import { RECEIVED_WORDS } from './words.js';

/** The field that says which objection from the public an act takes up. */
export const OBJECTION = 'objection';

interface OfAction {
  readonly Params: { readonly id: string; readonly action: string };
}

/**
 * The form of the act that takes an objection up, filled in from the objection that its address names. Only how it came
 * and what kind it is: what an objector wrote may name people, and what is entered here is kept readable.
 */
export async function withObjection(
  deps: ScreensDeps,
  request: FastifyRequest<OfAction>,
  values: URLSearchParams,
): Promise<URLSearchParams> {
  const { id, action } = request.params;
  const named = uuidOf(addressQuery(request.url).get(OBJECTION) ?? '');
  if (named === null || action !== OBJECT) return values;
  const received = await receivedObjections(deps, personOf(request), id);
  const objection = isProblem(received) ? undefined : received.objections.find((each) => each.id === named);
  if (!objection) return values;
  const grounds: Readonly<Record<string, { readonly zh: string }>> = OBJECTION_FORM.ground.options;
  const summary = [sayingIn('zh')(RECEIVED_WORDS.summary, objection.number), grounds[objection.ground]?.zh ?? ''];
  return new URLSearchParams([
    ...values,
    [OBJECTION, named],
    [nameOf(FORM, 'source'), objection.isNamed ? 'named' : 'anonymous'],
    [nameOf(FORM, 'summary'), summary.join('：')],
  ]);
}

/** Says which objection an act takes up, before the act: it counts once the act is on record. */
export async function linkObjection(
  deps: ScreensDeps,
  request: FastifyRequest<OfAction>,
  { caseId, requestId }: WantedAct,
): Promise<void> {
  const objectionId = uuidOf(sentOf(request).fields.get(OBJECTION) ?? '');
  if (objectionId === null || request.params.action !== OBJECT) return;
  // One that was answered meanwhile needs no link: the act stands for itself.
  await answerObjection(deps, personOf(request), { caseId, objectionId }, { kind: 'registered', requestId });
}
