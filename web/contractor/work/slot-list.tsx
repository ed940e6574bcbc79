import type { WorkFile, WorkSlot } from '../../../desk/work-slots.js';
import { momentOf } from '../../dates.js';
import type { Errors } from '../../forms/form-fields.js';
import { idOf, slotName } from '../../forms/form-names.js';
import { FileLimit } from '../../parts/file-limit.js';
import { HiddenFields } from '../../parts/hidden-fields.js';
import { DrawSignature, SignatureOnGlass } from '../../parts/signature-on-glass.js';
import { useSay } from '../../screen.js';
import { OfSlot } from './of-slot.js';
import { PhotoInput } from '../../staff/inspection/photo-input.js';
import { RoomName } from '../../staff/inspection/rework-rounds.js';
import { MARKS } from '../../marks.js';
import { WORK_WORDS } from '../words.js';
import { AgainForm } from './again-form.js';

interface Props {
  readonly caseId: string;
  readonly slots: readonly WorkSlot[];
  readonly errors: Errors;
}

/** The photographs and papers of a home as a list of tasks, each with its own buttons. */
export function SlotList({ caseId, slots, errors }: Props) {
  const say = useSay();
  return (
    <>
      <p class="govuk-hint" data-place-hint hidden>
        {say(WORK_WORDS.placeHint)}
      </p>
      <ul class="tongtu-slots">
        {slots.map((slot) => (
          <li key={slot.slot} id={`slot-${slot.slot}`}>
            <Slot {...{ caseId, slot, errors }} />
          </li>
        ))}
      </ul>
      <FileLimit />
      {slots.some(({ asked, signature }) => asked && signature) && <DrawSignature />}
    </>
  );
}

const TONES = {
  missing: 'soon',
  rejected: 'late',
  sent: 'done',
  optional: 'calm',
  later: 'calm',
  fromOthers: 'calm',
} as const;

interface SlotProps {
  readonly caseId: string;
  readonly slot: WorkSlot;
  readonly errors: Errors;
}

function Slot({ caseId, slot, errors }: SlotProps) {
  const say = useSay();
  const { title, state, asked, missing, files, why, signature } = slot;
  const words = {
    missing: say(WORK_WORDS.stateMissing, missing),
    rejected: say(WORK_WORDS.stateRejected),
    sent: say(WORK_WORDS.stateSent),
    optional: say(WORK_WORDS.stateOptional),
    later: say(WORK_WORDS.stateLater),
    fromOthers: say(WORK_WORDS.stateFromOthers),
  };
  return (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        {say(title)} <span class={`tongtu-tag tongtu-tag--${TONES[state]}`}>{words[state]}</span>
      </h3>
      {why.length > 0 && <Why why={why} />}
      <Files caseId={caseId} files={files} />
      <AgainForm {...{ caseId, slot, errors }} />
      {asked && signature && <SignatureForm caseId={caseId} slot={slot} />}
      {asked && <UploadForm {...{ caseId, slot, errors }} />}
    </>
  );
}

/** What an acceptance found, right above the buttons with which it is shown to be put right. */
function Why({ why }: Pick<WorkSlot, 'why'>) {
  const say = useSay();
  return (
    <div class="govuk-inset-text govuk-!-margin-top-2 govuk-!-margin-bottom-2">
      <p class="govuk-body govuk-!-margin-bottom-1">{say(WORK_WORDS.why)}</p>
      <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
        {why.map(({ room, defect }, at) => (
          <li key={at}>
            <RoomName room={room} />
            {say(MARKS.colon)}
            {defect}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Links and no pictures: the page stays light on a bad network. What was found unfit says why, above its retake button. */
function Files({ caseId, files }: { readonly caseId: string; readonly files: readonly WorkFile[] }) {
  const say = useSay();
  if (files.length === 0) return null;
  return (
    <ol class="govuk-list govuk-list--number">
      {files.map(({ id, uploadedAt, ofEarlierRound, reason, usedAgain }) => (
        <li key={id}>
          <a class="govuk-link" href={`/cases/${caseId}/evidence/${id}`}>
            {say(ofEarlierRound || reason !== null ? WORK_WORDS.oldFile : WORK_WORDS.file, momentOf(uploadedAt))}
          </a>{' '}
          {usedAgain && <span class="tongtu-tag tongtu-tag--calm">{say(WORK_WORDS.usedAgain)}</span>}
          {reason !== null && (
            <p class="govuk-error-message govuk-!-margin-bottom-1">{say(WORK_WORDS.unfit, reason)}</p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Drawn on the phone, and sent at once: the photograph of a sheet goes by the form below. */
function SignatureForm({ caseId, slot: { slot } }: Pick<SlotProps, 'caseId' | 'slot'>) {
  const say = useSay();
  return (
    <form method="post" action={`/work/${caseId}/papers`} encType="multipart/form-data">
      <HiddenFields fields={[]} token />
      <SignatureOnGlass slot={slot}>
        <button class="govuk-button govuk-button--secondary">{say(WORK_WORDS.sendSignature)}</button>
      </SignatureOnGlass>
    </form>
  );
}

function UploadForm({ caseId, slot: { slot, title, state, missing, why }, errors }: SlotProps) {
  const say = useSay();
  const label = say(why.length > 0 || state === 'rejected' ? WORK_WORDS.retake : WORK_WORDS.take, say(title));
  const error = errors.get(slotName(slot));
  // One more may always be sent: the photograph before may have been the wrong one.
  const inputs = Math.max(missing, 1);
  return (
    <form
      method="post"
      action={`/work/${caseId}/papers`}
      encType="multipart/form-data"
      noValidate
      data-slot={slot}
      data-slot-title={say(title)}
    >
      <HiddenFields fields={[]} token />
      <p class="govuk-hint govuk-!-margin-bottom-1">{say(WORK_WORDS.uploadHint)}</p>
      {Array.from({ length: inputs }, (_, at) => (
        <PhotoInput key={at} slot={slot} {...(at === 0 ? { error } : { at: String(at) })}>
          {inputs > 1 ? `${label} ${at + 1}` : label}
        </PhotoInput>
      ))}
      <button class="govuk-button govuk-button--secondary" aria-describedby={idOf(slotName(slot))}>
        {say(WORK_WORDS.upload)}
        <OfSlot title={title} />
      </button>
    </form>
  );
}
