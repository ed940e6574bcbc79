import type { AssignableWorker } from '../../../desk/assign-work.js';
import { HiddenFields } from '../../parts/hidden-fields.js';
import { Panel } from '../../parts/panel.js';
import { useSay } from '../../screen.js';
import { WORK_WORDS } from '../words.js';

interface Props {
  readonly caseId: string;
  readonly workers: readonly AssignableWorker[];
  /** Whether the person acts for the whole firm. */
  readonly isWhole: boolean;
}

/** To whom of the firm the home is assigned. */
export function AssignForm({ caseId, workers, isWhole }: Props) {
  const say = useSay();
  if (!isWhole) return null;
  return (
    <Panel title={WORK_WORDS.workers}>
      {workers.length === 0 ? (
        <p class="govuk-body">
          {say(WORK_WORDS.noWorkers)}{' '}
          <a class="govuk-link" href="/work/workers">
            {say(WORK_WORDS.toWorkers)}
          </a>
        </p>
      ) : (
        <form method="post" action={`/work/${caseId}/workers`}>
          <HiddenFields fields={[]} token />
          <fieldset class="govuk-fieldset" aria-describedby="assign-hint">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say(WORK_WORDS.assign)}</legend>
            <div class="govuk-hint" id="assign-hint">
              {say(WORK_WORDS.assignHint)}
            </div>
            <div class="govuk-checkboxes">
              {workers.map((worker) => (
                <WorkerBox key={worker.userId} worker={worker} />
              ))}
            </div>
          </fieldset>
          <button class="govuk-button govuk-button--secondary">{say(WORK_WORDS.saveAssigned)}</button>
        </form>
      )}
    </Panel>
  );
}

function WorkerBox({ worker: { userId, name, assigned } }: { readonly worker: AssignableWorker }) {
  const id = `worker-${userId}`;
  return (
    <div class="govuk-checkboxes__item">
      <input
        class="govuk-checkboxes__input"
        id={id}
        name="workers"
        type="checkbox"
        value={userId}
        defaultChecked={assigned}
      />
      <label class="govuk-label govuk-checkboxes__label" for={id}>
        {name}
      </label>
    </div>
  );
}
