import { forEach } from './at-once.js';
import { ownShareFen } from './arithmetic.js';
import { type DemoRun, type Home, keepPlan } from './demo-run.js';
import { asForm } from './plans.js';
import { changedPlan, measuredPlan } from './sample-plans.js';

const REWORK_ROUNDS = 2;
const REWORK_DAYS = 7;
const AFTER_PHOTOS = ['afterPhotos', 'afterPhotos'] as const;
const COMPLETION_PAPERS = ['worksPhotos', 'completionSignature'] as const;

/** What happens to single homes during the works. */
export interface Incidents {
  readonly changed: Home;
  readonly reworked: Home;
}

/** The contractors build, the county accepts what it measured, and settles each home by the contract. */
export async function buildHomes(run: DemoRun, homes: readonly Home[], incidents: Incidents): Promise<void> {
  await forEach(homes, ({ file, lot }) => file.act(lot?.contractor ?? '', 'startByContractor'));
  await orderChange(run, incidents.changed);
  await forEach(homes, async ({ file, village, lot }) => {
    await file.act(village, 'recordVisit', { form: { findings: '施工正常' }, papers: ['duringPhotos'] });
    await file.act(lot?.contractor ?? '', 'selfCheckByContractor', { papers: [...AFTER_PHOTOS, ...COMPLETION_PAPERS] });
  });
  for (let round = 1; round <= REWORK_ROUNDS; round += 1) await sendBackToRework(run, incidents.reworked);
  run.tell(`${incidents.reworked.file.number} went through ${REWORK_ROUNDS} rounds of rework.`);
  for (const home of homes) home.lines = measuredPlan(run.random, home.lines);
  await forEach(homes, (home) => acceptAndSettle(run, home));
}

/** The contractor finds one thing more to do and asks for it; it is decided before it is built. */
async function orderChange(run: DemoRun, home: Home): Promise<void> {
  const before = ownShareOf(home);
  home.lines = changedPlan(run.random, home.lines);
  const paysMore = ownShareOf(home) > before;
  await home.file.act(home.lot?.contractor ?? '', 'askChange', {
    form: { change: '施工中发现需要增加项目' },
    papers: ['changeAskedPhotos'],
  });
  await home.file.act('approver1', 'orderChange', {
    form: { lines: asForm(home.lines), reason: '施工中发现需要增加项目' },
    papers: paysMore ? ['coPayConsent'] : [],
  });
  await keepPlan(run, home);
  run.tell(`${home.file.number}: change order, now ${home.lines.length} items.`);
}

const ownShareOf = ({ lines, lot }: Home): bigint => ownShareFen(lines, lot?.rates ?? {});

async function sendBackToRework({ clock }: DemoRun, { file, lot }: Home): Promise<void> {
  const form = { defects: [{ room: 'toilet', defect: '扶手松动' }], reworkDeadline: clock.in(REWORK_DAYS) };
  await file.act('county2', 'requireRework', { form });
  await file.act(lot?.contractor ?? '', 'reworkDoneByContractor', { papers: AFTER_PHOTOS });
}

async function acceptAndSettle(run: DemoRun, home: Home): Promise<void> {
  const { file, lines } = home;
  const measured = lines.map((line) => ({ item: line.item, room: line.room, quantity: line.measured ?? '0' }));
  const receipt = ownShareOf(home) > 0n ? ['coPayReceipt'] : [];
  await file.act('county2', 'accept', {
    form: { measured },
    papers: ['acceptanceForm', 'householdSignature', ...receipt],
  });
  await file.act('county1', 'settleByContract');
  await keepPlan(run, home);
}
