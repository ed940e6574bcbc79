import type { SentPart } from '../../api/plugins/multipart-form.js';
import { slotName } from './form-names.js';

/** A signature drawn on the glass travels in a field, so that it is not lost with the form; this stands before its slot. */
const DRAWN = 'drawn.';
export const drawnName = (slot: string): string => `${DRAWN}${slot}`;

const PNG = /^data:image\/png;base64,([A-Za-z0-9+/]+=*)$/;

/** The signatures drawn for these slots, as files. */
export function drawnFiles(sent: URLSearchParams, slots: readonly string[]): SentPart[] {
  return slots.flatMap((slot) => drawnAs(slot, sent.get(drawnName(slot)) ?? ''));
}

function drawnAs(slot: string, data: string): SentPart[] {
  if (data === '') return [];
  // What is no picture is handed on as it is, so that the desk says so.
  const bytes = Buffer.from(PNG.exec(data)?.[1] ?? data, PNG.test(data) ? 'base64' : 'utf8');
  return [{ field: slotName(slot), bytes, mediaType: 'image/png', name: `${slot}.png` }];
}

/** The fields without signatures that are kept by now: they must not be kept again. */
export function withoutDrawn(sent: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...sent].filter(([name]) => !name.startsWith(DRAWN)));
}
