import { forEach } from './at-once.js';
import { type DemoRun, type Home, keepPlan } from './demo-run.js';
import { inventPlan, type PlanLine } from './sample-plans.js';

const ASSESSMENT = {
  form: { needs: '出入、如厕困难', rooms: [{ room: 'toilet', finding: '蹲便，无扶手，门宽72厘米' }] },
  papers: ['beforePhotos', 'beforePhotos'],
} as const;

/** What a plan's form asks of a line. */
export const asForm = (lines: readonly PlanLine[]): object[] =>
  lines.map(({ item, room, quantity, unitPriceFen }) => ({ item, room, quantity, unitPriceFen }));

/** Each home is assessed by the firm, designed from the sample catalogue, and its plan approved by another officer. */
export async function designHomes(run: DemoRun, homes: readonly Home[]): Promise<void> {
  for (const home of homes) home.lines = inventPlan(run.random);
  await forEach(homes, async (home) => {
    const { file, lines } = home;
    await file.act('county1', 'assignAssessor', { form: { firm: 'F02' } });
    await file.act('assessor1', 'recordAssessment', ASSESSMENT);
    await file.act('county1', 'submitDesign', { form: { lines: asForm(lines) }, papers: ['signedPlan'] });
    await file.act('approver1', 'approveDesign');
    await keepPlan(run, home);
  });
}
