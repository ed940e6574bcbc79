import type { ShownEvidence } from '../../../desk/case-parts.js';
import { firstRoundOf } from '../../../desk/file-rounds.js';
import { useSay } from '../../screen.js';
import { PHOTO_WORDS } from './photo-words.js';

interface Props {
  readonly file: ShownEvidence;
  /** All files of the case. */
  readonly evidence: readonly ShownEvidence[];
}

/** That a file was handed in with an earlier report, which one, and used again; nothing where it was not. */
export function UsedAgainTag({ file, evidence }: Props) {
  const say = useSay();
  if (file.reuses.length === 0) return null;
  return <span class="tongtu-tag tongtu-tag--calm">{say(PHOTO_WORDS.usedAgain, firstRoundOf(file, evidence))}</span>;
}
