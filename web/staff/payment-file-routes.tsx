import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemText } from '../../api/plugins/problems.js';
import { sendFile } from '../../api/plugins/send-file.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { answerPaymentFile } from '../../desk/answer-payment-file.js';
import { type DeskProblem, isProblem } from '../../desk/desk-problem.js';
import { financeAtWork } from '../../desk/finance-at-work.js';
import { FIELD_ERRORS } from '../../desk/form-messages.js';
import { getPaymentFile } from '../../desk/get-payment-file.js';
import { listPaymentFiles } from '../../desk/list-payment-files.js';
import { makePaymentFile } from '../../desk/make-payment-file.js';
import { showPaymentFile } from '../../desk/show-payment-file.js';
import { sentOf, uuidIn } from '../forms/sent-form.js';
import { languageOf, type Say, sayingIn } from '../language.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { MARKS } from '../marks.js';
import { FilePage } from './payment-files/file-page.js';
import { FilesPage } from './payment-files/files-page.js';
import { FILE_WORDS } from './payment-files/words.js';

interface OfFile {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly made?: string };
}

/** Files of payments for the bank: made, taken away, and answered. */
export function paymentFileRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/payment-files', async (_request, reply) => sendFiles(deps, reply));
  scope.post('/payment-files', async (request, reply) => {
    const made = await makePaymentFile(deps, personOf(request));
    return isProblem(made) ? sendFiles(deps, reply, made) : reply.redirect(`/payment-files/${made.id}?made=yes`, 303);
  });
  scope.get<OfFile>('/payment-files/:id', async (request, reply) =>
    sendOneFile(deps, request, reply, { made: request.query.made === 'yes' }),
  );
  scope.get<OfFile>('/payment-files/:id/download', async (request, reply) => {
    const taken = await getPaymentFile(deps, personOf(request), idOf(request));
    if (isProblem(taken)) return sendProblemPage(reply, taken);
    const { year, number, bytes: content, sha256 } = taken;
    const name = `payments-${year}-${number}`;
    return sendFile(reply, { name, mediaType: 'text/csv', bytes: content.length, sha256, content });
  });
  scope.post<OfFile>('/payment-files/:id/answer', async (request, reply) => takeAnswer(deps, request, reply));
}

/** Something that is no id is nobody's. */
function idOf({ params: { id } }: { readonly params: OfFile['Params'] }): string {
  return uuidIn(new URLSearchParams({ id }), 'id');
}

async function sendFiles(deps: ScreensDeps, reply: FastifyReply, problem?: DeskProblem): Promise<FastifyReply> {
  const person = personOf(reply.request);
  const files = await listPaymentFiles(deps, person);
  if (isProblem(files)) return sendProblemPage(reply, files);
  const { title, status } = problem ? problemText(problem) : { title: null, status: 200 };
  const general = title ? [title[languageOf(reply.request)]] : [];
  return sendPage(
    reply,
    <FilesPage files={files} mayMake={financeAtWork(person) !== null} general={general} />,
    status,
  );
}

async function sendOneFile(
  deps: ScreensDeps,
  request: FastifyRequest<OfFile>,
  reply: FastifyReply,
  told: Omit<Parameters<typeof FilePage>[0], 'file' | 'atWork'>,
  status = 200,
): Promise<FastifyReply> {
  const person = personOf(request);
  const file = await showPaymentFile(deps, person, idOf(request));
  if (isProblem(file)) return sendProblemPage(reply, file);
  return sendPage(reply, <FilePage file={file} atWork={financeAtWork(person) !== null} {...told} />, status);
}

async function takeAnswer(
  deps: ScreensDeps,
  request: FastifyRequest<OfFile>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const answer = sentOf(request).files.find(({ field }) => field === 'answer');
  if (!answer) {
    const errors = new Map([['answer', problemText({ problem: 'fileMissing' }).title]]);
    return sendOneFile(deps, request, reply, { errors }, 422);
  }
  const answered = await answerPaymentFile(deps, personOf(request), { fileId: idOf(request), bytes: answer.bytes });
  if (!isProblem(answered)) return sendOneFile(deps, request, reply, { answered });
  const { problem } = answered;
  if (problem === 'fileTooLarge') {
    const errors = new Map([['answer', problemText({ problem }).title]]);
    return sendOneFile(deps, request, reply, { errors }, 413);
  }
  const general = reasonsOf(answered, sayingIn(languageOf(request)));
  return sendOneFile(deps, request, reply, { general }, problemText(answered).status);
}

/** Why an answer was refused as a whole: the reason, then row by row what does not fit. */
function reasonsOf(problem: DeskProblem, say: Say): string[] {
  const rows = (problem.rejected ?? []).flatMap(({ row, errors }) =>
    errors.map(({ pointer, code, detail = '' }) => {
      const column = pointer.split('/').at(-1) ?? '';
      return `${say(FILE_WORDS.rowRejected, row)} ${column}${say(MARKS.colon)}${say(FIELD_ERRORS[code])}${detail}`;
    }),
  );
  const more = problem.rejectedMore ? [say(FILE_WORDS.moreRejected, problem.rejectedMore)] : [];
  return [say(problemText(problem).title), ...rows, ...more];
}
