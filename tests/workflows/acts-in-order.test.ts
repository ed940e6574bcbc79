import { correction, type DemoCase, openDemoCase } from '../builders/demo-case.js';
import { type CaseBench, startCaseBench } from '../harness/case-bench.js';

describe('many people act on one case at once', () => {
  let bench: CaseBench;
  beforeAll(async () => {
    bench = await startCaseBench();
    await bench.startWorker();
  });
  afterAll(() => bench.stop());

  it('lets one of those who saw the same state through, and tells the others that they were overtaken', async () => {
    const one = await openDemoCase(bench.database.record, 0);
    const answers = await Promise.all(Array.from({ length: 20 }, () => bench.act(one, correction(one, 1))));
    const kinds = answers.map(({ kind }) => kind).sort();
    expect(kinds).toEqual([...Array.from({ length: 19 }, () => 'overtaken'), 'recorded']);
    expect(await eventsOf(bench, one.caseId)).toEqual([1, 2]);
  });

  it('takes all of them when each acts on what the last one left', async () => {
    const one = await openDemoCase(bench.database.record, 1);
    const actors = Array.from({ length: 20 }, async () => {
      for (let expectedSeq = 1; ; ) {
        const answer = await bench.act(one, correction(one, expectedSeq));
        if (answer.kind === 'recorded') return answer.answer.seq;
        if (answer.kind !== 'overtaken') throw new Error(answer.kind);
        expectedSeq = answer.seq;
      }
    });
    const seqs = await Promise.all(actors);
    expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
    expect(await eventsOf(bench, one.caseId)).toHaveLength(21);
  });

  it('answers a repeated request as it did before, and acts once', async () => {
    const one = await openDemoCase(bench.database.record, 2);
    const first = await bench.act(one, correction(one, 1));
    const [event] = await bench.database.read<{ requestId: string }>(
      'select request_id as "requestId" from case_events where case_id = $1 and seq = 2',
      [one.caseId],
    );
    const again = await bench.ask(one, event?.requestId ?? '', 'amendApplication');
    expect(again).toMatchObject({ kind: 'recorded', answer: first.kind === 'recorded' ? first.answer : null });
    expect(await eventsOf(bench, one.caseId)).toEqual([1, 2]);
  });

  it('keeps personal data out of Temporal', async () => {
    const one = await openDemoCase(bench.database.record, 3);
    await bench.act(one, correction(one, 1));
    const history = await readableHistory(bench, one);
    const { name, idNumber, phone, bankAccount, address } = one.applicant.person;
    for (const personal of [name, idNumber, phone, bankAccount, address]) expect(history).not.toContain(personal);
    expect(history).toContain(one.number);
  });
});

async function eventsOf(bench: CaseBench, caseId: string): Promise<number[]> {
  const rows = await bench.database.read<{ seq: number }>(
    'select seq from case_events where case_id = $1 order by seq',
    [caseId],
  );
  return rows.map(({ seq }) => seq);
}

/** The whole history as text, its payloads decoded. */
async function readableHistory(bench: CaseBench, one: DemoCase): Promise<string> {
  const { events } = await bench.workflowOf(one).fetchHistory();
  const text = JSON.stringify(events);
  return text.replaceAll(/"data":"([A-Za-z0-9+/=]+)"/g, (_all, data: string) =>
    Buffer.from(data, 'base64').toString('utf8'),
  );
}
