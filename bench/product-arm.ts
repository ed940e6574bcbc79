import { randomUUID } from 'node:crypto';
import { demoId } from '../bin/demo-county.js';
import { demoApplicants } from '../bin/demo-people.js';
import { Office } from '../bin/demo/office.js';
import type { Arm } from './arm.js';

/** More than one case each, so that none grows as long as no real one would. */
const CASES_PER_CLIENT = 6;
const SEED = 8_128;
const AMENDED = ['category', 'grade', 'hardship', 'hukouType', 'ownership'];

interface OpenCase {
  readonly id: string;
  readonly village: string;
  readonly form: Record<string, unknown>;
  seq: number;
}

/** Opens the cases that the clients act on, and acts on them in turn over HTTP. */
export async function productArm(address: string, clients: number): Promise<Arm> {
  const office = new Office(address);
  const cases: OpenCase[] = [];
  for (const applicant of demoApplicants(SEED, clients * CASES_PER_CLIENT)) cases.push(await open(office, applicant));
  const turns = new Map<number, number>();
  return {
    name: 'product',
    async act(client) {
      const turn = turns.get(client) ?? 0;
      turns.set(client, turn + 1);
      const own = cases[client * CASES_PER_CLIENT + (turn % CASES_PER_CLIENT)];
      if (!own) throw new Error(`client ${client} has no case`);
      const answer = await office.send(own.village, 'POST', `/cases/${own.id}/actions/amendApplication`, {
        json: { form: own.form },
        headers: { 'idempotency-key': randomUUID(), 'if-match': `"${own.seq}"` },
      });
      if (answer.status !== 200)
        throw new Error(`an act was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      own.seq = Number(answer.body['seq']);
    },
  };
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
