import type { Planted } from './planted-violations.js';

/** Planted among objections from the public. */
export const PLANTED_IN_OBJECTIONS = {
  // The act that took it up is said to be another's request: publicity went on over it.
  'publicity-over-objection': {
    plant: ({ paid }) => `update objection_answers a set request_id = gen_random_uuid()::text from received_objections o
      where o.id = a.objection_id and o.case_id = '${paid}' and a.kind = 'registered'`,
    also: ['objection-not-noted'],
  },
  // Why it was not taken up is said otherwise afterwards.
  'objection-not-noted': { plant: () => `update objection_answers set reason = 'vague' where kind = 'notTaken'` },
  // Another photograph is said to have come with an objection.
  'objection-file-not-noted': { plant: () => `update objection_files set sha256 = repeat('0', 64) where place = 2` },
} satisfies Readonly<Record<string, Planted>>;
