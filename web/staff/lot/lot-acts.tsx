import type { ShownAction } from '../../../desk/show-case.js';
import type { Suggestions } from '../../forms/form-fields.js';
import { EMPTY_FORM } from '../../forms/form-state.js';
import { Panel } from '../../parts/panel.js';
import { reasonOf } from '../../reason.js';
import { useSay } from '../../screen.js';
import { ActForm } from '../act/act-form.js';
import { GO_ON } from '../act/page-to-go-on.js';
import { startingValues } from '../act/starting-values.js';
import type { CaseAtHand } from '../case-params.js';
import { LOT_WORDS } from './words.js';

interface Props {
  readonly at: CaseAtHand;
  /** Those that belong on this page, as far as the step offers them. */
  readonly names: readonly string[];
  /** The page to go on with. */
  readonly goOn: string;
  readonly suggestions?: Suggestions | undefined;
}

/** The acts of a page: the first that is possible with its form, others as links, and why the rest are not possible now. */
export function LotActs({ at, names, goOn, suggestions = {} }: Props) {
  const offered = names.flatMap((name) => at.shown.actions.find((action) => action.name === name) ?? []);
  const [first, ...others] = offered.filter(isOpenNow);
  const blocked = offered.filter((action) => !isOpenNow(action));
  return (
    <div class="tongtu-not-printed">
      {first && (
        <Panel title={first.title}>
          <ActForm {...at} {...{ goOn, suggestions }} offered={first} state={stateOf(at, first)} />
        </Panel>
      )}
      {others.length + blocked.length > 0 && (
        <Panel title={LOT_WORDS.nextActs}>
          <ul class="govuk-list govuk-list--spaced">
            {others.map((action) => (
              <OtherAct key={action.name} caseId={at.shown.id} {...{ action, goOn }} />
            ))}
            {blocked.map((action) => (
              <BlockedAct key={action.name} action={action} />
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

function stateOf(at: CaseAtHand, { name }: ShownAction) {
  return { ...EMPTY_FORM, values: startingValues(at, name) };
}

/** Whether the act may be tried: missing papers are handed in with its form. */
export function isOpenNow({ blockedBy }: ShownAction): boolean {
  return blockedBy === null || blockedBy.code === 'evidenceMissing';
}

interface OtherProps extends Pick<Props, 'goOn'> {
  readonly caseId: string;
  readonly action: ShownAction;
}

function OtherAct({ caseId, action: { name, title }, goOn }: OtherProps) {
  const say = useSay();
  const from = new URLSearchParams({ [GO_ON]: goOn });
  return (
    <li>
      <a class="govuk-link" href={`/cases/${caseId}/actions/${name}?${from}`}>
        {say(title)}
      </a>
    </li>
  );
}

function BlockedAct({ action: { title, blockedBy } }: { readonly action: ShownAction }) {
  const say = useSay();
  return (
    <li>
      <strong>{say(title)}</strong>
      <br />
      {blockedBy && say(reasonOf(blockedBy))}
    </li>
  );
}
