import type { ShownPlanLine } from '../../../desk/case-money.js';
import type { ShownAction } from '../../../desk/show-case.js';
import type { Form } from '../../../procedures/form.js';
import { FormField } from '../../forms/form-field.js';
import type { Errors } from '../../forms/form-fields.js';
import { FORM, nameOf } from '../../forms/form-names.js';
import { useSay } from '../../screen.js';
import { MARKS } from '../../marks.js';
import { SlotStanding } from '../act/slot-inputs.js';
import { DefectMark, DefectWords } from './defect-row.js';
import { DEFECT_ROWS } from './inspection-fields.js';
import { PhotoInput } from './photo-input.js';
import { RoomName } from './rework-rounds.js';
import { INSPECTION_WORDS } from './words.js';

export interface LinesProps {
  readonly lines: readonly ShownPlanLine[];
  readonly forms: { readonly accept: Form; readonly rework: Form };
  readonly values: URLSearchParams;
  readonly errors: Errors;
  /** The slot for photographs of the spot, where the table has one. */
  readonly photoSlot: ShownAction['evidence'][number] | undefined;
}

/** The lines of the plan room by room: what was planned, what is there, and whether it is to be put right. */
export function InspectedLines(props: LinesProps) {
  const say = useSay();
  const { photoSlot } = props;
  const rooms = [...new Set(props.lines.map(({ room }) => room))];
  return (
    <>
      <h2 class="govuk-heading-m">{say(INSPECTION_WORDS.lines)}</h2>
      {photoSlot !== undefined && photoSlot.held > 0 && (
        <p class="govuk-body">
          {say(photoSlot.title)} <SlotStanding slot={photoSlot} />
        </p>
      )}
      {rooms.map((room) => (
        <section key={room}>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
            <RoomName room={room} />
          </h3>
          {props.lines.map(
            (line, at) => line.room === room && <InspectedLine key={at} {...props} line={line} at={at} />,
          )}
        </section>
      ))}
    </>
  );
}

function InspectedLine({
  line,
  at,
  forms,
  values,
  errors,
  photoSlot,
}: LinesProps & { readonly line: ShownPlanLine; readonly at: number }) {
  const say = useSay();
  const row = DEFECT_ROWS.line + at;
  return (
    <div class="tongtu-inspected">
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-!-font-weight-bold">
          {line.item} {line.name}
        </legend>
        <p class="govuk-body-s govuk-!-margin-bottom-2">
          {say(INSPECTION_WORDS.planned)} {plain(line.quantity)} {line.unit}
        </p>
        <MeasuredInput {...{ line, at, form: forms.accept, values, errors }} />
        <DefectMark {...{ row, room: line.room, title: say(INSPECTION_WORDS.mend), values, errors }} />
        <DefectWords {...{ form: forms.rework, row, values, errors }} />
        {photoSlot !== undefined && (
          <PhotoInput slot={photoSlot.slot} waitsAs={photoSlot.title} at={String(at)}>
            {say(INSPECTION_WORDS.linePhoto)}
            {say(MARKS.aside, line.item)}
          </PhotoInput>
        )}
      </fieldset>
    </div>
  );
}

interface MeasuredProps {
  readonly line: ShownPlanLine;
  readonly at: number;
  readonly form: Form;
  readonly values: URLSearchParams;
  readonly errors: Errors;
}

/** What is there, beginning with what was planned. */
function MeasuredInput({ line, at, form, values, errors }: MeasuredProps) {
  const field = form.measured?.kind === 'list' ? form.measured.of.quantity : undefined;
  if (!field || field.kind === 'list') return null;
  const named = (key: string) => nameOf(FORM, 'measured', at, key);
  const title = titled(line.unit);
  return (
    <>
      <input type="hidden" name={named('item')} value={line.item} />
      <input type="hidden" name={named('room')} value={line.room} />
      <FormField
        inRow
        name={named('quantity')}
        field={{ ...field, title }}
        value={values.get(named('quantity')) ?? plain(line.quantity)}
        error={errors.get(named('quantity'))}
      />
    </>
  );
}

function titled(unit: string) {
  const { zh, en } = INSPECTION_WORDS.measured;
  return { zh: zh.replace('{about}', unit), en: en.replace('{about}', unit) };
}

/** A quantity as people write it: `4.50` is `4.5`, `3.00` is `3`. */
function plain(quantity: string): string {
  return quantity.includes('.') ? quantity.replace(/\.?0+$/, '') : quantity;
}
