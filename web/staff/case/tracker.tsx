import type { ShownCase } from '../../../desk/show-case.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';

/** The whole procedure, step by step: those passed, the present one, and those that may follow. */
export function Tracker({ procedure, shown }: { readonly procedure: Procedure; readonly shown: ShownCase }) {
  const say = useSay();
  const passed = new Set(shown.timeline.flatMap(({ fromStep, toStep }) => [fromStep, toStep]));
  return (
    <nav aria-label={say(WORDS.progress)}>
      <ol class="tongtu-tracker">
        {Object.entries(procedure.steps).map(([name, { title }]) => {
          const here = name === shown.step && !shown.closed;
          return (
            <li
              key={name}
              class={passed.has(name) && !here ? 'is-passed' : ''}
              aria-current={here ? 'step' : undefined}
            >
              {passed.has(name) && !here && <span aria-hidden="true">✓ </span>}
              {say(title)}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
