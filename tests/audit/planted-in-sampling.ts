import type { Planted } from './planted-violations.js';

/** Planted in the city's samplings. */
export const PLANTED_IN_SAMPLING = {
  // A home is taken off a list that was published, and the hash made to fit.
  'sampling-list-altered': {
    plant: ({ sampling }) => `update sampling_rounds set list_text = l.text, list_count = list_count - 1,
        list_sha256 = encode(sha256(convert_to(l.text, 'UTF8')), 'hex')
      from (select regexp_replace(list_text, '^[^\n]*\n', '') as text from sampling_rounds where id = '${sampling}') l where id = '${sampling}'`,
    also: ['sampling-sample-differs'],
  },
  // Another home of the list is visited instead, under its own key.
  'sampling-sample-differs': {
    plant: ({ sampling }) => `update sampling_homes h set case_id = o.id,
        rank_key = encode(sha256(convert_to(d.seed || E'\\n' || r.list_sha256 || E'\\n' || o.number, 'UTF8')), 'hex')
      from sampling_draws d, sampling_rounds r, cases o where h.round_id = '${sampling}' and d.round_id = h.round_id and r.id = h.round_id
        and o.id <> h.case_id and o.number = any(string_to_array(r.list_text, E'\\n'))`,
  },
} satisfies Readonly<Record<string, Planted>>;
