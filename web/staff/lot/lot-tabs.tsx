import type { ShownCase } from '../../../desk/show-case.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { useScreen } from '../../screen.js';
import { LOT_WORDS } from './words.js';

/** From page to page of one lot: as many as it has by now, and as the person may see. Firms have the overview alone. */
export function LotTabs({ shown }: { readonly shown: ShownCase }) {
  const { say, url } = useScreen();
  const tabs = tabsOf(shown);
  if (tabs.length < 2) return null;
  const here = url.split('?')[0];
  return (
    <nav aria-label={say(LOT_WORDS.pagesOfLot)}>
      <ul class="tongtu-tabs">
        {tabs.map(([text, href]) => (
          <li key={href}>
            <a href={href} aria-current={here === href ? 'page' : undefined}>
              {say(text)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function tabsOf({ id, lot, facts }: ShownCase): (readonly [Text, string])[] {
  if (!lot || lot.needTotalFen === null) return [];
  const isOpened = lot.bids.some(({ body }) => body !== null);
  return [
    [LOT_WORDS.overview, `/cases/${id}`],
    ...(lot.readsBids && facts.bidDeadline ? [[LOT_WORDS.opening, `/lots/${id}/opening`] as const] : []),
    ...(lot.readsBids && isOpened ? [[LOT_WORDS.evaluation, `/lots/${id}/evaluation`] as const] : []),
    ...(lot.contract
      ? ([
          [LOT_WORDS.payments, `/lots/${id}/payments`],
          [LOT_WORDS.accounts, `/lots/${id}/accounts`],
        ] as const)
      : []),
  ];
}
