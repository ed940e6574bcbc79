import { demoId } from '../demo-county.js';
import type { DemoApplicant } from '../demo-people.js';
import { forEach } from './at-once.js';
import { CaseFile } from './case-file.js';
import { type DemoRun, type Home, type Household, townOf } from './demo-run.js';

const APPLICATION_PAPERS = ['applicationForm', 'idCopy', 'disabilityCardCopy', 'hardshipProof'] as const;

/** Each applicant applies for the renovation of the home in its village. */
export async function applyForRenovation(run: DemoRun, applicants: readonly DemoApplicant[]): Promise<Home[]> {
  const homes = await apply(run, applicants, (applicant) => ({ procedure: 'home-renovation', form: applicant.form }));
  return homes.map((household) => ({ ...household, lines: [], lot: null, advancedFen: 0n, reductionFen: 0n }));
}

/** Each applicant applies for the fixed grant. */
export function applyForSmallGrant(run: DemoRun, applicants: readonly DemoApplicant[]): Promise<Household[]> {
  return apply(run, applicants, ({ person }) => ({
    procedure: 'small-grant',
    form: { ...person, homeState: '土坯墙开裂，屋面渗漏' },
  }));
}

type Application = (applicant: DemoApplicant) => { readonly procedure: string; readonly form: object };

async function apply(
  { office, log }: DemoRun,
  applicants: readonly DemoApplicant[],
  application: Application,
): Promise<Household[]> {
  const households: Household[] = [];
  await forEach(applicants, async (applicant, at) => {
    const { village } = applicant;
    const opening = { ...application(applicant), placeId: demoId(`org:${village}`) };
    const file = await CaseFile.open(office, log, village, opening);
    households[at] = { file, applicant, village, town: townOf(village) };
  });
  return households;
}

/** The village accepts each application, reviews it among peers, and posts the notice. */
export async function reviewInVillages(households: readonly Household[], more: readonly string[] = []): Promise<void> {
  await forEach(households, async ({ file, village }) => {
    await file.act(village, 'acceptApplication', { papers: [...APPLICATION_PAPERS, ...more] });
    const votes = { present: 9, inFavour: 8, against: 1 };
    await file.act(village, 'recordPeerReview', { form: votes, papers: ['peerReviewMinutes'] });
    await file.act(village, 'postNotice', { form: { place: '村务公开栏' }, papers: ['noticePhoto'] });
  });
}

/** Each notice hangs until the last day of its term; the clock ends the publicity on the day after. */
export async function endPublicity({ clock }: DemoRun, households: readonly Household[]): Promise<void> {
  const lastDays = [...new Set(households.map(({ file }) => file.dueOn ?? ''))].sort();
  for (const lastDay of lastDays) {
    await clock.moveTo(lastDay);
    const due = households.filter(({ file }) => file.dueOn === lastDay && file.step === 'publicised');
    await forEach(due, ({ file, village }) =>
      file.act(village, 'recordRemoval', { form: { objections: 'none' }, papers: ['removalPhoto'] }),
    );
  }
  await clock.moveTo(clock.in(1));
  for (const programme of ['home-renovation', 'small-grant']) {
    const ofProgramme = households.map(({ file }) => file).filter((file) => file.programme === programme);
    if (ofProgramme.length > 0) await clock.untilAll('county1', programme, ofProgramme, 'townReview');
  }
}

/** The town passes each of them on. */
export async function passTowns(households: readonly Household[]): Promise<void> {
  await forEach(households, ({ file, town }) =>
    file.act(town, 'passTownReview', { form: { opinion: '同意上报' }, papers: ['townOpinion'] }),
  );
}

/** One objection is found true, and the application ends with it; another is found false, and the notice goes on hanging. */
export async function hearObjections(upheld: Household, dismissed: Household): Promise<void> {
  for (const { file, town } of [upheld, dismissed])
    await file.act(town, 'object', { form: { source: 'named', summary: '认为该户不符合条件' } });
  const inquiry = (findings: string) => ({ form: { findings }, papers: ['inquiryReport'] });
  await upheld.file.act(upheld.town, 'upholdObjection', inquiry('经核实，该户近年已享受同类改造'));
  await dismissed.file.act(dismissed.town, 'dismissObjection', inquiry('经核实，异议不成立'));
}
