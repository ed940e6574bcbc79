import { randomUUID } from 'node:crypto';
import type { ShownPicture } from '../../../desk/pictures/show-pictures.js';
import type { ShownCase } from '../../../desk/show-case.js';
import type { Action, Procedure } from '../../../procedures/procedure.js';
import { actionOf } from '../../../desk/words.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { ErrorMessage } from '../../forms/form-field.js';
import { FormFields } from '../../forms/form-fields.js';
import { FORM, idOf, nameOf } from '../../forms/form-names.js';
import type { FormState } from '../../forms/form-state.js';
import { Page } from '../../layout/page.js';
import { FileLimit } from '../../parts/file-limit.js';
import { FormWaits, PhotoQueue } from '../../parts/photo-queue.js';
import { SayPlace } from '../../parts/say-place.js';
import { useScreen, useSay } from '../../screen.js';
import { BackToCase } from '../act/act-page.js';
import { UsualInputs } from '../act/usual-inputs.js';
import { Identity } from '../case/identity.js';
import { BeforeAfter } from './before-after.js';
import { OtherDefect } from './defect-row.js';
import { EarlierDefects } from './earlier-defects.js';
import { InspectedLines } from './inspected-lines.js';
import type { InspectionActs } from './inspection-acts.js';
import { DEFECT_ROWS, OTHER_ROWS } from './inspection-fields.js';
import { OutcomeInput } from './outcome-input.js';
import { ReworkRounds } from './rework-rounds.js';
import { SignedPapers } from './signed-papers.js';
import { WhoWasPresent } from './who-was-present.js';
import { INSPECTION_WORDS } from './words.js';

export interface InspectionPageProps {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
  readonly acts: InspectionActs;
  readonly state: FormState;
  readonly pictures: readonly ShownPicture[];
}

/** An inspection at the home: what is there, line by line, who saw it, and what follows. Made for a phone. */
export function InspectionPage(props: InspectionPageProps) {
  const { shown, state, pictures } = props;
  const { say, onPhone } = useScreen();
  return (
    <Page title={INSPECTION_WORDS.title} hasErrors={state.errors.size > 0 || state.general.length > 0}>
      <BackToCase shown={shown} state={state} />
      <ErrorSummary errors={state.errors} general={state.general} />
      {onPhone && <PhotoQueue home={shown} inForm />}
      <h1 class="govuk-heading-l">{say(INSPECTION_WORDS.title)}</h1>
      <Identity shown={shown} />
      {shown.acceptance && <ReworkRounds acceptance={shown.acceptance} today={shown.today} />}
      <BeforeAfter {...{ shown, pictures }} />
      <InspectionForm {...props} />
    </Page>
  );
}

function InspectionForm({ procedure, shown, acts, state }: InspectionPageProps) {
  const { say, csrf, onPhone } = useScreen();
  const { values, errors } = state;
  const forms = { accept: acts.accept.form, rework: acts.rework.form };
  const photos = photoSlotOf(acts);
  return (
    <form method="post" action={`/cases/${shown.id}/inspection`} encType="multipart/form-data" noValidate>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={values.get('requestId') ?? randomUUID()} />
      <input type="hidden" name="seq" value={shown.seq} />
      {onPhone && <SayPlace />}
      <FileLimit />
      {shown.acceptance && <EarlierDefects rounds={shown.acceptance.rounds} {...{ values, errors }} />}
      <InspectedLines lines={shown.planLines} {...{ forms, values, errors }} photoSlot={photos} />
      <OtherDefects {...{ form: forms.rework, values, errors }} />
      <WhoWasPresent form={forms.accept} members={shown.acceptance?.members ?? []} {...{ values, errors }} />
      <h2 class="govuk-heading-m">{say(INSPECTION_WORDS.signature)}</h2>
      <SignedPapers slots={acts.accept.offered.evidence.filter((each) => each !== photos)} {...{ values, errors }} />
      <OutcomeInput acts={acts} {...{ values, errors }}>
        <FormFields form={withoutDefects(forms.rework)} {...{ values, errors }} />
      </OutcomeInput>
      <UsualInputs
        {...{ shown, state }}
        offered={acts.accept.offered}
        roles={rolesOf(procedure, shown, acts)}
        standsInFor={shown.standsInFor}
      />
      {onPhone && <FormWaits />}
      <button class="govuk-button" data-prevent-double-click>
        {say(INSPECTION_WORDS.finish)}
      </button>
    </form>
  );
}

/** The slot that both outcomes keep their photographs in; there is none in tables before version 2. */
function photoSlotOf({ accept, rework }: InspectionActs) {
  const inBoth = rework.offered.evidence.map(({ slot }) => slot);
  return accept.offered.evidence.find(({ slot }) => inBoth.includes(slot));
}

function withoutDefects({ defects: _shownAbove, ...rest }: InspectionActs['rework']['form']) {
  return rest;
}

function rolesOf(procedure: Procedure, { yourRoles }: ShownCase, { accept }: InspectionActs) {
  const action: Action | undefined = actionOf(procedure, accept.offered.name);
  return yourRoles.filter((role) => action?.by.includes(role));
}

const LIST = nameOf(FORM, 'defects');

function OtherDefects(props: Omit<Parameters<typeof OtherDefect>[0], 'row'>) {
  const say = useSay();
  const error = props.errors.get(LIST);
  return (
    <div id={idOf(LIST)} tabIndex={-1}>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{say(INSPECTION_WORDS.others)}</h3>
      <p class="govuk-hint">{say(INSPECTION_WORDS.othersHint)}</p>
      {error && <ErrorMessage id={idOf(LIST)} error={error} />}
      {Array.from({ length: OTHER_ROWS }, (_, at) => (
        <OtherDefect key={at} {...props} row={DEFECT_ROWS.other + at} />
      ))}
    </div>
  );
}
