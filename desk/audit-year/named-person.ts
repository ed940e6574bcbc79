import type { Text } from '../../procedures/vocabulary.js';

/** A person by name, and the colleague for whom it was done. */
export function namedPerson(person: string | null, behalf: string | null): Text {
  const name = person ?? '—';
  return behalf === null ? { zh: name, en: name } : { zh: `${name}（代${behalf}）`, en: `${name} (for ${behalf})` };
}
