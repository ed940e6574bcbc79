import { randomUUID } from 'node:crypto';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import { addDays } from '../../procedures/days.js';
import type { Facts } from '../../procedures/vocabulary.js';
import { openCase } from '../../record/open-case.js';
import { contractedLot } from './contracted-lot.js';
import { LotDriver } from './lot-driver.js';
import { seatOf } from './record-driver.js';

const TENANT = DEMO_TENANT.id;

/** A claim as a test makes it: about a case, the rest as the form asks. */
export interface Claim {
  readonly about: string;
  readonly debtor: 'household' | 'contractor';
  readonly ground: string;
  readonly sumFen: string;
  readonly lotNumber?: string;
}

/** Drives recoveries through the record, beside the lots and homes whose money they are about. */
export class RecoveryDriver extends LotDriver {
  #references = 0;

  /** Raises a claim. @returns the refusal in words, or the id of the recovery. */
  async tryClaim({ about, ...claim }: Claim): Promise<{ readonly refusal: string } | { readonly id: string }> {
    const [row] = await this.rows<{ number: string }>('select number from cases where id::text = $1', [about]);
    const opened = await openCase(this.deps, TENANT, {
      requestId: randomUUID(),
      procedure: latestProcedure('recovery'),
      placeId: demoId('org:county'),
      as: seatOf('county1', 'countyOfficer'),
      form: { number: row?.number ?? about, ...claim },
      happenedOn: await this.today(),
    });
    if (opened.kind === 'opened') return { id: opened.caseId };
    if (opened.kind !== 'refused') throw new Error(opened.kind);
    return { refusal: [opened.refusal.code, opened.refusal.about].filter(Boolean).join(' ') };
  }

  async claim(claim: Claim): Promise<string> {
    const raised = await this.tryClaim(claim);
    if ('refusal' in raised) throw new Error(raised.refusal);
    return raised.id;
  }

  /** Raises a claim, has it approved and notified, and lets the term for objections pass. */
  async owed(claim: Claim): Promise<string> {
    const id = await this.claim(claim);
    await this.actAs(id, 'approveClaim', 'approver1');
    await this.actAs(id, 'serveNotice', 'county1');
    await this.passDeadline(id, 'objection');
    return id;
  }

  /** What a repayment's form says; each has a reference of its own. */
  async repayment(amountFen: string, change: Facts = {}): Promise<Facts> {
    this.#references += 1;
    return { amountFen, bankReference: `TK-${this.#references}`, receivedOn: await this.today(), ...change };
  }

  /** What a home holds in an account, by the place of the fund: central first, then the county's. In fen. */
  async heldByFund(home: string, account: string): Promise<string[]> {
    const rows = await this.rows<{ fen: string }>(
      `select coalesce(sum(case when e.to_account = $2 then e.amount_fen when e.from_account = $2 then -e.amount_fen end), 0)::text as fen
       from funds f join cases c on c.id = $1 and c.procedure = f.programme
       left join fund_entries e on e.fund_id = f.id and e.case_id = c.id group by f.tenant_id, f.id order by f.year, f.position`,
      [home, account],
    );
    return rows.map(({ fen }) => fen);
  }

  /** A lot drawn from a framework and signed. */
  signedLot(bidder: 'builder' | 'bidder2' = 'builder', sumFen = '1500000'): Promise<string> {
    return contractedLot(this, sumFen, bidder);
  }

  /** Puts homes into a signed lot, calls them off and has their works begun. */
  async begin(lotId: string, homes: readonly string[]): Promise<void> {
    const numbers = { homes: await this.numbers(homes) };
    await this.actAs(lotId, 'addHomes', 'county1', numbers);
    const finishBy = addDays(await this.today(), 60);
    await this.actAs(lotId, 'callOff', 'county1', { ...numbers, finishBy });
    for (const home of homes) await this.actAs(home, 'startByContractor', 'contractor1');
  }

  /** Has a tranche applied for, ordered and paid. */
  async pay(lotId: string, tranche: string, percent?: number): Promise<void> {
    await this.applyFor(lotId, tranche, percent);
    await this.payApplied(lotId);
  }

  /** Has the firm apply, with an invoice that covers whatever is due. */
  async applyFor(lotId: string, tranche: string, percent?: number): Promise<void> {
    this.#references += 1;
    const invoices = [{ number: `FP-${this.#references}`, issuedOn: await this.today(), amountFen: '900000' }];
    const form = { tranche, invoices, ...(percent !== undefined && { percent }) };
    await this.actAs(lotId, 'applyForTranche', 'contractor1', form);
  }

  /** Has finance order what was applied for, and the bank pay it. */
  async payApplied(lotId: string): Promise<void> {
    await this.actAs(lotId, 'orderTranche', 'finance1');
    this.#references += 1;
    const paid = { bankReference: `FK-${this.#references}`, paidOn: await this.today() };
    await this.actAs(lotId, 'confirmTranche', 'finance2', paid);
  }

  /** Takes a home's works from their beginning to the settlement. */
  async finish(home: string, measured?: readonly Facts[]): Promise<void> {
    await this.actAs(home, 'selfCheckByContractor', 'contractor1');
    await this.attach(home, 'coPayReceipt');
    const accepted = await this.act(home, 'accept', { ...(measured && { form: { measured } }) });
    if (accepted.kind !== 'recorded') throw new Error(JSON.stringify(accepted));
    await this.actAs(home, 'settleByContract', 'county1');
  }

  /** An act that may be refused: the refusal in words, or `recorded`. */
  async tried(caseId: string, action: string, login: string, form?: Facts): Promise<string> {
    const result = await this.act(caseId, action, { login, ...(form && { form }) });
    return result.kind === 'refused'
      ? [result.refusal.code, result.refusal.about].filter(Boolean).join(' ')
      : result.kind;
  }
}
