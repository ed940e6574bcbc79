import { useScreen } from '../screen.js';
import { WORDS } from '../words.js';

/** The bar at the top: the product, who is signed in, the other language, the way out. */
export function Bar() {
  const { say, language, person, csrf, url } = useScreen();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <header class="tongtu-bar">
      <div class="govuk-width-container tongtu-bar__row">
        <a class="tongtu-bar__name" href="/">
          {say(WORDS.product)}
        </a>
        {person && <span>{person.tenantName}</span>}
        <div class="tongtu-bar__who">
          {person && <span>{person.name}</span>}
          <a href={`/language?to=${other}&back=${encodeURIComponent(url)}`} lang={other}>
            {say(WORDS.otherLanguage)}
          </a>
          {person && (
            <form method="post" action="/sign-out">
              <input type="hidden" name="_csrf" value={csrf} />
              <button type="submit">{say(WORDS.signOut)}</button>
            </form>
          )}
        </div>
      </div>
    </header>
  );
}
