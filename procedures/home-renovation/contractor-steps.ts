import type { Action, Step } from '../procedure.js';
import {
  answerObstacle,
  askChange,
  askExtension,
  COMPLETION_PAPERS,
  confirmAppointment,
  extended,
  orderAskedChange,
  refuseChange,
  refuseExtension,
  reportObstacle,
} from './contractor-acts.js';
import { ALL_OVER, OBSTACLE_OVER } from './contractor-facts.js';
import { contractorDefaulted, releasedFromLot } from './in-lot.js';
import { planSteps } from './plan.js';
import { worksSteps } from './works.js';

const { workOrdered } = planSteps;
const { inProgress, rework } = worksSteps;

const onTheSpot = { confirmAppointment, reportObstacle, answerObstacle } as const;

/** What a contractor said ends with its part in the home. */
const gone = {
  releasedFromLot: { ...releasedFromLot, sets: ALL_OVER },
  contractorDefaulted: { ...contractorDefaulted, sets: ALL_OVER },
} as const;

const { selfCheckByContractor, orderChange, extendDeadline } = inProgress.actions;

/**
 * The steps in which a contractor builds, since version 3: it confirms appointments, reports obstacles, asks for changes
 * and for more time, each answered by an office, and hands in the papers of the works with its self-check.
 */
export const contractorSteps = {
  workOrdered: {
    ...workOrdered,
    actions: {
      ...workOrdered.actions,
      ...gone,
      startByContractor: { ...workOrdered.actions.startByContractor, sets: OBSTACLE_OVER },
      redesign: { ...workOrdered.actions.redesign, sets: ALL_OVER },
      ...onTheSpot,
    },
  },
  inProgress: {
    ...inProgress,
    actions: {
      ...inProgress.actions,
      ...gone,
      selfCheckByContractor: {
        ...selfCheckByContractor,
        evidence: [...selfCheckByContractor.evidence, ...COMPLETION_PAPERS],
        sets: ALL_OVER,
      },
      orderChange: {
        ...orderChange,
        ...orderAskedChange,
        postings: [...orderChange.postings, 'notifyContractor'],
      },
      extendDeadline: { ...extendDeadline, ...extended },
      ...onTheSpot,
      askChange,
      refuseChange,
      askExtension,
      refuseExtension,
    },
  },
  rework: {
    ...rework,
    actions: {
      ...rework.actions,
      ...gone,
      reworkDoneByContractor: { ...rework.actions.reworkDoneByContractor, sets: ALL_OVER },
      extendRework: { ...rework.actions.extendRework, ...extended },
      ...onTheSpot,
      askExtension,
      refuseExtension,
    },
  },
} as const satisfies Record<string, Step & { readonly actions: Readonly<Record<string, Action>> }>;

/**
 * How many of each paper a contractor hands in. [practice]: walls hide what was built, so it is photographed meanwhile,
 * and the household signs; records and certificates are asked for where the county's contract asks for them.
 */
export const contractorPolicy = {
  worksPhotosMin: 1,
  hiddenWorkRecordMin: 0,
  materialCertificatesMin: 0,
  completionSignatureMin: 1,
};
