import type pg from 'pg';
import { creditCodeCheck } from '../desk/credit-code.js';
import { writeSupplier } from '../record/keep-supplier.js';
import type { KeyRing } from '../record/sealing.js';
import { demoId } from './demo-county.js';
import { demoBankAccount, demoPhone } from './demo-numbers.js';
import { SeededRandom } from './seeded-random.js';

/** An invented supplier: its firm among the demo's organisations, and what is known of it. */
export interface DemoSupplier {
  readonly org: string;
  readonly creditCode: string;
  readonly representative: string;
  readonly contact: string;
  readonly phone: string;
  readonly account: string;
  readonly address: string;
}

const random = new SeededRandom(17);

/** A credit code of the area that was never given to a county, with its check character. */
function creditCodeOf(serial: number): string {
  const body = `91341888MA00000${String(serial).padStart(2, '0')}`;
  return body + creditCodeCheck(body);
}

const supplier = (org: string, representative: string, contact: string, address: string, at: number): DemoSupplier => ({
  org,
  creditCode: creditCodeOf(at),
  representative,
  contact,
  phone: demoPhone(random),
  account: demoBankAccount(random),
  address,
});

/** Three firms that share nothing with each other, so that a lot of the demo can be tendered. */
export const DEMO_SUPPLIERS: readonly DemoSupplier[] = [
  supplier('builder', '周长根', '吴建国', '清禾县临溪镇工业园一路1号', 1),
  supplier('builder2', '林德明', '高素芳', '清禾县石桥镇建设路8号', 2),
  supplier('builder3', '徐永福', '朱春梅', '清禾县梨岭乡梨花街15号', 3),
];

/** Enters the invented suppliers; their particulars are sealed and found by keyed hashes alone. */
export async function insertDemoSuppliers(client: pg.Client, keys: KeyRing, tenant: string): Promise<void> {
  for (const { org, ...supplied } of DEMO_SUPPLIERS) {
    await writeSupplier(client, keys, tenant, { orgId: demoId(`org:${org}`), ...supplied });
  }
}
