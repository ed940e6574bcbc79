import type { ShownWorkOrder } from '../../../desk/work-order.js';
import { NO_APPOINTMENT } from '../../../procedures/home-renovation/contractor-facts.js';
import { factRows } from '../../parts/from-the-site.js';
import { SummaryList } from '../../parts/summary-list.js';
import { Page } from '../../layout/page.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { WORK_WORDS } from '../words.js';
import { QrCode } from '../../parts/qr-code.js';
import { RoomsPanel } from './rooms-panel.js';

interface Props {
  readonly order: ShownWorkOrder;
  /** The absolute address that the code leads to. */
  readonly address: string;
}

/**
 * A work order on paper. It names neither household nor telephone nor address: sheets are left lying on sites. Who scans
 * it signs in first.
 */
export function PrintPage({ order: { shown, procedure }, address }: Props) {
  const say = useSay();
  return (
    <Page title={`${say(WORK_WORDS.printTitle)} ${shown.number}`}>
      <a class="govuk-back-link" href={`/work/${shown.id}`}>
        {shown.number}
      </a>
      <h1 class="govuk-heading-l">
        {say(WORK_WORDS.printTitle)} {shown.number}
      </h1>
      <p class="govuk-body tongtu-not-printed">{say(WORK_WORDS.printHint)}</p>
      <Whereabouts {...{ shown, procedure }} />
      <QrCode address={address} label={say(WORK_WORDS.qr, shown.number)} />
      <p class="govuk-body">{say(WORK_WORDS.scan)}</p>
      <RoomsPanel lines={shown.planLines} />
    </Page>
  );
}

/** Where it lies, when somebody comes, and by when it is to be finished. */
function Whereabouts({ shown, procedure }: Pick<ShownWorkOrder, 'shown' | 'procedure'>) {
  const say = useSay();
  const { place, facts } = shown;
  const { finishBy } = facts;
  const appointment = factRows(procedure, facts, Object.keys(NO_APPOINTMENT), say);
  return (
    <SummaryList
      rows={[
        { key: say(WORDS.place), value: place },
        ...appointment,
        ...(typeof finishBy === 'string' ? [{ key: say(WORK_WORDS.finishBy), value: finishBy }] : []),
      ]}
    />
  );
}
