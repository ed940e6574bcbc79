import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemText } from '../../api/plugins/problems.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { delegateRole, type WantedDelegation } from '../../desk/delegate-role.js';
import { isProblem } from '../../desk/desk-problem.js';
import { daySchema } from '../../desk/field-schemas.js';
import { FIELD_ERRORS } from '../../desk/form-messages.js';
import { listDelegations } from '../../desk/list-delegations.js';
import { revokeDelegation } from '../../desk/revoke-delegation.js';
import type { Person } from '../../desk/who-am-i.js';
import type { Role, Text } from '../../procedures/vocabulary.js';
import type { Errors } from '../forms/form-fields.js';
import { ONLY_SHOW } from '../forms/form-names.js';
import { EMPTY_FORM, type FormState, refusedState } from '../forms/form-state.js';
import { sentOf, uuidIn } from '../forms/sent-form.js';
import { languageOf } from '../language.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { DelegationsPage } from './delegations/delegations-page.js';
import { DELEGATION_WORDS } from './delegations/words.js';

interface OfPage {
  readonly Querystring: { readonly done?: string };
}

interface OfDelegation {
  readonly Params: { readonly id: string };
}

/** Delegating a role to a colleague, and taking it back. */
export function delegationRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfPage>('/delegations', async (_request, reply) => sendDelegations(deps, reply, EMPTY_FORM));
  scope.post('/delegations', async (request, reply) => make(deps, request, reply));
  scope.post<OfDelegation>('/delegations/:id/revoke', async (request, reply) => {
    const id = uuidIn(new URLSearchParams({ id: request.params.id }), 'id');
    const answer = await revokeDelegation(deps, personOf(request), id);
    return isProblem(answer) ? sendProblemPage(reply, answer) : reply.redirect('/delegations?done=revoked', 303);
  });
}

async function make(deps: ScreensDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { fields } = sentOf(request);
  const typed = { ...EMPTY_FORM, values: fields };
  if (fields.has(ONLY_SHOW)) return sendDelegations(deps, reply, typed);
  const errors = unreadable(fields);
  if (errors.size > 0) return sendDelegations(deps, reply, { ...typed, errors }, 422);
  const answer = await delegate(deps, personOf(request), wantedIn(fields));
  if (!isProblem(answer)) return reply.redirect('/delegations?done=made', 303);
  const state = refusedState({}, typed, answer, languageOf(request));
  return sendDelegations(deps, reply, { ...state, errors: named(state.errors) }, problemText(answer).status);
}

/** A form that was sent before and came back changed, by the browser's way back, is a wish of its own. */
async function delegate(deps: ScreensDeps, person: Person, wanted: WantedDelegation) {
  const answer = await delegateRole(deps, person, wanted);
  const another = isProblem(answer) && answer.problem === 'idempotencyKeyReused';
  return another ? delegateRole(deps, person, { ...wanted, id: randomUUID() }) : answer;
}

/** What no delegation can be read from: nobody chosen, or a day that is none. */
function unreadable(fields: URLSearchParams): Errors {
  const days = ['fromDay', 'toDay'].filter((name) => !daySchema.safeParse(fields.get(name) ?? '').success);
  return named(
    new Map<string, Text>([
      ...(fields.get('delegateId') ? [] : [['delegateId', FIELD_ERRORS.missing] as const]),
      ...days.map((name) => [name, FIELD_ERRORS.notADay] as const),
    ]),
  );
}

const TITLES = {
  delegateId: DELEGATION_WORDS.delegate,
  programme: DELEGATION_WORDS.programme,
  fromDay: DELEGATION_WORDS.fromDay,
  toDay: DELEGATION_WORDS.toDay,
};

/** Each error with the name of its field: both days may be wrong in the same way. */
function named(errors: Errors): Errors {
  return new Map(
    [...errors].map(([name, text]) => {
      const title = TITLES[name as keyof typeof TITLES];
      return [name, { zh: `${title.zh}：${text.zh}`, en: `${title.en}: ${text.en}` }];
    }),
  );
}

function wantedIn(fields: URLSearchParams): WantedDelegation {
  const [role = '', orgId = ''] = (fields.get('seat') ?? '').split('@');
  return {
    id: uuidIn(fields, 'requestId'),
    // One that is no role is none of the person's.
    role: role as Role,
    orgId,
    delegateId: fields.get('delegateId') ?? '',
    programme: fields.get('programme') || null,
    fromDay: fields.get('fromDay') ?? '',
    toDay: fields.get('toDay') ?? '',
  };
}

async function sendDelegations(
  deps: ScreensDeps,
  reply: FastifyReply,
  state: FormState,
  status = 200,
): Promise<FastifyReply> {
  const { done } = reply.request.query as OfPage['Querystring'];
  const shown = await listDelegations(deps, personOf(reply.request));
  const told = done === 'made' ? DELEGATION_WORDS.made : done === 'revoked' ? DELEGATION_WORDS.revoked : undefined;
  return sendPage(reply, <DelegationsPage {...{ shown, state }} done={told} />, status);
}
