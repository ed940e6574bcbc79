import { forged } from './forgery.js';
import type { Planted } from './planted-violations.js';

const event = (caseId: string, condition: string) =>
  `select case_id, seq from case_events where case_id = '${caseId}' and ${condition} order by seq limit 1`;
const ACCOUNT = (login: string) => `(select id from users where login = '${login}')`;

/** Planted in what was done: events, their chain, files, clocks, effects, and the case itself. */
export const PLANTED_IN_EVENTS = {
  // A lost event.
  'event-missing': {
    plant: ({ fresh }) => `delete from case_events where case_id = '${fresh}' and seq = 2`,
    also: ['case-and-events-differ', 'coordination-unfounded', 'evidence-use-differs', 'head-differs'],
  },
  // A broken chain.
  'acts-chain-broken': { plant: () => `update administrative_acts set body = replace(body, '"count":1', '"count":2')` },
  'chain-broken': {
    plant: ({ fresh }) => `
      update case_events set prev_hash = sha256('x'), hash = sha256(sha256('x') || convert_to(body, 'UTF8')) where case_id = '${fresh}' and seq = 2;
      update cases set head_hash = (select hash from case_events where case_id = '${fresh}' and seq = 2) where id = '${fresh}'`,
  },
  'event-altered': {
    plant: ({ fresh }) => `update case_events set body = body || ' ' where case_id = '${fresh}' and seq = 2`,
  },
  'coordination-chain-broken': {
    plant: ({ fresh }) =>
      `update case_coordinations set user_id = ${ACCOUNT('county1')} where case_id = '${fresh}' and place = 1`,
  },
  'coordination-unfounded': {
    plant: ({ fresh }) => `update coordination_recipients r set user_id = ${ACCOUNT('county1')}
      from case_coordinations m where m.id = r.coordination_id and m.case_id = '${fresh}'`,
  },
  'delegation-unfounded': {
    plant: ({ fresh }) => forged(event(fresh, 'seq = 2'), { onBehalfOfUserId: ACCOUNT('town1') }),
  },
  'delegation-not-noted': { plant: () => `update delegations set to_day = to_day + 1` },
  'head-differs': { plant: ({ fresh }) => `update cases set head_hash = sha256('x') where id = '${fresh}'` },
  'event-and-body-differ': {
    plant: ({ fresh }) =>
      `update case_events set user_id = ${ACCOUNT('county1')} where case_id = '${fresh}' and seq = 1`,
  },
  'step-jumped': {
    plant: ({ fresh }) => forged(event(fresh, 'seq = 2'), { from: `'approved'` }),
    also: ['recalled-act-remains'],
  },
  'case-and-events-differ': { plant: ({ fresh }) => `update cases set step = 'approved' where id = '${fresh}'` },
  'due-differs': {
    plant: ({ fresh }) => `
      alter table cases disable trigger work_out_due;
      update cases set due_on = '2001-01-01' where id = '${fresh}';
      alter table cases enable trigger work_out_due`,
  },
  'closed-case-active': {
    plant: ({ paid }) =>
      `update case_clocks set state = 'paused' where case_id = '${paid}' and state = 'stopped' and clock = 'deadline'`,
  },
  'request-twice': {
    plant: ({ fresh, paid }) =>
      forged(event(fresh, 'seq = 1'), {
        requestId: `(select request_id from case_events where case_id = '${paid}' and seq = 1)`,
      }),
  },
  'submission-differs': {
    plant: ({ fresh }) => `update submissions set happened_on = happened_on - 1 where case_id = '${fresh}'`,
  },
  'author-missing': { plant: ({ fresh }) => forged(event(fresh, 'seq = 1'), { userId: 'gen_random_uuid()' }) },
  'recorded-out-of-order': {
    plant: ({ fresh }) => forged(event(fresh, 'seq = 1'), { recordedAt: `e.recorded_at + interval '1 hour'` }),
  },
  'day-impossible': { plant: ({ fresh }) => forged(event(fresh, 'seq = 2'), { happenedOn: 'e.happened_on + 1' }) },
  'evidence-missing': {
    plant: ({ fresh }) =>
      `delete from evidence where id = (select id from evidence where case_id = '${fresh}' and used_seq = 2 limit 1)`,
  },
  'evidence-use-differs': { plant: ({ fresh }) => `update evidence set used_seq = 1 where case_id = '${fresh}'` },
  'evidence-after-act': {
    plant: ({ fresh }) => `update evidence set uploaded_at = uploaded_at + interval '1 day' where case_id = '${fresh}'`,
  },
  // Skipped four eyes.
  'four-eyes': {
    plant: ({ paid }) =>
      forged(event(paid, `action = 'orderPayment'`), {
        userId: `(select user_id from case_events where case_id = '${paid}' and action = 'settle')`,
      }),
  },
  // Somebody else's act taken back.
  'recall-unfounded': {
    plant: ({ recalled }) => forged(event(recalled, `action = 'recall'`), { userId: ACCOUNT('county2') }),
  },
  // A paper, as if it were still used; a message called off for nothing; and a way back to where the case never stood.
  'recalled-act-remains': {
    plant: ({ recalled, paid, fresh }) => `
      update evidence set used_seq = (select seq - 1 from case_events where case_id = '${recalled}' and action = 'recall' order by seq limit 1)
        where id = (select id from evidence where case_id = '${recalled}' and slot = 'auditForm' order by uploaded_at limit 1);
      update case_effects set state = 'calledOff', done_at = null where case_id = '${paid}';
      update cases set before_act = before_act || '{"step": "approved"}' where id = '${fresh}'`,
  },
  'bids-opened-alone': {
    plant: ({ lot }) => forged(event(lot, `action = 'openBids'`), { userId: ACCOUNT('county1') }),
  },
  // An early clock.
  'clock-early': {
    plant: ({ paid }) =>
      forged(event(paid, `action = 'publicityEnds'`), {
        recordedAt: `e.recorded_at - interval '1 day'`,
        happenedOn: 'e.happened_on - 1',
      }),
  },
  'clock-unaccounted': {
    plant: ({ paid }) => `update case_clocks set state = 'stopped' where case_id = '${paid}' and state = 'fired'`,
  },
  'clock-term-wrong': {
    plant: ({ fresh }) =>
      `update case_clocks set last_day = last_day + 1, due_at = due_at + interval '1 day' where case_id = '${fresh}' and state = 'running'`,
  },
  'effect-twice': {
    plant: ({
      paid,
    }) => `insert into case_effects (tenant_id, id, case_id, seq, effect) select tenant_id, gen_random_uuid(), case_id, seq, effect
      from case_effects where case_id = '${paid}' limit 1`,
  },
  'effect-unfounded': { plant: ({ paid }) => `update case_effects set done_at = null where case_id = '${paid}'` },
  'policy-differs': {
    plant: () =>
      `update policies set policy_values = policy_values || '{"publicityDays": {"unit": "workingDays", "count": 5}}' where programme = 'home-renovation'`,
  },
  'number-missing': { plant: ({ fresh }) => `update cases set number = 'QH-2026-999999' where id = '${fresh}'` },
  'two-open-applications': {
    plant: ({ fresh, waiting }) =>
      `update cases set person_id = (select person_id from cases where id = '${waiting}') where id = '${fresh}'`,
  },
  'renovated-twice': {
    plant: ({ paid, lotHomes: [home] }) =>
      `update acceptances set household_id = (select household_id from cases where id = '${home}') where case_id = '${paid}'`,
  },
  'notice-altered': {
    plant: ({ paid }) => `update notices set list_text = list_text || '。' where case_id = '${paid}'`,
  },
  'approved-unpublicised': { plant: ({ paid }) => `delete from notices where case_id = '${paid}'` },
  'quota-exceeded': { plant: () => 'update quotas set total = 1 where year = 2026' },
  'approval-unfounded': { plant: ({ admitted }) => `delete from quota_uses where case_id = '${admitted}'` },
  'waitlist-passed-over': { plant: ({ admitted }) => `update waitlist set priority = 9 where case_id = '${admitted}'` },
} satisfies Readonly<Record<string, Planted>>;
