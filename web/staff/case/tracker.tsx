import { sideStepsOf } from '../../../desk/side-steps.js';
import type { ShownCase } from '../../../desk/show-case.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { RECALL } from '../../../procedures/recall.js';
import { useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';

interface Props {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
}

/**
 * The whole procedure, step by step: those passed, the present one, and those that may follow. Steps aside of the usual
 * way only where the case took them, and of a closed case only those passed.
 */
export function Tracker(props: Props) {
  const { say, onPhone } = useScreen();
  return (
    <nav aria-label={say(WORDS.progress)}>
      {onPhone ? (
        <details class="tongtu-fold tongtu-fold--tracker">
          <summary>{say(WORDS.allSteps)}</summary>
          <Steps {...props} />
        </details>
      ) : (
        <Steps {...props} />
      )}
    </nav>
  );
}

function Steps({ procedure, shown }: Props) {
  const { say } = useScreen();
  const stands = shown.timeline.filter(({ action, recalled }) => !recalled && action !== RECALL);
  const passed = new Set(stands.flatMap(({ fromStep, toStep }) => [fromStep, toStep]));
  const aside = sideStepsOf(procedure);
  const isListed = (name: string) => passed.has(name) || (!shown.closed && !aside.has(name));
  const listed = Object.entries(procedure.steps).filter(([name]) => isListed(name));
  return (
    <ol class="tongtu-tracker">
      {listed.map(([name, { title }]) => {
        const here = name === shown.step && !shown.closed;
        return (
          <li key={name} class={passed.has(name) && !here ? 'is-passed' : ''} aria-current={here ? 'step' : undefined}>
            {passed.has(name) && !here && <span aria-hidden="true">✓ </span>}
            {say(title)}
          </li>
        );
      })}
    </ol>
  );
}
