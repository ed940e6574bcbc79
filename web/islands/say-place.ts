/// <reference lib="dom" />
// Where the phone is and when a photograph was taken, for forms that are sent whole.
import { PLACE_FIELDS, placeName, takenName } from '../forms/form-names.js';
import { askPlace } from './photos/ask-place.js';
import { takenAt } from './photos/taken-at.js';

function hiddenField(name: string): HTMLInputElement {
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = name;
  return field;
}

/** The time goes at once, the position as soon as the phone says it; the form need not wait for it. */
function sayAt(input: HTMLInputElement): void {
  const taken = hiddenField(takenName(input.name));
  input.after(taken);
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    taken.value = file ? takenAt(file) : '';
    if (file && input.form) void sayPlace(input.form);
  });
}

async function sayPlace(form: HTMLFormElement): Promise<void> {
  const place = await askPlace();
  if (!place) return;
  for (const field of PLACE_FIELDS) {
    const name = placeName(field);
    const known = form.querySelector<HTMLInputElement>(`input[name="${name}"]`) ?? hiddenField(name);
    known.value = String(place[field]);
    form.append(known);
  }
}

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-says-place]')) sayAt(input);
for (const hint of document.querySelectorAll<HTMLElement>('[data-place-hint]')) hint.hidden = false;
