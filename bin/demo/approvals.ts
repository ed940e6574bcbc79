import { StartupProblem } from '../startup-problem.js';
import { forEach } from './at-once.js';
import { CaseFile } from './case-file.js';
import type { DemoRun, Home } from './demo-run.js';
import { fillFunds, setFreePlaces } from './preparations.js';

const AUDIT = { form: { findings: '入户复核，情况属实' }, papers: ['auditForm'] } as const;

/** The county audits each home against the lists. */
export async function auditHomes(homes: readonly Home[]): Promise<void> {
  await forEach(homes, ({ file }) => file.act('county1', 'recordAudit', AUDIT));
}

interface Waiting {
  readonly id: string;
  readonly number: string;
  readonly seq: number;
  readonly step: string;
  readonly outcome: null;
}

/** Nobody is passed ahead of those who wait: homes of earlier days, or of a run that broke off, get their places first. */
export async function admitWhoWaits(run: DemoRun): Promise<void> {
  const { office, log, tell } = run;
  const queue = '/cases?programme=home-renovation&step=waitlisted&closed=false&limit=200';
  const { cases } = await office.get<{ cases: Waiting[] }>('approver1', queue);
  if (cases.length === 0) return;
  await setFreePlaces(run, 'home-renovation', cases.length);
  await fillFunds(run, 'home-renovation', cases.length);
  let waiting = cases.map((line) => {
    const file = CaseFile.known(office, log, { ...line, programme: 'home-renovation' });
    file.hear(line);
    return file;
  });
  while (waiting.length > 0) {
    const reasons = await Promise.all(waiting.map((file) => file.attempt('approver1', 'admitFromWaitlist')));
    const left = waiting.filter((_, at) => reasons[at] !== null);
    if (left.length === waiting.length) {
      throw new StartupProblem(
        `${left.map(({ number }) => number).join(', ')}: waits on the waitlist and cannot be admitted (${reasons.join(', ')}).`,
        'Decide on it first, as approver1; the demo passes nobody ahead of those who wait.',
      );
    }
    waiting = left;
  }
  tell(`${cases.length} homes that had waited before got their places.`);
}

/** The quota has a place for every home but the last, which is put on the waitlist. */
export async function approveUpTo(run: DemoRun, homes: readonly Home[], last: Home): Promise<void> {
  await setFreePlaces(run, 'home-renovation', homes.length);
  await fillFunds(run, 'home-renovation', homes.length + 1);
  await forEach(homes, ({ file }) => file.act('approver1', 'approve', { papers: ['sealedApproval'] }));
  const reason = await last.file.attempt('approver1', 'approve');
  if (reason !== 'quotaExhausted') throw new Error(`${last.file.number} should find no place, but: ${reason}`);
  await last.file.act('approver1', 'joinWaitlist');
  run.tell(`${homes.length} homes approved; ${last.file.number} waits for a place (${reason}).`);
}

/** A household withdraws before there is a contract; the home that waits gets its place. */
export async function withdrawAndAdmit(run: DemoRun, withdrawn: Home, substitute: Home): Promise<void> {
  const letter = { form: { reason: '家庭另有安排' }, papers: ['withdrawalLetter'] };
  await withdrawn.file.act(withdrawn.village, 'withdraw', letter);
  // Beyond the turn of the year the place that came free is one of last year's quota.
  await setFreePlaces(run, 'home-renovation', 1);
  await fillFunds(run, 'home-renovation', 1);
  await substitute.file.act('approver1', 'admitFromWaitlist');
  run.tell(`${withdrawn.file.number} withdrew; ${substitute.file.number} was admitted from the waitlist.`);
}

/** The applicant died before the works: the report is confirmed, and the home leaves its lot. */
export async function confirmDeath(run: DemoRun, home: Home): Promise<void> {
  await home.file.act(home.village, 'reportDeath', { form: { source: '村干部来电' } });
  await home.file.act('county1', 'confirmDeath', { papers: ['deathCertificate'] });
  run.tell(`The applicant of ${home.file.number} died; the case is closed and its money free again.`);
}
