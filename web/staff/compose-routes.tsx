import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemText } from '../../api/plugins/problems.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { type DeskProblem, isProblem } from '../../desk/desk-problem.js';
import { type HomeForLot, homesForLot } from '../../desk/homes-for-lot.js';
import { listOrgs } from '../../desk/list-orgs.js';
import { lotsAhead } from '../../desk/lots-ahead.js';
import { openCase, type OpenedCase, type WantedOpening } from '../../desk/open-case.js';
import { performAction } from '../../desk/perform-action.js';
import { wasRecorded } from '../../desk/was-recorded.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import { EMPTY_FORM, type FormState, refusedState, sentState } from '../forms/form-state.js';
import { readValues } from '../forms/form-values.js';
import { sentOf, uuidIn } from '../forms/sent-form.js';
import { languageOf, sayingIn } from '../language.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { ComposePage, type ComposeProps } from './lot/compose-page.js';
import { pickedHomes, withSums } from './lot/picked-homes.js';
import { mayPlanLots } from './lot/may-plan-lots.js';
import { PICK_BUTTON } from './lot/homes-to-tick.js';
import { LOT_WORDS } from './lot/words.js';

/** Composing a lot: one page that plans it and puts its homes in. */
export function composeRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/lots/new', async (request, reply) => {
    const homes = await homesForLot(deps, personOf(request));
    return sendCompose(deps, reply, { homes, picked: new Set(), fields: new URLSearchParams(), state: EMPTY_FORM });
  });
  scope.post('/lots/new', async (request, reply) => takeLot(deps, request, reply));
}

interface Composing {
  readonly homes: readonly HomeForLot[];
  readonly picked: ReadonlySet<string>;
  /** As they were sent. */
  readonly fields: URLSearchParams;
  readonly state: FormState;
  readonly refused?: ComposeProps['refused'];
}

async function sendCompose(
  deps: ScreensDeps,
  reply: FastifyReply,
  { homes, picked, fields, state, refused = [] }: Composing,
  status = 200,
): Promise<FastifyReply> {
  const person = personOf(reply.request);
  if (!mayPlanLots(person)) return sendProblemPage(reply, { problem: 'notYourRole' });
  const props: ComposeProps = {
    procedure: latestProcedure('tender-lot'),
    places: (await listOrgs(deps, person)).filter(({ level }) => level === 'county'),
    ahead: await lotsAhead(deps, person),
    requestIds: { open: uuidIn(fields, 'requestId'), join: uuidIn(fields, 'joinRequestId') },
    ...{ homes, picked, state, refused },
    suggested: state.values.get('suggested') ?? '',
  };
  return sendPage(reply, <ComposePage {...props} />, status);
}

async function takeLot(deps: ScreensDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { fields } = sentOf(request);
  const person = personOf(request);
  const homes = await homesForLot(deps, person);
  const { picked, refused } = pickedHomes(fields, homes);
  const { state, onlyShow } = sentState(latestProcedure('tender-lot').opening.form, fields);
  const composing: Composing = { homes, picked, fields, state: withSums(state, homes, picked) };
  if (onlyShow || fields.has(PICK_BUTTON)) return sendCompose(deps, reply, composing);
  // The same form again: its homes lie in the lot already, and the acts answer as they did.
  const again = await wasRecorded(deps, person, uuidIn(fields, 'requestId'));
  if (refused.length > 0 && !again) return sendCompose(deps, reply, { ...composing, refused }, 409);
  return planAndFill(deps, request, reply, { ...composing, state });
}

/** Opens the lot, then puts its homes in. Where the second fails the page says so, and the same form may be sent again. */
async function planAndFill(
  deps: ScreensDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  composing: Composing,
): Promise<FastifyReply> {
  const { fields, state } = composing;
  const language = languageOf(request);
  const opened = await openCase(deps, personOf(request), wantedLot(fields, state));
  if (isProblem(opened)) {
    const refused = refusedState(latestProcedure('tender-lot').opening.form, state, opened, language);
    return sendCompose(deps, reply, { ...composing, state: refused }, problemText(opened).status);
  }
  const filled = await fill(deps, request, fields, opened);
  if (!filled) return reply.redirect(`/cases/${opened.id}?done=open`, 303);
  const { title, status } = problemText(filled);
  const general = [sayingIn(language)(LOT_WORDS.lotPlannedHomesNot, title)];
  return sendCompose(deps, reply, { ...composing, state: { ...state, general } }, status);
}

function wantedLot(fields: URLSearchParams, { values }: FormState): WantedOpening {
  return {
    requestId: uuidIn(fields, 'requestId'),
    procedure: 'tender-lot',
    placeId: uuidIn(fields, 'placeId'),
    form: readValues(latestProcedure('tender-lot').opening.form, values),
  };
}

async function fill(
  deps: ScreensDeps,
  request: FastifyRequest,
  fields: URLSearchParams,
  { id, seq }: OpenedCase,
): Promise<DeskProblem | null> {
  const numbers = fields.getAll('home');
  if (numbers.length === 0) return null;
  const added = await performAction(deps, personOf(request), {
    caseId: id,
    action: 'addHomes',
    requestId: uuidIn(fields, 'joinRequestId'),
    expectedSeq: seq,
    form: { homes: numbers.map((number) => ({ number })) },
  });
  return isProblem(added) ? added : null;
}
