import type { FastifyReply } from 'fastify';

export const CSV = 'text/csv; charset=utf-8';
export const JSON_FILE = 'application/json; charset=utf-8';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Answers with a file to be kept by whoever asked; nobody on the way keeps it. */
export function takenAway(reply: FastifyReply, name: string, type: string): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(type);
}
