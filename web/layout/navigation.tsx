import type { Text } from '../../procedures/vocabulary.js';
import { useScreen } from '../screen.js';
import { placesFor } from './places.js';
import { WORDS } from '../words.js';

interface LinkProps {
  readonly href: string;
  readonly text: Text;
  readonly about?: number;
  /** Where the other places lie. */
  readonly others: readonly string[];
}

/** Whether a page lies at or under a place, and not under another that is nearer to it. */
function isHere(href: string, url: string, others: readonly string[]): boolean {
  const path = url.split('?')[0] ?? '';
  const under = (place: string) => path === place || path.startsWith(`${place}/`);
  return under(href) && !others.some((other) => other.length > href.length && under(other));
}

function NavigationLink({ href, text, about, others }: LinkProps) {
  const { say, url } = useScreen();
  const here = isHere(href, url, others);
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
  const places = placesFor(person);
  return (
    <nav class="tongtu-nav" aria-label={say(WORDS.mainMenu)}>
      <div class="govuk-width-container">
        <ul class="tongtu-nav__list">
          {places.map(({ href, text }) => (
            <NavigationLink
              key={href}
              href={href}
              text={text}
              about={unread}
              others={places.map((each) => each.href)}
            />
          ))}
        </ul>
      </div>
    </nav>
  );
}
