import { randomUUID } from 'node:crypto';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import { addDays } from '../../procedures/days.js';
import type { Facts } from '../../procedures/vocabulary.js';
import type { BidBody } from '../../record/bid-body.js';
import { submitBid } from '../../record/bids.js';
import { keepSupplier } from '../../record/keep-supplier.js';
import { openCase, type Opened } from '../../record/open-case.js';
import { RecordDriver, seatOf } from './record-driver.js';

const TENANT = DEMO_TENANT.id;

/** The demo firm as a supplier, and two more that a test adds. */
export const BIDDERS = ['builder', 'bidder2', 'bidder3'] as const;
export type Bidder = (typeof BIDDERS)[number];

export const creditCodeOf = (bidder: Bidder): string => `9134182100000000${BIDDERS.indexOf(bidder)}X`;
export const supplierIdOf = (bidder: Bidder): string => demoId(`org:${bidder}`);

/** Rates for the sample plan, in fen: 3 m² × r + 4.5 m × r + 1 + 1. */
export const SAMPLE_RATES = [
  { item: 'W01', rateFen: '20000' },
  { item: 'W05', rateFen: '15000' },
  { item: 'W09', rateFen: '90000' },
  { item: 'D01', rateFen: '25000' },
] as const;

/** Drives a lot through the record, beside the homes of `RecordDriver`. */
export class LotDriver extends RecordDriver {
  /** What lots are opened under; a test of an earlier version says so. */
  lots = latestProcedure('tender-lot');

  /** From now on homes are delivered by tender. */
  async deliverByTender(): Promise<void> {
    await this.rows(
      `insert into policies (tenant_id, id, programme, document_number, effective_from, policy_values)
       values ($1, $2, 'home-renovation', '测试〔2026〕2号', '2026-02-01', '{"deliveryMode": "tender"}')`,
      [TENANT, randomUUID()],
    );
  }

  async addSuppliers(change: Partial<Record<Bidder, { phone?: string; account?: string }>> = {}): Promise<void> {
    for (const [at, bidder] of BIDDERS.entries()) {
      await this.rows(
        `insert into orgs (tenant_id, id, level, code, name, lineage) values ($1, $2, 'firm', $3, $3, array[$2::uuid]) on conflict do nothing`,
        [TENANT, supplierIdOf(bidder), `TEST-${bidder}`],
      );
      await keepSupplier(
        this.deps,
        TENANT,
        {
          orgId: supplierIdOf(bidder),
          creditCode: creditCodeOf(bidder),
          representative: `法人${at}`,
          contact: `联系人${at}`,
          phone: `1380000000${at}`,
          account: `62000000000000000${at}`,
          address: `工业路${at}号`,
          ...change[bidder],
        },
        seatOf('county1', 'countyOfficer'),
      );
    }
  }

  async tryOpenLot(change: Facts = {}): Promise<Opened> {
    const form = {
      title: '一标段',
      delivery: 'pricedLot',
      method: 'inquiry',
      need: '家庭无障碍改造 2026',
      estimateFen: '2000000',
      homesExpected: 3,
      ...change,
    };
    const as = seatOf('county1', 'countyOfficer');
    const happenedOn = await this.today();
    return openCase(this.deps, TENANT, {
      requestId: randomUUID(),
      procedure: this.lots,
      placeId: demoId('org:county'),
      as,
      form,
      happenedOn,
    });
  }

  async openLot(change: Facts = {}): Promise<string> {
    const opened = await this.tryOpenLot(change);
    if (opened.kind !== 'opened') throw new Error(`the lot was not opened: ${JSON.stringify(opened)}`);
    return opened.caseId;
  }

  /** A form's `homes` for these cases. */
  async numbers(caseIds: readonly string[]): Promise<{ number: string }[]> {
    const rows = await this.rows<{ id: string; number: string }>('select id, number from cases where id = any($1)', [
      caseIds,
    ]);
    return caseIds.map((id) => ({ number: rows.find((row) => row.id === id)?.number ?? '' }));
  }

  /** Homes whose design is approved, so that they may join a lot. */
  async designedHomes(places: readonly number[]): Promise<string[]> {
    const homes: string[] = [];
    for (const place of places) {
      await this.setToday('2026-03-02');
      const caseId = await this.open(place);
      await this.goThrough(caseId, 'approveDesign');
      homes.push(caseId);
    }
    return homes;
  }

  async bid(lotId: string, bidder: Bidder, change: Partial<BidBody> = {}) {
    const body: BidBody = {
      priceLines: [...SAMPLE_RATES],
      totalFen: '1500000',
      statement: '响应采购文件全部要求',
      documents: [],
      ...change,
    };
    return submitBid(this.deps, TENANT, {
      lotId,
      supplierId: supplierIdOf(bidder),
      userId: demoId('user:contractor1'),
      body,
    });
  }

  /** Three bids of 15,000, 16,000 and 17,000 yuan, the deadline passed, opened by two officers. */
  async bidAndOpen(lotId: string): Promise<void> {
    for (const [at, bidder] of BIDDERS.entries())
      await this.bid(lotId, bidder, { totalFen: String(1_500_000 + at * 100_000) });
    await this.passDeadline(lotId, 'bidding');
    await this.actAs(lotId, 'authoriseOpening', 'county1');
    await this.actAs(lotId, 'openBids', 'county2');
  }

  /** Lets a running clock of a case come due, and fires it. */
  async passDeadline(caseId: string, clock: string): Promise<void> {
    const [row] = await this.rows<{ day: string }>(
      `select last_day::text as day from case_clocks where case_id = $1 and clock = $2 and state = 'running'`,
      [caseId, clock],
    );
    if (!row) throw new Error(`${clock} does not run`);
    await this.setToday(addDays(row.day, 1));
    await this.fireClocks(caseId);
  }

  async actAs(caseId: string, action: string, login: string, form?: Facts): Promise<void> {
    const result = await this.act(caseId, action, { login, ...(form && { form }) });
    if (result.kind !== 'recorded') throw new Error(`${action}: ${JSON.stringify(result)}`);
  }

  /** Has a tranche applied for, by the firm or on paper, and ordered as it was applied for. */
  async orderTranche(lotId: string, application: Facts, applicant = 'contractor1'): Promise<void> {
    await this.actAs(lotId, 'applyForTranche', applicant, application);
    await this.actAs(lotId, 'orderTranche', 'finance1');
  }

  /** Every bid qualified and equal but for its price, and the result publicised. */
  async evaluate(lotId: string): Promise<void> {
    const assessments = BIDDERS.map((bidder) => ({ creditCode: creditCodeOf(bidder), qualified: true, technical: 80 }));
    await this.actAs(lotId, 'evaluate', 'county1', { panelSize: 3, assessments });
    await this.actAs(lotId, 'publiciseResult', 'county1', { place: '县政务公开栏' });
  }

  /** From the opened bids to the signed contract. */
  async evaluateAndSign(lotId: string, sumFen = '1500000'): Promise<void> {
    await this.evaluate(lotId);
    await this.passDeadline(lotId, 'challenge');
    await this.actAs(lotId, 'award', 'approver1');
    const contract = { contractNumber: `HT-${lotId}`, sumFen, retentionPercent: 3, warrantyMonths: 12 };
    await this.actAs(lotId, 'signContract', 'county1', contract);
  }
}
