import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemText } from '../../api/plugins/problems.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { isProblem } from '../../desk/desk-problem.js';
import { listOrgs } from '../../desk/list-orgs.js';
import { listProcedures } from '../../desk/list-procedures.js';
import { openCase, type WantedOpening } from '../../desk/open-case.js';
import { caseSeatsAs } from '../../desk/seats.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import type { Form } from '../../procedures/form.js';
import type { Procedure } from '../../procedures/procedure.js';
import { EMPTY_FORM, type FormState, refusedState, sentState } from '../forms/form-state.js';
import { readValues } from '../forms/form-values.js';
import { sentOf, uuidIn } from '../forms/sent-form.js';
import { languageOf } from '../language.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { ChooseProgrammePage, OpenPage } from './open/open-page.js';

interface Chosen {
  readonly Querystring: { readonly programme?: string };
}

/** Opening a case: which programme, then its form. */
export function openRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<Chosen>('/cases/new', async (request, reply) => {
    const { programme } = request.query;
    const mine = programmesFor(request);
    if (programme === undefined && mine.length !== 1) return sendPage(reply, <ChooseProgrammePage programmes={mine} />);
    return sendOpenPage(deps, reply, programme ?? mine[0]?.id ?? '', EMPTY_FORM);
  });
  scope.post<Chosen>('/cases/new', async (request, reply) => takeOpening(deps, request, reply));
}

function programmesFor(request: FastifyRequest) {
  const person = personOf(request);
  return listProcedures().filter(({ id, opening }) => caseSeatsAs(person, opening.by, id).length > 0);
}

async function sendOpenPage(
  deps: ScreensDeps,
  reply: FastifyReply,
  programme: string,
  state: FormState,
  status = 200,
): Promise<FastifyReply> {
  if (!programmesFor(reply.request).some(({ id }) => id === programme))
    return sendProblemPage(reply, { problem: 'noSuchProcedure' });
  const procedure = latestProcedure(programme);
  const places = (await listOrgs(deps, personOf(reply.request))).filter(({ level }) => level === levelOf(procedure));
  return sendPage(reply, <OpenPage {...{ procedure, places, state }} requestId={randomUUID()} />, status);
}

function levelOf({ subject }: Procedure): string {
  return subject === 'home' ? 'village' : 'county';
}

async function takeOpening(
  deps: ScreensDeps,
  request: FastifyRequest<Chosen>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { fields } = sentOf(request);
  const programme = fields.get('programme') ?? '';
  if (!programmesFor(request).some(({ id }) => id === programme))
    return sendProblemPage(reply, { problem: 'noSuchProcedure' });
  const { form } = latestProcedure(programme).opening;
  const { state, onlyShow } = sentState(form, fields);
  if (onlyShow) return sendOpenPage(deps, reply, programme, state, state.errors.size > 0 ? 422 : 200);
  const opened = await openCase(deps, personOf(request), wantedOpening(form, state.values));
  if (!isProblem(opened)) return reply.redirect(`/cases/${opened.id}?done=open`, 303);
  const refused = refusedState(form, state, opened, languageOf(request));
  return sendOpenPage(deps, reply, programme, refused, problemText(opened).status);
}

function wantedOpening(form: Form, values: URLSearchParams): WantedOpening {
  const happenedOn = values.get('happenedOn') ?? '';
  return {
    requestId: uuidIn(values, 'requestId'),
    procedure: values.get('programme') ?? '',
    placeId: uuidIn(values, 'placeId'),
    form: readValues(form, values),
    ...(happenedOn === '' ? {} : { happenedOn }),
  };
}
