import type { ComponentChildren } from 'preact';
import type { Text } from '../../procedures/vocabulary.js';
import { useScreen } from '../screen.js';
import { WORDS } from '../words.js';
import { Bar } from './bar.js';
import { Navigation } from './navigation.js';

export interface PageProps {
  readonly title: Text | string;
  /** The form was sent back: the title says so first. */
  readonly hasErrors?: boolean;
  readonly children: ComponentChildren;
}

const DIRECTION = { zh: 'zh-CN', en: 'en' } as const;

/** A whole page: head, bar, navigation, what it is about, and the foot. */
export function Page({ title, hasErrors = false, children }: PageProps) {
  const { language, say, asset, person } = useScreen();
  const name = typeof title === 'string' ? title : say(title);
  return (
    <html lang={DIRECTION[language]} class="govuk-template" data-owner={person?.userId}>
      <head>
        <meta charSet="utf-8" />
        <title>{`${hasErrors ? say(WORDS.errorPrefix) : ''}${name} · ${say(WORDS.product)}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('tongtu.css')} />
        <script type="module" src={asset('keep-own.js')} />
      </head>
      <body class="govuk-template__body tongtu-body">
        <a href="#main" class="govuk-skip-link">
          {say(WORDS.skip)}
        </a>
        <Bar />
        <Navigation />
        <div class="govuk-width-container">
          <main class="tongtu-main" id="main" tabIndex={-1}>
            {children}
          </main>
          <footer class="tongtu-foot">{say(WORDS.foot)}</footer>
        </div>
      </body>
    </html>
  );
}
