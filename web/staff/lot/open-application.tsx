import type { ShownCase } from '../../../desk/show-case.js';
import type { ShownLot } from '../../../desk/visible-lot.js';
import { procedureOf } from '../../../procedures/all-procedures.js';
import { CONTRACT_WORDS } from '../../contractor/contract-words.js';
import { amountOf } from '../../money.js';
import { ApplicationsTable } from '../../parts/applications-table.js';
import { useSay } from '../../screen.js';

interface Props {
  readonly shown: ShownCase;
  readonly lot: Pick<ShownLot, 'applications' | 'contract'>;
}

/** What the contractor applied for and finance has not answered, with its papers; whether more is due by now. */
export function OpenApplication({ shown, lot: { applications, contract } }: Props) {
  const say = useSay();
  const open = applications.find(({ state }) => state === 'open');
  if (!open) return null;
  const due = open.tranche === 'acceptance' ? (contract?.acceptanceDueFen ?? '0') : '0';
  return (
    <>
      <h3 class="govuk-heading-s">{say(CONTRACT_WORDS.openApplication)}</h3>
      <ApplicationsTable
        lotId={shown.id}
        procedure={procedureOf(shown.procedure.id, shown.procedure.version)}
        applications={[open]}
      />
      {BigInt(due) > BigInt(open.amountFen) && (
        <p class="govuk-inset-text">{say(CONTRACT_WORDS.moreDue, amountOf(due))}</p>
      )}
    </>
  );
}
