import { problemText } from '../../api/plugins/problems.js';
import { MOST_BYTES } from '../../desk/check-file.js';
import { useScreen } from '../screen.js';

const { title } = problemText({ problem: 'fileTooLarge' });

/** Has a browser say at the file fields of a page, before anything is sent, that a file is too large. */
export function FileLimit() {
  const { say, asset } = useScreen();
  return <script type="module" src={asset('check-size.js')} data-most-bytes={MOST_BYTES} data-words={say(title)} />;
}
