import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fieldErrorsOf, type Issue } from '../../desk/field-errors.js';
import { FIELD_ERRORS, type FieldError } from '../../desk/form-messages.js';
import { DamagedFile } from '../../desk/csv-rows.js';
import type { DeskProblem, DeskProblemCode, RejectedRow } from '../../desk/desk-problem.js';
import { REFUSALS, type RefusalCode } from '../../procedures/refusals.js';
import type { Text } from '../../procedures/vocabulary.js';
import type { ProblemText } from './problem-text.js';
import { DESK_PROBLEM_TEXTS, HTTP_PROBLEM_TEXTS, type HttpProblemCode } from './problem-texts.js';

export type ProblemCode = DeskProblemCode | HttpProblemCode | RefusalCode;

/** What the door knows of a problem: the desk's, or one of its own. */
export type Problem = Omit<DeskProblem, 'problem'> & { readonly problem: ProblemCode };

const TEXTS: Readonly<Record<ProblemCode, ProblemText>> = {
  ...mapValues(REFUSALS, (title, code) => ({ status: code === 'notYourRole' ? 403 : 409, title })),
  ...DESK_PROBLEM_TEXTS,
  ...HTTP_PROBLEM_TEXTS,
};

function mapValues<K extends string, V, R>(map: Readonly<Record<K, V>>, change: (value: V, key: K) => R): Record<K, R> {
  const entries = Object.entries(map) as [K, V][];
  return Object.fromEntries(entries.map(([key, value]) => [key, change(value, key)])) as Record<K, R>;
}

/** The language that a client prefers: Chinese unless it asks for English. */
export function languageOf(acceptLanguage: string | undefined): keyof Text {
  const wanted = (acceptLanguage ?? '').split(',').map((part, at) => {
    const [tag = '', ...params] = part.trim().toLowerCase().split(';');
    const quality = params
      .find((param) => param.trim().startsWith('q='))
      ?.trim()
      .slice(2);
    return { tag, quality: quality === undefined ? 1 : Number(quality), at };
  });
  const best = wanted
    .filter(({ tag }) => /^(zh|en)(-|$)/.test(tag))
    .sort((a, b) => b.quality - a.quality || a.at - b.at)[0];
  return best?.tag.startsWith('en') ? 'en' : 'zh';
}

/** A problem as RFC 9457 writes it: `type`, `title` and `status`, with `code` and what the desk knows beside it. */
export function problemDocument(
  problem: Problem,
  language: keyof Text,
): { readonly status: number; readonly [key: string]: unknown } {
  const { status, title } = problemText(problem);
  const { problem: code, about, errors, ...rest } = problem;
  return {
    type: `urn:tongtu:problem:${code}`,
    title: title[language],
    status,
    code,
    ...(about ? { about: about[language] } : {}),
    ...rest,
    ...(rest.allowed
      ? { allowed: rest.allowed.map((each) => ({ name: each.name, title: each.title[language] })) }
      : {}),
    ...(rest.changes ? { changes: rest.changes.map((each) => ({ ...each, title: each.title[language] })) } : {}),
    ...(rest.rejected
      ? { rejected: rest.rejected.map((each) => ({ row: each.row, errors: worded(each.errors, language) })) }
      : {}),
    ...(errors ? { errors: worded(errors, language) } : {}),
  };
}

/** Rejected rows with words beside the codes. */
export function wordedRows(rows: readonly RejectedRow[], language: keyof Text) {
  return rows.map(({ row, errors }) => ({ row, errors: worded(errors, language) }));
}

function worded(errors: readonly FieldError[], language: keyof Text) {
  return errors.map(({ pointer, code, detail }) => {
    const words = FIELD_ERRORS[code][language];
    return { pointer, code, detail: detail ? `${words} ${detail}` : words };
  });
}

