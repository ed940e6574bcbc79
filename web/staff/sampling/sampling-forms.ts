import { MOST_DRAW_TEXT } from '../../../desk/draw-sampling.js';
import { everyAction } from '../../../desk/words.js';
import { ALL_PROCEDURES } from '../../../procedures/all-procedures.js';
import type { Form } from '../../../procedures/form.js';
import { ROOMS } from '../../../procedures/home-renovation/choices.js';
import { SAMPLING_WORDS } from './words.js';

const MOST_HOMES = 100_000;
const line = { kind: 'text', max: MOST_DRAW_TEXT } as const;

/** Programmes whose homes are accepted. */
const programmes = Object.fromEntries(
  ALL_PROCEDURES.filter((procedure) =>
    everyAction(procedure).some(([, { postings }]) => postings?.includes('recordAcceptance')),
  ).map(({ id, title }) => [id, title]),
);

/** Which homes are to be listed. */
export const CRITERIA_FORM = {
  programme: { title: SAMPLING_WORDS.programme, kind: 'choice', options: programmes },
  acceptedFrom: { title: SAMPLING_WORDS.acceptedFrom, kind: 'date' },
  acceptedTo: { title: SAMPLING_WORDS.acceptedTo, kind: 'date' },
} as const satisfies Form;

export const FREEZE_FORM = {
  ...CRITERIA_FORM,
  size: { title: SAMPLING_WORDS.size, kind: 'integer', min: 1, max: MOST_HOMES },
} as const satisfies Form;

export const DRAW_FORM = {
  seed: { title: SAMPLING_WORDS.seed, ...line },
  source: { title: SAMPLING_WORDS.source, ...line },
  drawnOn: { title: SAMPLING_WORDS.drawnOn, kind: 'date', past: true },
  document: { title: SAMPLING_WORDS.document, ...line },
} as const satisfies Form;

export const VISIT_FORM = {
  visitedOn: { title: SAMPLING_WORDS.visitedOn, kind: 'date', past: true },
  findings: {
    title: SAMPLING_WORDS.findings,
    kind: 'list',
    optional: true,
    min: 0,
    max: 20,
    of: {
      room: { title: { zh: '部位', en: 'Room' }, kind: 'choice', options: ROOMS },
      defect: { title: SAMPLING_WORDS.defect, kind: 'text', max: 300 },
    },
  },
  deadline: { title: SAMPLING_WORDS.deadline, kind: 'date', optional: true },
} as const satisfies Form;
