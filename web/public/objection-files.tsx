import type { SentPart } from '../../api/plugins/multipart-form.js';
import { type Problem, problemText } from '../../api/plugins/problems.js';
import { MOST_OBJECTION_FILES } from '../../desk/objection-files.js';
import type { Text } from '../../procedures/vocabulary.js';
import { filledText } from '../filled-text.js';
import type { Errors } from '../forms/form-fields.js';
import type { FormState } from '../forms/form-state.js';
import { FileInput } from '../parts/file-input.js';
import { FileLimit } from '../parts/file-limit.js';
import { useSay } from '../screen.js';
import { OBJECTION_WORDS } from './objection-words.js';

const PLACES = Array.from({ length: MOST_OBJECTION_FILES }, (_, at) => at + 1);
const fileName = (place: number): string => `file.${place}`;

/** Where the files of an objection are chosen. */
export function ObjectionFileInputs({ errors }: Pick<FormState, 'errors'>) {
  const say = useSay();
  return (
    <fieldset class="govuk-fieldset govuk-!-margin-bottom-6" aria-describedby="files-hint">
      <legend class="govuk-fieldset__legend govuk-!-font-weight-bold">{say(OBJECTION_WORDS.files)}</legend>
      <p class="govuk-hint" id="files-hint">
        {say(OBJECTION_WORDS.filesHint, MOST_OBJECTION_FILES)}
      </p>
      {PLACES.map((place) => (
        <FileInput
          key={place}
          name={fileName(place)}
          label={say(OBJECTION_WORDS.file, place)}
          error={errors.get(fileName(place))}
        />
      ))}
      <FileLimit />
    </fieldset>
  );
}

/** A file, and the place in which it was chosen. */
export interface ChosenFile {
  readonly bytes: Buffer;
  readonly claimedType: string;
  readonly chosenAt: number;
}

/** The files that were chosen, in the order of their places. */
export function chosenIn(files: readonly SentPart[]): readonly ChosenFile[] {
  return PLACES.flatMap((chosenAt) => {
    const file = files.find(({ field }) => field === fileName(chosenAt));
    return file ? [{ bytes: file.bytes, claimedType: file.mediaType, chosenAt }] : [];
  });
}

/**
 * What is wrong with files when the form is shown again: why one was refused, and that a browser forgets every other.
 * @param problem the desk's; its place counts the chosen files.
 */
export function fileErrors(chosen: readonly ChosenFile[], problem?: Problem): Errors {
  const refused = problem?.place === undefined ? undefined : chosen[problem.place - 1];
  const wrong = (file: ChosenFile): Text =>
    problem && file === refused
      ? titled(filledText(OBJECTION_WORDS.file, file.chosenAt), problemText(problem).title)
      : filledText(OBJECTION_WORDS.chooseAgain, file.chosenAt);
  return new Map(chosen.map((file) => [fileName(file.chosenAt), wrong(file)]));
}

const titled = (title: Text, text: Text): Text => ({
  zh: `${title.zh}：${text.zh}`,
  en: `${title.en}: ${text.en}`,
});
