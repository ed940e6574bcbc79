import { RECALL } from '../../procedures/recall.js';

/** Acts on a case that turn back, undo or put off what was decided or due, by whichever procedure. */
export const OVERRIDING_ACTS = [
  RECALL,
  'sendBack',
  'changeAfterObjection',
  'publiciseAnew',
  'endHeldPublicity',
  'redesign',
  'extendDeadline',
  'extendRework',
  'takeBackApproval',
  'takeBackDeathReport',
  'reverseDeath',
  'correctAccount',
  'changeOwnPlan',
  'orderChange',
  'releaseHome',
  'cancelLot',
  'failLot',
  'declareDefault',
  'raiseLateChallenge',
  'objectLate',
  'withdrawClaim',
  'reduceClaim',
  'closeIrrecoverable',
] as const;
