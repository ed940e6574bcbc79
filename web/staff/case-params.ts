import type { FastifyReply } from 'fastify';
import { isProblem } from '../../desk/desk-problem.js';
import { showCase, type ShownCase } from '../../desk/show-case.js';
import { procedureOf } from '../../procedures/all-procedures.js';
import type { Procedure } from '../../procedures/procedure.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** A case as the person may see it, with the table that it follows. */
export interface CaseAtHand {
  readonly shown: ShownCase;
  readonly procedure: Procedure;
}

/** The case of that id; a page that says why not was sent when this is `null`. */
export async function caseAtHand(deps: ScreensDeps, reply: FastifyReply, id: string): Promise<CaseAtHand | null> {
  const shown = UUID.test(id) ? await showCase(deps, personOf(reply.request), id) : ({ problem: 'notFound' } as const);
  if (isProblem(shown)) {
    sendProblemPage(reply, shown);
    return null;
  }
  return { shown, procedure: procedureOf(shown.procedure.id, shown.procedure.version) };
}