/** Answers with a problem. @param retryAfterSeconds for problems that pass by themselves. */
export async function sendProblem(reply: FastifyReply, problem: Problem, retryAfterSeconds = 1): Promise<FastifyReply> {
  const document = problemDocument(problem, languageOf(reply.request.headers['accept-language']));
  if (document.status === 429 || document.status === 503) reply.header('retry-after', retryAfterSeconds);
  return reply
    .code(document.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('vary', 'accept-language')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(document);
}

/** Puts every error that a handler lets through into words, and logs what is our fault, once. */
export function answerProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, { problem: 'noSuchRoute' }));
  app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(reply, problemOfThrown(error, request)));
}

/** The problem that an error amounts to. A fault of ours is logged here, once. */
export function problemOfThrown(error: FastifyError, request: FastifyRequest): Problem {
  const problem = problemOfError(error);
  if (TEXTS[problem.problem].status >= 500) logFault(request, error);
  return problem;
}

/** The status of a problem, and what it says in both languages. */
export function problemText({ problem, about }: Problem): ProblemText {
  const { status, title } = TEXTS[problem];
  const said = (language: keyof Text) => title[language].replace('{about}', about?.[language] ?? '…');
  return { status, title: { zh: said('zh'), en: said('en') } };
}

/** Answers for an address that the router itself cannot read, before any route or hook. */
export function answerBadAddress(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  void sendProblem(reply, problemOfError(error));
}

/** Thrown where a body is read, to be answered as it stands. */
export class UnreadableBody extends Error {
  constructor(readonly errors: readonly FieldError[]) {
    super('the body of the request cannot be read');
  }
}

/** Messages of database errors can quote values, so only their code and the place in our code are logged. */
function logFault(request: FastifyRequest, error: FastifyError): void {
  const where = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8);
  request.log.error({ name: error.name, code: error.code, where }, 'request failed');
}

const FASTIFY_CODES: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'bodyUnreadable',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bodyUnreadable',
  FST_INVALID_JSON_FIELD_ERROR: 'bodyUnreadable',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bodyUnreadable',
  FST_ERR_CTP_BODY_TOO_LARGE: 'bodyTooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'mediaTypeUnsupported',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'mediaTypeUnsupported',
  FST_REQ_FILE_TOO_LARGE: 'fileTooLarge',
  FST_MP_PREMATURE_CLOSE: 'bodyUnreadable',
  FST_PARTS_LIMIT: 'requestInvalid',
  FST_FILES_LIMIT: 'requestInvalid',
  FST_FIELDS_LIMIT: 'requestInvalid',
  FST_CSRF_MISSING_SECRET: 'csrfInvalid',
  FST_CSRF_INVALID_TOKEN: 'csrfInvalid',
};

/** Codes of the network and of PostgreSQL that mean "the database is away". */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|08\w{3}|53\w{3}|57P0\d)$/;

function problemOfError(error: FastifyError): Problem {
  const invalid = hasZodFastifySchemaValidationErrors(error);
  // An id that cannot be one is an id of nothing.
  if (invalid && error.validationContext === 'params') return { problem: 'notFound' };
  if (invalid) return { problem: 'requestInvalid', errors: requestErrors(error) };
  if (error instanceof UnreadableBody) return { problem: 'requestInvalid', errors: error.errors };
  if (error instanceof DamagedFile) return { problem: 'fileDamaged' };
  if (isAway(error)) return { problem: 'unavailable' };
  const { statusCode = 500 } = error;
  return { problem: FASTIFY_CODES[error.code] ?? (statusCode < 500 ? 'requestRefused' : 'internal') };
}

function isAway({ code, message }: FastifyError): boolean {
  return (
    AWAY.test(code) || /connection terminated|not queryable|timeout exceeded when trying to connect/i.test(message)
  );
}

function requestErrors(error: FastifyError): FieldError[] {
  const place = error.validationContext === 'querystring' ? '#query' : '#';
  return (error.validation ?? []).flatMap(({ keyword, message, instancePath, params }) => {
    const path = instancePath
      .split('/')
      .slice(1)
      .filter((part) => part !== '');
    return fieldErrorsOf([{ ...params, code: keyword, message, path } as Issue], place);
  });
}
