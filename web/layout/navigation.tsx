import type { Text } from '../../procedures/vocabulary.js';
import { useScreen } from '../screen.js';
import { placesFor } from './places.js';
import { WORDS } from '../words.js';

interface LinkProps {
  readonly href: string;
  readonly text: Text;
  readonly about?: number;
}

function NavigationLink({ href, text, about }: LinkProps) {
  const { say, url } = useScreen();
  const here = url === href || url.startsWith(`${href}?`) || url.startsWith(`${href}/`);
  return (
    <li>
      <a class="tongtu-nav__link" href={href} aria-current={here ? 'page' : undefined}>
        {say(text, about)}
      </a>
    </li>
  );
}

/** Where a person may go; nothing before signing in. */
export function Navigation() {
  const { say, person, unread } = useScreen();
  if (!person) return null;
  return (
    <nav class="tongtu-nav" aria-label={say(WORDS.mainMenu)}>
      <div class="govuk-width-container">
        <ul class="tongtu-nav__list">
          {placesFor(person).map(({ href, text }) => (
            <NavigationLink key={href} href={href} text={text} about={unread} />
          ))}
        </ul>
      </div>
    </nav>
  );
}
