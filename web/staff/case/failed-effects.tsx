import { EFFECT_TITLES } from '../../../desk/effect-titles.js';
import { mayRetryEffects } from '../../../desk/retry-effect.js';
import { isContractorOnly } from '../../../desk/seats.js';
import type { ShownCase } from '../../../desk/show-case.js';
import type { EffectName } from '../../../procedures/procedure.js';
import { Panel } from '../../parts/panel.js';
import { useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';

/** What should have followed an act and did not, after several tries: a message that never went. */
export function FailedEffects({ shown }: { readonly shown: ShownCase }) {
  const { say, csrf, person } = useScreen();
  const failed = shown.effects.filter(({ state }) => state === 'failed');
  if (failed.length === 0 || !person || isContractorOnly(person)) return null;
  return (
    <Panel title={WORDS.failedEffects}>
      {failed.map(({ id, seq, effect, attempts }) => {
        const title = say(EFFECT_TITLES[effect as EffectName]);
        const act = shown.timeline.find((event) => event.seq === seq);
        return (
          <form key={id} method="post" action={`/cases/${shown.id}/effects/${id}/retry`}>
            <input type="hidden" name="_csrf" value={csrf} />
            <p class="govuk-body">
              <strong>{title}</strong> {act && <span class="tongtu-muted">{say(act.title)}</span>}{' '}
              {say(WORDS.failedAfter, attempts)}
            </p>
            {mayRetryEffects(shown) && (
              <button class="govuk-button govuk-button--secondary" data-prevent-double-click>
                {say(WORDS.retryEffect, title)}
              </button>
            )}
          </form>
        );
      })}
    </Panel>
  );
}
