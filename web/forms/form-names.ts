import type { FieldError } from '../../desk/form-messages.js';

/** Before every field of a procedure's form, so that none is taken for one of the page's own. */
export const FORM = 'f';

/** A form with this field is shown again as it was filled in; nothing is done. */
export const ONLY_SHOW = '_show';

/** The name of a field in a browser's form: `f.lines.0.item`. */
export function nameOf(...path: readonly (string | number)[]): string {
  return path.join('.');
}

/** The id of the element that holds a field. */
export function idOf(name: string): string {
  return name.replaceAll('.', '-');
}

/** The browser's name of the field that an error of the desk points at: `#/form/lines/0/item`, `#/password`. */
export function nameAt({ pointer }: FieldError): string {
  const path = pointer.split('/').slice(1);
  return path[0] === 'form' ? nameOf(FORM, ...path.slice(1)) : path.join('.');
}

/** Before the fields in which a script says where the phone is, and when each photograph was taken. */
const SAID = 'said';
export const PLACE_FIELDS = ['latitude', 'longitude', 'accuracyM'] as const;
export const placeName = (field: (typeof PLACE_FIELDS)[number]): string => nameOf(SAID, field);

/** Where the times of the files of a field come in, in the order of the files. */
export const takenName = (field: string): string => nameOf(SAID, 'takenAt', field);

/** Where the files of a slot come in. */
export function slotName(slot: string): string {
  return `e.${slot}`;
}
