import type { LightMyRequestResponse as Response } from 'fastify';
import { demoId } from '../../bin/demo-county.js';
import { demoApplicant } from '../builders/demo-case.js';
import type { RecordDriver } from '../builders/record-driver.js';
import type { DoorBench } from './door-bench.js';
import { photo } from './papers.js';

interface Given {
  readonly bench: () => { readonly door: DoorBench; readonly driver: RecordDriver };
  /** What is on record since: the newest first. */
  readonly noted: (work: () => Promise<Response>) => Promise<{ readonly since: readonly object[] }>;
}

/** What is said of single files of a case. */
export function testActsOnFiles({ bench, noted }: Given): void {
  test('a file is found unfit, and that is taken back', async () => {
    const { door, driver } = bench();
    const home = await driver.open(14);
    const { village } = demoApplicant(14);
    const officer = await door.visitor(village);
    const url = `/api/v1/cases/${home}/evidence`;
    const sent = await officer.upload(url, { slot: 'idCopy' }, { bytes: photo(), type: 'image/jpeg' });
    const { id } = sent.json<{ id: string }>();
    const { since } = await noted(async () => {
      await officer.post(`${url}/${id}/rejection`, { form: { reason: '反光，看不清号码' } });
      return officer.delete(`${url}/${id}/rejection`);
    });
    const by = { userId: demoId(`user:${village}`), role: 'villageOfficer' };
    const what = { caseId: home, evidenceId: id };
    expect(since).toMatchObject([
      { kind: 'fileRejectionTakenBack', by, what, before: { rejected: true }, after: { rejected: false } },
      { kind: 'fileRejected', by, what, after: { rejected: true } },
    ]);
    expect(JSON.stringify(since)).not.toContain('反光');
  });

  test('a firm uses photographs of a report again that was sent back', async () => {
    const { door, driver } = bench();
    const home = await driver.open(15);
    await driver.goThrough(home, 'selfCheck');
    await driver.act(home, 'sendBack', { login: 'county1', form: { toStep: 'inProgress', reason: '角度不符' } });
    const orgId = demoId('org:builder');
    await driver.rows(
      `insert into case_parties (tenant_id, case_id, org_id, as_role) select tenant_id, id, $2, 'contractor' from cases where id = $1`,
      [home, orgId],
    );
    const photos = await driver.rows<{ id: string }>(
      `select id from evidence where case_id = $1 and slot = 'afterPhotos' order by id`,
      [home],
    );
    const evidence = photos.map(({ id }) => id);
    const contractor = await door.visitor('contractor1');
    const { since } = await noted(async () => contractor.post(`/api/v1/cases/${home}/evidence/again`, { evidence }));
    expect(since).toMatchObject([
      {
        kind: 'filesUsedAgain',
        by: { userId: demoId('user:contractor1'), role: 'contractor', orgId },
        what: { caseId: home },
        after: { evidenceIds: evidence },
      },
    ]);
  });
}
