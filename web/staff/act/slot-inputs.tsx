import { isOfTheHome } from '../../../desk/pictures/at-the-home.js';
import type { ShownAction } from '../../../desk/show-case.js';
import { describedBy, ErrorMessage } from '../../forms/form-field.js';
import type { Errors } from '../../forms/form-fields.js';
import { idOf, slotName } from '../../forms/form-names.js';
import type { Say } from '../../language.js';
import { FileLimit } from '../../parts/file-limit.js';
import { SayPlace } from '../../parts/say-place.js';
import { useSay, useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';

type ShownSlot = ShownAction['evidence'][number];

interface Props {
  readonly slots: readonly ShownSlot[];
  readonly errors: Errors;
  /** Whether what is chosen waits on the phone until there is a line. */
  readonly waits: boolean;
}

/** The papers that an action asks for: what is held, what is missing, and where to choose files. */
export function SlotInputs({ slots, errors, waits }: Props) {
  const { say, onPhone } = useScreen();
  if (slots.length === 0) return null;
  // Where a desk stands says nothing of a home.
  const saysPlace = ({ slot }: ShownSlot) => onPhone && isOfTheHome(slot);
  return (
    <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say(WORDS.papersNeeded)}</legend>
      <p class="govuk-hint">{say(WORDS.chooseFile)}</p>
      {slots.map((slot) => (
        <SlotInput key={slot.slot} slot={slot} errors={errors} saysPlace={saysPlace(slot)} waits={waits} />
      ))}
      {slots.some(saysPlace) && <SayPlace />}
      <FileLimit />
    </fieldset>
  );
}

interface SlotProps extends Omit<Props, 'slots'> {
  readonly slot: ShownSlot;
  readonly saysPlace: boolean;
}

function SlotInput({ slot, errors, saysPlace, waits }: SlotProps) {
  const say = useSay();
  const name = slotName(slot.slot);
  const id = idOf(name);
  const error = errors.get(name);
  // One field for each file: several in one field is more than some phones can do.
  const inputs = Math.max(slot.min - slot.held, 1);
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`} {...(waits && waitingSlot(slot, say))}>
      <label class="govuk-label" for={id}>
        {say(slot.title)} <SlotStanding slot={slot} />
      </label>
      {error && <ErrorMessage id={id} error={error} />}
      {Array.from({ length: inputs }, (_, at) => (
        <input
          key={at}
          class="govuk-file-upload"
          id={at === 0 ? id : `${id}-${at}`}
          name={name}
          type="file"
          accept="image/*,application/pdf"
          data-says-place={saysPlace || undefined}
          aria-label={at === 0 ? undefined : `${say(slot.title)} ${at + 1}`}
          aria-describedby={describedBy(id, { error: error !== undefined })}
        />
      ))}
    </div>
  );
}

/** What a script is told of a slot whose files wait on the phone. */
export function waitingSlot({ slot, title }: Pick<ShownSlot, 'slot' | 'title'>, say: Say) {
  return { 'data-slot': slot, 'data-slot-title': say(title) };
}

/** How many files a slot holds, and how many it still needs. */
export function SlotStanding({ slot: { min, held } }: { readonly slot: ShownSlot }) {
  const say = useSay();
  const [tone, words] =
    held < min
      ? ['tongtu-tag tongtu-tag--soon', say(WORDS.missing, min - held)]
      : held > 0
        ? ['tongtu-tag tongtu-tag--done', say(WORDS.held, held)]
        : ['tongtu-muted', say(WORDS.optional)];
  return (
    <span class={tone} data-min={min} data-held={held}>
      {words}
    </span>
  );
}
