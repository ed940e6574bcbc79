import type { FastifyReply } from 'fastify';
import type { ShownLot } from '../../../desk/visible-lot.js';
import { sendProblemPage } from '../../problem-page.js';
import type { ScreensDeps } from '../../screens.js';
import { type CaseAtHand, caseAtHand } from '../case-params.js';

export interface LotAtHand extends CaseAtHand {
  readonly lot: ShownLot;
}

/**
 * The lot of that id for a person of an office; a page that says why not was sent when this is `null`. Firms see the
 * case's page alone, and for them these are not there.
 */
export async function lotAtHand(deps: ScreensDeps, reply: FastifyReply, id: string): Promise<LotAtHand | null> {
  const found = await caseAtHand(deps, reply, id);
  if (!found) return null;
  const { lot } = found.shown;
  if (lot && lot.needTotalFen !== null) return { ...found, lot };
  sendProblemPage(reply, { problem: 'notFound' });
  return null;
}

/** The same for those who read bids. */
export async function bidsAtHand(deps: ScreensDeps, reply: FastifyReply, id: string): Promise<LotAtHand | null> {
  const found = await lotAtHand(deps, reply, id);
  if (!found || found.lot.readsBids) return found;
  sendProblemPage(reply, { problem: 'notYourRole' });
  return null;
}
