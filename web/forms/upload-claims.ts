import type { SentPart } from '../../api/plugins/multipart-form.js';
import { type BrowserClaim, readBrowserClaim } from '../../desk/pictures/picture-claims.js';
import { PLACE_FIELDS, placeName, takenName } from './form-names.js';

/** A file that was chosen, and what the browser said of it, where it did. */
export interface ChosenFile extends SentPart {
  readonly browser?: BrowserClaim;
}

/**
 * Files with what a script said at their choosing: the position once for the form, the time file by file. Files for which
 * it said no time are papers, of which nobody asks where they were photographed; times that do not fit their files count for none.
 */
export function withClaims(fields: URLSearchParams, files: readonly SentPart[]): ChosenFile[] {
  const place = Object.fromEntries(PLACE_FIELDS.map((field) => [field, fields.get(placeName(field)) ?? undefined]));
  return files.map((file) => {
    const ofField = files.filter(({ field }) => field === file.field);
    const times = fields.getAll(takenName(file.field)).filter((time) => time !== '');
    if (times.length !== ofField.length) return file;
    return { ...file, browser: readBrowserClaim({ ...place, takenAt: times[ofField.indexOf(file)] }) };
  });
}
