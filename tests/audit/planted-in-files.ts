import type { Planted } from './planted-violations.js';

/** Planted among what was said of single files. */
export const PLANTED_IN_FILES = {
  // It is said to have been found unfit before the act that rests on it.
  'rejected-file-used': {
    plant: ({ paid }) =>
      `update file_rejections set rejected_at = '2020-01-01' where case_id = '${paid}' and taken_back_at is null`,
  },
  // Why it counts again nobody said.
  'rejection-not-noted': {
    plant: ({ paid }) =>
      `update file_rejections set taken_back_at = app_now() where case_id = '${paid}' and taken_back_at is null`,
  },
  // It is said to have been used again before the works were sent back.
  'reuse-unfounded': {
    plant: ({ lotHomes: [home] }) => `update file_reuses set chosen_at = '2020-01-01' where case_id = '${home}'`,
  },
  // Another than who is noted said so.
  'reuse-not-noted': {
    plant: ({ lotHomes: [home] }) =>
      `update file_reuses set user_id = (select id from users where login = 'county1') where case_id = '${home}'`,
  },
} satisfies Readonly<Record<string, Planted>>;
