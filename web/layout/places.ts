import { READS_PROGRESS } from '../../desk/asked-progress.js';
import { READS_AUDIT_YEAR } from '../../desk/audit-year/audit-year.js';
import { delegableSeats } from '../../desk/list-delegations.js';
import { inquires } from '../../desk/list-objections.js';
import { FOLLOW_SAMPLINGS } from '../../desk/list-samplings.js';
import { listProcedures } from '../../desk/list-procedures.js';
import { isContractor } from '../../desk/tender-of.js';
import { actsAs, caseSeatsAs, holds, isContractorOnly } from '../../desk/seats.js';
import type { Person } from '../../desk/who-am-i.js';
import type { Role, Text } from '../../procedures/vocabulary.js';
import { AUDIT_WORDS } from '../auditor/audit-year/words.js';
import { BID_WORDS } from '../contractor/bids/words.js';
import { CONTRACT_WORDS } from '../contractor/contract-words.js';
import { WORK_WORDS } from '../contractor/words.js';
import { PROGRESS_WORDS } from '../manager/progress/words.js';
import { DELEGATION_WORDS } from '../staff/delegations/words.js';
import { LOT_WORDS } from '../staff/lot/words.js';
import { RECEIVED_WORDS } from '../staff/objections/words.js';
import { FILE_WORDS } from '../staff/payment-files/words.js';
import { SAMPLING_WORDS } from '../staff/sampling/words.js';
import { WORDS } from '../words.js';

/** A place of the main menu, and for whom it is there. */
interface Place {
  readonly href: string;
  readonly text: Text;
  readonly isFor: (person: Person) => boolean;
}

const OF_LOTS: readonly Role[] = ['countyOfficer', 'countyApprover', 'finance', 'manager', 'auditor'];
const OF_PAYMENTS: readonly Role[] = ['finance', 'manager', 'auditor'];

const PLACES: readonly Place[] = [
  { href: '/work', text: WORK_WORDS.title, isFor: (person) => actsAs(person, 'contractor') },
  { href: '/work/contracts', text: CONTRACT_WORDS.title, isFor: (person) => holds(person, ['contractor']) },
  { href: '/work/workers', text: WORK_WORDS.workers, isFor: (person) => holds(person, ['contractor']) },
  { href: '/tenders', text: BID_WORDS.tenders, isFor: isContractor },
  { href: '/queue', text: WORDS.queue, isFor: (person) => !isContractorOnly(person) },
  { href: '/notes', text: WORDS.notes, isFor: () => true },
  { href: '/objections', text: RECEIVED_WORDS.place, isFor: inquires },
  { href: '/progress', text: PROGRESS_WORDS.progress, isFor: (person) => holds(person, READS_PROGRESS) },
  { href: '/audit-year', text: AUDIT_WORDS.title, isFor: (person) => holds(person, READS_AUDIT_YEAR) },
  { href: '/lots', text: LOT_WORDS.lots, isFor: (person) => holds(person, OF_LOTS) },
  { href: '/payment-files', text: FILE_WORDS.files, isFor: (person) => holds(person, OF_PAYMENTS) },
  { href: '/samplings', text: SAMPLING_WORDS.title, isFor: (person) => holds(person, FOLLOW_SAMPLINGS) },
  { href: '/cases/new', text: WORDS.newCase, isFor: mayOpen },
  { href: '/delegations', text: DELEGATION_WORDS.title, isFor: mayDelegate },
];

/** The places of the main menu that this person may go to. */
export function placesFor(person: Person): readonly Place[] {
  return PLACES.filter(({ isFor }) => isFor(person));
}

function mayOpen(person: Person): boolean {
  return listProcedures().some(({ id, opening }) => caseSeatsAs(person, opening.by, id).length > 0);
}

/** Also for those to whom something may be delegated, so that they see what they have in hand. */
function mayDelegate(person: Person): boolean {
  return delegableSeats(person).length > 0 || person.standsIn.length > 0;
}
