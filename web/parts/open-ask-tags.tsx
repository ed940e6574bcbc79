import type { OpenAsk } from '../../desk/open-asks.js';
import type { Text } from '../../procedures/vocabulary.js';
import { useSay } from '../screen.js';

const ASKS = {
  obstacle: { zh: '施工障碍待答复', en: 'Obstacle to be answered' },
  change: { zh: '变更申请待答复', en: 'Change to be answered' },
  extension: { zh: '延期申请待答复', en: 'Extension to be answered' },
} as const satisfies Record<OpenAsk, Text>;

/** What waits for an office's answer, each as a tag. */
export function OpenAskTags({ asks }: { readonly asks: readonly OpenAsk[] }) {
  const say = useSay();
  return (
    <>
      {asks.map((ask) => (
        <span key={ask} class="tongtu-tag tongtu-tag--soon">
          {say(ASKS[ask])}
        </span>
      ))}
    </>
  );
}
