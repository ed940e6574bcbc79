import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse as Response } from 'fastify';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { OBJECTION } from '../builders/objections.js';
import type { RecordDriver } from '../builders/record-driver.js';
import { COUNTY } from './administrative-samples.js';
import type { DoorBench } from './door-bench.js';

interface Given {
  readonly bench: () => { readonly door: DoorBench; readonly driver: RecordDriver };
  /** What is on record since: the newest first. */
  readonly noted: (work: () => Promise<Response>) => Promise<{ readonly since: readonly object[] }>;
}

/** What the public does, and what is done for it. */
export function testActsOfThePublic({ bench, noted }: Given): void {
  test('an objection from the public and its answer, and a code for an applicant', async () => {
    const { door, driver } = bench();
    const home = await driver.open(12);
    await driver.goThrough(home, 'postNotice');
    const { number } = await driver.load(home);
    const id = randomUUID();
    const county = await door.visitor('county1');
    const { since } = await noted(async () => {
      await door.app.inject({
        method: 'POST',
        url: `/api/v1/public/${DEMO_TENANT.code}/objections`,
        headers: { 'idempotency-key': id },
        payload: { number, form: OBJECTION },
      });
      const answer = { kind: 'notTaken', form: { reason: 'vague', note: '请补充线索' } };
      await county.post(`/api/v1/cases/${home}/objections/${id}/answers`, answer);
      return county.post(`/api/v1/cases/${home}/code`, {});
    });
    const by = { userId: demoId('user:county1'), role: 'countyOfficer', orgId: COUNTY };
    expect(since).toMatchObject([
      { kind: 'caseCodeIssued', by, what: { caseId: home } },
      { kind: 'objectionAnswered', by, what: { objectionId: id }, after: { reason: 'vague' } },
      { kind: 'objectionReceived', by: null, what: { objectionId: id, caseId: home }, after: { named: true } },
    ]);
  });
}
