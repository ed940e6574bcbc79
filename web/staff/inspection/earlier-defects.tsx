import type { ReworkRound } from '../../../desk/acceptance.js';
import type { Errors } from '../../forms/form-fields.js';
import { FORM, nameOf } from '../../forms/form-names.js';
import { useSay } from '../../screen.js';
import { MARKS } from '../../marks.js';
import { DefectMark } from './defect-row.js';
import { DEFECT_ROWS } from './inspection-fields.js';
import { RoomName } from './rework-rounds.js';
import { INSPECTION_WORDS } from './words.js';

interface Props {
  readonly rounds: readonly ReworkRound[];
  readonly values: URLSearchParams;
  readonly errors: Errors;
}

/** What the last round was to put right, before anything else: what is still amiss is marked, and asked for again. */
export function EarlierDefects({ rounds, values, errors }: Props) {
  const say = useSay();
  const last = rounds.at(-1);
  if (!last) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{say(INSPECTION_WORDS.recheck)}</h2>
      {last.defects.map(({ room, defect }, at) => {
        const row = DEFECT_ROWS.earlier + at;
        return (
          <div class="tongtu-inspected" key={at}>
            <fieldset class="govuk-fieldset">
              <legend class="govuk-fieldset__legend govuk-!-font-weight-bold">
                <RoomName room={room} />
                {say(MARKS.colon)}
                {defect}
              </legend>
              <input type="hidden" name={nameOf(FORM, 'defects', row, 'defect')} value={defect} />
              <DefectMark {...{ row, room, title: say(INSPECTION_WORDS.stillOpen), values, errors }} />
            </fieldset>
          </div>
        );
      })}
    </section>
  );
}
