import type { Notification } from '../../../desk/notifications.js';
import { contractPage, workPage } from '../../contractor/work-page-for.js';
import { momentOf } from '../../dates.js';
import { Page } from '../../layout/page.js';
import { useScreen, useSay } from '../../screen.js';
import { MARKS } from '../../marks.js';
import { WORDS } from '../../words.js';

interface Props {
  readonly notes: readonly Notification[];
  /** Whether notes that were read are listed too. */
  readonly all: boolean;
}

/** Notes to the person's organisations: what each is about, on which case. */
export function NotesPage({ notes, all }: Props) {
  const say = useSay();
  const unread = notes.filter(({ readAt }) => readAt === null);
  return (
    <Page title={WORDS.notesTitle}>
      <h1 class="govuk-heading-l">{say(WORDS.notesTitle)}</h1>
      <nav aria-label={say(WORDS.notesTitle)}>
        <ul class="tongtu-tabs">
          <li>
            <a href="/notes" aria-current={all ? undefined : 'page'}>
              {say(WORDS.notesUnread)}
            </a>
          </li>
          <li>
            <a href="/notes?all=yes" aria-current={all ? 'page' : undefined}>
              {say(WORDS.notesAll)}
            </a>
          </li>
        </ul>
      </nav>
      {notes.length === 0 ? <p class="govuk-body">{say(WORDS.noNotes)}</p> : <Notes notes={notes} all={all} />}
      {unread.length > 1 && <MarkRead ids={unread.map(({ id }) => id)} all={all} text={say(WORDS.markRead)} />}
    </Page>
  );
}

function Notes({ notes, all }: Props) {
  const say = useSay();
  return (
    <table class="tongtu-table tongtu-table--stacks">
      <thead>
        <tr>
          <th scope="col">{say(WORDS.number)}</th>
          <th scope="col">{say(WORDS.noteAbout)}</th>
          <th scope="col">{say(WORDS.noteAt)}</th>
          <th scope="col">{say(WORDS.noteRead)}</th>
        </tr>
      </thead>
      <tbody>
        {notes.map((note) => (
          <Note key={note.id} note={note} all={all} />
        ))}
      </tbody>
    </table>
  );
}

function Note({ note, all }: { readonly note: Notification; readonly all: boolean }) {
  const say = useSay();
  return (
    <tr>
      <th scope="row" data-label={say(WORDS.number)}>
        <a class="govuk-link" href={pageOf(note)}>
          {note.caseNumber}
        </a>
      </th>
      <td data-label={say(WORDS.noteAbout)}>{say(note.about)}</td>
      <td data-label={say(WORDS.noteAt)}>{momentOf(note.createdAt)}</td>
      <td data-label={say(WORDS.noteRead)}>
        {note.readAt === null ? (
          <MarkRead ids={[note.id]} all={all} text={say(WORDS.markOneRead)} about={note.caseNumber} />
        ) : (
          momentOf(note.readAt)
        )}
      </td>
    </tr>
  );
}

/** Where to see to it: for a contractor the home it works on, or its contract. */
function pageOf({ caseId, subject, toContractor }: Notification): string {
  if (toContractor && subject === 'home') return workPage(caseId);
  return toContractor && subject === 'lot' ? contractPage(caseId) : `/cases/${caseId}`;
}

interface MarkProps {
  readonly ids: readonly string[];
  readonly all: boolean;
  readonly text: string;
  /** For who hears the button and does not see the row: the note's case. */
  readonly about?: string;
}

/** Only what was listed is marked: what came meanwhile was not seen. */
function MarkRead({ ids, all, text, about }: MarkProps) {
  const { say, csrf } = useScreen();
  return (
    <form method="post" action={all ? '/notes?all=yes' : '/notes'}>
      <input type="hidden" name="_csrf" value={csrf} />
      {ids.map((id) => (
        <input key={id} type="hidden" name="read" value={id} />
      ))}
      <button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">
        {text}
        {about !== undefined && <span class="govuk-visually-hidden">{say(MARKS.aside, about)}</span>}
      </button>
    </form>
  );
}
