import { randomUUID } from 'node:crypto';
import { demoId } from '../bin/demo-county.js';
import { demoApplicants } from '../bin/demo-people.js';
import { Office } from '../bin/demo/office.js';
import type { Arm } from './arm.js';
import { FreeCases } from './free-cases.js';
import { postJson } from './post-json.js';

const SEED = 8_128;
const AMENDED = ['category', 'grade', 'hardship', 'hukouType', 'ownership'];

interface OpenCase {
  readonly id: string;
  readonly village: string;
  readonly form: Record<string, unknown>;
  seq: number;
}

/** Opens as many cases, and acts on them in turn over HTTP. */
export async function productArm(address: string, count: number): Promise<Arm> {
  const office = new Office(address);
  const cases: OpenCase[] = [];
  for (const applicant of demoApplicants(SEED, count)) cases.push(await open(office, applicant));
  const free = new FreeCases(cases);
  return { name: 'product', act: () => free.withNext((own) => amend(office, own)) };
}

async function amend(office: Office, own: OpenCase): Promise<void> {
  const url = `${office.address}/api/v1/cases/${own.id}/actions/amendApplication`;
  const seat = await office.headersOf(own.village);
  const headers = { ...seat, 'idempotency-key': randomUUID(), 'if-match': `"${own.seq}"` };
  const answer = await postJson(url, headers, { form: own.form });
  if (answer.status !== 200) throw new Error(`an act was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  own.seq = Number(answer.body['seq']);
}

async function open(office: Office, { village, form }: ReturnType<typeof demoApplicants>[number]): Promise<OpenCase> {
  const { status, body } = await office.send(village, 'POST', '/cases', {
    json: { procedure: 'home-renovation', placeId: demoId(`org:${village}`), form },
    headers: { 'idempotency-key': randomUUID() },
  });
  if (status !== 201) throw new Error(`a case was not opened: ${status} ${JSON.stringify(body)}`);
  const amended = Object.fromEntries(Object.entries(form).filter(([name]) => AMENDED.includes(name)));
  return { id: String(body['id']), village, form: amended, seq: Number(body['seq']) };
}
