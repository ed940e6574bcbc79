/// <reference lib="dom" />
// A file that is larger than the office takes is named at its field at once, before minutes are spent on sending it.

function tell(input: HTMLInputElement, words: string): void {
  const told = document.createElement('p');
  told.className = 'govuk-error-message';
  told.id = `${input.id}-size`;
  told.setAttribute('role', 'alert');
  told.textContent = words;
  input.before(told);
  input.setAttribute('aria-describedby', [...describing(input), told.id].join(' '));
  groupOf(input)?.classList.add('govuk-form-group--error');
}

function takeBack(input: HTMLInputElement): void {
  const told = document.getElementById(`${input.id}-size`);
  if (!told) return;
  told.remove();
  const others = describing(input).filter((id) => id !== told.id);
  if (others.length > 0) input.setAttribute('aria-describedby', others.join(' '));
  else input.removeAttribute('aria-describedby');
  groupOf(input)?.classList.remove('govuk-form-group--error');
}

const describing = (input: HTMLInputElement) =>
  (input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
const groupOf = (input: HTMLInputElement) => input.closest('.govuk-form-group');

const { mostBytes, words = '' } = document.querySelector<HTMLElement>('script[data-most-bytes]')?.dataset ?? {};

// Before whoever else wants the file: to them it was never chosen.
document.addEventListener(
  'change',
  (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== 'file') return;
    takeBack(input);
    if ((input.files?.[0]?.size ?? 0) <= Number(mostBytes)) return;
    event.stopPropagation();
    input.value = '';
    tell(input, words);
  },
  true,
);

export {};
