import type { ComponentChildren } from 'preact';
import type { Text } from '../../procedures/vocabulary.js';
import { useScreen } from '../screen.js';

interface Props {
  readonly title: Text;
  /** Of its title, to be led to. */
  readonly id: string;
  /** What its reader asked for just now is not folded. */
  readonly isOpen?: boolean;
  readonly children: ComponentChildren;
}

/** A long part of a page: on a phone its title alone, until it is opened; on paper always whole. */
export function FoldingPanel({ title, id, isOpen = false, children }: Props) {
  const { say, onPhone } = useScreen();
  const heading = (
    <h2 class="govuk-heading-m" id={id}>
      {say(title)}
    </h2>
  );
  if (onPhone)
    return (
      <details class="tongtu-panel tongtu-fold" open={isOpen}>
        <summary>{heading}</summary>
        {children}
      </details>
    );
  return (
    <section class="tongtu-panel" aria-labelledby={id}>
      {heading}
      {children}
    </section>
  );
}
