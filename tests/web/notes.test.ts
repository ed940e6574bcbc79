import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import type { OpenedCase } from '../api/door-bench.js';
import { type PageBench, startPageBench } from './page-bench.js';
import { type PageVisitor, textOf } from './page-visitor.js';

let pages: PageBench;
let county: PageVisitor;
let opened: OpenedCase;

beforeAll(async () => {
  pages = await startPageBench();
  opened = await pages.door.open(0);
  county = await pages.person('county1');
});
afterAll(() => pages.stop());

async function note(org: string): Promise<string> {
  const id = randomUUID();
  await pages.door.bench.database.owner.query(
    `insert into notifications (tenant_id, id, case_id, seq, org_id, reason) values ($1, $2, $3, 1, $4, 'reportDeath')`,
    [DEMO_TENANT.id, id, opened.id, demoId(`org:${org}`)],
  );
  return id;
}

const menuCount = (body: string) => Number(/提醒（(\d+)）/.exec(body)?.[1]);

test('a note says in words what it is about, counts in the menu, and is gone from both once read', async () => {
  await note('county');
  const { body } = await county.see('/notes');
  expect(menuCount(body)).toBe(1);
  expect(textOf(body)).toContain(opened.number);
  expect(textOf(body)).toContain('报告申请人去世');
  expect(body).not.toContain('reportDeath');
  const marked = await county.fillIn('/notes', '/notes', {});
  expect(marked.headers.location).toBe('/notes');
  const after = await county.see('/notes');
  expect(menuCount(after.body)).toBe(0);
  expect(textOf(after.body)).not.toContain(opened.number);
  expect(textOf((await county.see('/notes?all=yes')).body)).toContain(opened.number);
});

test('notes of another organisation are neither seen nor marked', async () => {
  const id = await note('town1');
  await note('county');
  await county.fillIn('/notes', '/notes', { read: id });
  const town = await pages.person('town1');
  expect(menuCount((await town.see('/notes')).body)).toBe(1);
});
