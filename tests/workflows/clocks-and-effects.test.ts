import type { CaseRef } from '../../record/record-types.js';
import { openDemoCase } from '../builders/demo-case.js';
import { type CaseBench, startCaseBench } from '../harness/case-bench.js';
import { until } from '../harness/until.js';

const REJECTION = { action: 'rejectApplication', expectedSeq: 1, form: { reason: '材料不齐，且逾期未补' } };

describe('what follows an action', () => {
  let bench: CaseBench;
  beforeAll(async () => {
    bench = await startCaseBench();
    await bench.startWorker();
  });
  afterAll(() => bench.stop());

  it('performs a clock’s action when a real timer fires, on the day it was due', async () => {
    const one = await openDemoCase(bench.database.record, 0);
    await bench.wake(one);
    // Five working days after 2 March: due at the first instant of the 10th.
    await bench.database.setClock('2026-03-09 23:59:57');
    await bench.wake(one);
    const event = await until(async () => {
      const rows = await bench.database.read<{ action: string; role: string; on: string; early: boolean }>(
        `select action, role, happened_on::text as on, recorded_at < timestamptz '2026-03-10 00:00 Asia/Shanghai' as early
         from case_events where case_id = $1 and seq = 2`,
        [one.caseId],
      );
      return rows[0];
    }, 'the clock acted');
    expect(event).toEqual({ action: 'escalate', role: 'clock', on: '2026-03-10', early: false });
    const timers = await timersOf(bench, one);
    expect(timers).toContainEqual(expect.stringContaining('applied · escalate · 2026-03-09'));
    await bench.database.setClock('2026-03-02 09:00');
  });

  it('tells the applicant by SMS that the case was decided, naming the case and no person', async () => {
    const one = await openDemoCase(bench.database.record, 1);
    expect(await bench.act(one, REJECTION)).toMatchObject({ kind: 'recorded', answer: { closed: 'rejected' } });
    const { person } = one.applicant;
    const sms = await until(async () => bench.sms.sent.find(({ phone }) => phone === person.phone), 'the SMS was sent');
    expect(sms.text).toContain(one.number);
    expect(sms.text).toContain('不予受理');
    expect(sms.text).not.toContain(person.name);
    await until(async () => (await effectOf(bench, one.caseId))?.state === 'done', 'the effect is done');
  });

  it('ends the workflow of a closed case as completed; a later act starts a new run, which refuses', async () => {
    const one = await openDemoCase(bench.database.record, 2);
    await bench.act(one, REJECTION);
    await bench.workflowOf(one).result();
    const first = await bench.workflowOf(one).describe();
    expect(first.status.name).toBe('COMPLETED');
    const late = await bench.act(one, { ...REJECTION, expectedSeq: 2 });
    expect(late).toMatchObject({ kind: 'refused', refusal: { code: 'caseClosed' } });
    await bench.workflowOf(one).result();
    const second = await bench.workflowOf(one).describe();
    expect(second.status.name).toBe('COMPLETED');
    expect(second.runId).not.toBe(first.runId);
  });

  it('ends the workflow of a case that the record does not know', async () => {
    const lost = { tenant: '11111111-1111-8111-a111-111111111111', caseId: '22222222-2222-8222-a222-222222222222' };
    await bench.wake(lost);
    await bench.workflowOf(lost).result();
    expect((await bench.workflowOf(lost).describe()).status.name).toBe('COMPLETED');
  });

  it('tries an effect again while the world outside is away, and never fails the run', async () => {
    const one = await openDemoCase(bench.database.record, 3);
    bench.sms.away = true;
    await bench.act(one, REJECTION);
    const failed = await until(async () => {
      const effect = await effectOf(bench, one.caseId);
      return effect && effect.attempts > 0 && effect.code !== null ? effect : null;
    }, 'a try failed');
    expect(failed.code).toBe('GATEWAY_AWAY');
    bench.sms.away = false;
    await until(async () => (await effectOf(bench, one.caseId))?.state === 'done', 'the effect is done', 40_000);
    await bench.workflowOf(one).result();
    expect((await bench.workflowOf(one).describe()).status.name).toBe('COMPLETED');
    const history = JSON.stringify((await bench.workflowOf(one).fetchHistory()).events);
    expect(history).not.toContain(one.applicant.person.phone);
  });
});

async function effectOf(bench: CaseBench, caseId: string) {
  const rows = await bench.database.read<{ state: string; attempts: number; code: string | null }>(
    'select state, attempts, error_code as code from case_effects where case_id = $1',
    [caseId],
  );
  return rows[0];
}

/** The summaries of the timers that a case's workflow has set. */
async function timersOf(bench: CaseBench, ref: CaseRef): Promise<string[]> {
  const { events } = await bench.workflowOf(ref).fetchHistory();
  const started = (events ?? []).filter((event) => event.timerStartedEventAttributes);
  return started.map(({ userMetadata }) => {
    const data = userMetadata?.summary?.data;
    return typeof data === 'string'
      ? Buffer.from(data, 'base64').toString('utf8')
      : Buffer.from(data ?? []).toString('utf8');
  });
}
