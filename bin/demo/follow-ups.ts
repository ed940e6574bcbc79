import { forEach } from './at-once.js';
import { CaseFile } from './case-file.js';
import type { DemoRun, Home } from './demo-run.js';

/** One in so many visits finds something to be put right. */
const DEFECT_IN = 8;

/** The visits of a home after its works. */
export interface FollowUp {
  readonly file: CaseFile;
  readonly village: string;
}

interface ShownHome {
  readonly linked: { readonly followUp: { readonly id: string; readonly number: string } | null };
}

/** The follow-ups that the acceptances began. */
export async function findFollowUps({ office, log }: DemoRun, homes: readonly Home[]): Promise<FollowUp[]> {
  const found: FollowUp[] = [];
  await forEach(homes, async ({ file: { id, number }, village }, at) => {
    const { followUp } = (await office.get<ShownHome>('county1', `/cases/${id}`)).linked;
    if (!followUp) throw new Error(`${number} was accepted, and has no follow-up`);
    found[at] = { file: CaseFile.known(office, log, { ...followUp, programme: 'follow-up' }), village };
  });
  return found;
}

/** The visits of a day are due: the village makes them, and what is found broken is put right. */
export async function visitAll(
  { clock, random, tell }: DemoRun,
  followUps: readonly FollowUp[],
  step: 'day7' | 'day30' | 'day90',
): Promise<void> {
  await clock.untilAll(
    'county1',
    'follow-up',
    followUps.map(({ file }) => file),
    step,
  );
  const finds = followUps.map(() => step !== 'day90' && random.below(DEFECT_IN) === 0);
  await forEach(followUps, async ({ file, village }, at) => {
    const visit = { means: at % 2 === 0 ? 'visit' : 'telephone', inUse: true, satisfied: finds[at] ? 3 : 5 };
    await file.act(village, 'recordVisit', { form: { ...visit, ...(finds[at] && { defect: '扶手松动' }) } });
    if (finds[at]) await file.act(village, 'recordRemedy', { form: { remedy: '已加固' } });
  });
  tell(`${followUps.length} follow-up visits made (${step}), ${finds.filter(Boolean).length} defects put right.`);
}
