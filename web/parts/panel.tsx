import type { ComponentChildren } from 'preact';
import type { Text } from '../../procedures/vocabulary.js';
import { useSay } from '../screen.js';

/** A part of a page under a title of its own. */
export function Panel({ title, children }: { readonly title: Text; readonly children: ComponentChildren }) {
  const say = useSay();
  return (
    <section class="tongtu-panel">
      <h2 class="govuk-heading-m">{say(title)}</h2>
      {children}
    </section>
  );
}
