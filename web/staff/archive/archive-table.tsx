import type { ShownArchive } from '../../../desk/archive-index.js';
import { ROLES, type Role } from '../../../procedures/vocabulary.js';
import { momentOf } from '../../dates.js';
import type { Say } from '../../language.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { detailsOf, hashOf } from './details.js';
import { ARCHIVE_WORDS as W } from './words.js';

type ArchiveEntry = ShownArchive['index']['entries'][number];

interface Props {
  readonly caseId: string;
  readonly archive: ShownArchive;
}

/** Each thing of a file: number, what it is, on which day and by whom, what the index says of it, and its hash. */
export function ArchiveTable({ caseId, archive }: Props) {
  const say = useSay();
  const acts = new Map(archive.index.entries.map((entry) => [entry.kind === 'act' ? entry.seq : null, entry]));
  const actOf = ({ seq }: ArchiveEntry) => (seq === null ? undefined : acts.get(seq));
  const columns: readonly Column<ArchiveEntry>[] = [
    { title: W.number, value: ({ number }) => String(number) },
    { title: W.what, value: (entry) => <What {...{ caseId, archive, entry }} /> },
    { title: W.day, value: (entry) => <span class="tongtu-whole">{dayOf(entry)}</span> },
    { title: W.by, value: (entry) => byWhom(archive, actOf(entry), say) },
    { title: W.detail, value: (entry) => <Details {...{ archive, entry }} /> },
    { title: W.hash, value: ({ detail }) => <span class="tongtu-hash">{hashOf(detail)}</span> },
  ];
  return <StackedTable columns={columns} rows={archive.index.entries} wide />;
}

interface OfEntry {
  readonly archive: ShownArchive;
  readonly entry: ArchiveEntry;
}

/** An act by its title, a file by its slot's, each time that it was used; a file that the reader may open is a link. */
function What({ caseId, archive, entry: { kind, detail } }: OfEntry & Pick<Props, 'caseId'>) {
  const say = useSay();
  const { kinds, actions, slots } = archive.titles;
  const [action, slot] = [String(detail.action), String(detail.slot)];
  const isFile = kind === 'file' || kind === 'fileAgain';
  const title = kind === 'act' ? actions[action] : isFile ? slots[slot] : kinds[kind];
  const text = title ? say(title) : kind;
  if (!isFile || !archive.openSlots.includes(slot)) return <>{text}</>;
  return (
    <a class="govuk-link" href={`/cases/${caseId}/evidence/${String(detail.id)}`}>
      {text}
    </a>
  );
}

/** The day of the act that it belongs to; of a thing that belongs to none the day on which it came. */
function dayOf({ day, detail: { uploadedAt, receivedAt } }: ArchiveEntry): string {
  const came = uploadedAt ?? receivedAt;
  return day ?? (typeof came === 'string' ? momentOf(came).slice(0, 'YYYY-MM-DD'.length) : '');
}

/** The office and its role; nobody is named in an index. */
function byWhom({ titles: { orgs } }: ShownArchive, act: ArchiveEntry | undefined, say: Say): string {
  if (!act) return '';
  const { role, org, onBehalfOf } = act.detail;
  if (role === 'clock') return say(W.byTheClock);
  const seat = role === 'lot' ? say(W.byTheLot) : say(ROLES[role as Role]);
  const office = typeof org === 'string' ? (orgs[org] ?? org) : null;
  const behalf = typeof onBehalfOf === 'string' ? say(W.forOrg, orgs[onBehalfOf] ?? onBehalfOf) : null;
  return [office, seat, behalf].filter((part) => part !== null).join(' · ');
}

function Details({ archive: { titles }, entry: { detail } }: OfEntry) {
  const say = useSay();
  const details = detailsOf(detail, titles);
  return (
    <div>
      {details.map(([title, said]) => (
        <div key={title.en}>
          {say(W.named, title)}
          {typeof said === 'string' ? said : say(said)}
        </div>
      ))}
    </div>
  );
}
