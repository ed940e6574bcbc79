import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actionsFor, refusalOf } from '../../procedures/engine.js';
import { homeRenovation1 } from '../../procedures/home-renovation.js';
import { REFUSALS } from '../../procedures/refusals.js';
import { type Circumstances, judgedAt, together } from './circumstances.js';

const judge = (step: string, action: string, circumstances: Circumstances = {}) =>
  refusalOf(homeRenovation1, judgedAt(homeRenovation1, step, action, circumstances));

const past = (action: string, userId: string, orgId: string) => [{ action, userId, orgId }];
const placeForAll: Circumstances = {
  derived: { quota: { total: 9, free: 9 }, funds: { freeFen: '9000000', reservedFen: '0' }, waitlistAhead: null },
};
const invoicesThere: Circumstances = { derived: { invoices: { totalFen: '5' }, coPay: { dueFen: '0' } } };

describe('the judge', () => {
  it('refuses everything in a closed case', () => {
    expect(judge('applied', 'acceptApplication', { closed: 'withdrawn' })).toEqual({ code: 'caseClosed' });
  });

  it('refuses what is not possible at the step, and what no step knows', () => {
    expect(judge('applied', 'approve')).toEqual({ code: 'notAtThisStep', about: 'applied' });
    expect(judge('applied', 'constructor')).toEqual({ code: 'notAtThisStep', about: 'applied' });
  });

  it('lets a town officer act for a village, and then only as the village might', () => {
    expect(
      judge('applied', 'acceptApplication', { by: { role: 'townOfficer', actingFor: 'villageOfficer' } }),
    ).toBeNull();
    expect(judge('applied', 'acceptApplication', { by: { role: 'townOfficer' } })).toEqual({ code: 'notYourRole' });
    expect(judge('townReview', 'passTownReview', { by: { role: 'townOfficer', actingFor: 'villageOfficer' } })).toEqual(
      {
        code: 'notYourRole',
      },
    );
  });

  it('refuses who acts under a delegation that is over', () => {
    const command = judgedAt(homeRenovation1, 'applied', 'acceptApplication');
    const over = { ...command, command: { ...command.command, delegationOver: true } };
    expect(refusalOf(homeRenovation1, over)).toEqual({ code: 'notYourRole' });
  });

  it.each([
    ['the delegate of an act', { userId: 'delegate' }],
    ['who delegated it', { userId: 'maker' }],
    ['a delegate of its delegate', { userId: 'third', onBehalfOfUserId: 'delegate' }],
    ['another delegate of its maker', { userId: 'third', onBehalfOfUserId: 'maker' }],
  ])('lets %s not be the second pair of eyes', (_who, by) => {
    const audit = [{ action: 'recordAudit', userId: 'delegate', orgId: 'o', onBehalfOfUserId: 'maker' }];
    const approve = (change: object) =>
      judge('countyApproval', 'approve', together(placeForAll, { past: audit, by: change }));
    expect(approve(by)).toEqual({ code: 'samePerson', about: 'recordAudit' });
    expect(approve({ userId: 'third', onBehalfOfUserId: 'fourth' })).toBeNull();
  });

  it('holds the day of an act between the start of the step, the late-entry limit and today', () => {
    expect(judge('applied', 'acceptApplication', { happenedOn: '2026-06-16' })).toEqual({
      code: 'happenedInFuture',
      about: '2026-06-15',
    });
    expect(judge('applied', 'acceptApplication', { happenedOn: '2026-06-09' })).toEqual({
      code: 'happenedBeforeStep',
      about: '2026-06-10',
    });
    expect(judge('applied', 'acceptApplication', { happenedOn: '2026-06-10' })).toBeNull();
    const late = { happenedOn: '2026-06-10', today: '2026-06-21' };
    expect(judge('applied', 'acceptApplication', late)).toEqual({ code: 'happenedTooLongAgo', about: '2026-06-11' });
    expect(judge('applied', 'acceptApplication', { ...late, today: '2026-06-20' })).toBeNull();
  });

  it('binds the clock to no such limits', () => {
    expect(judge('applied', 'escalate', { happenedOn: '2026-06-01' })).toBeNull();
  });

  it('holds what a lot does to its homes to the home’s state, not to people’s days and seats', () => {
    const byLot = { by: { role: 'lot', userId: 'li', orgId: 'county' }, policy: { deliveryMode: 'tender' } } as const;
    expect(judge('designApproved', 'joinLot', { ...byLot, happenedOn: '2026-06-01' })).toBeNull();
    expect(judge('designApproved', 'joinLot', { by: { role: 'countyOfficer' } })).toEqual({ code: 'notYourRole' });
    expect(judge('designed', 'joinLot', byLot)).toEqual({ code: 'notAtThisStep', about: 'designed' });
    expect(judge('designApproved', 'joinLot', { by: { role: 'lot' } })).toEqual({ code: 'deliveredByHousehold' });
  });

  it('offers only some steps to be sent back to', () => {
    expect(judge('townReview', 'sendBack', { form: { toStep: 'approved' } })).toEqual({ code: 'stepNotOffered' });
    expect(judge('townReview', 'sendBack', { form: { toStep: 'villageReview' } })).toBeNull();
    expect(judge('townReview', 'sendBack', { form: null })).toBeNull();
  });

  it('wants a second person', () => {
    const same = together(placeForAll, { by: { userId: 'li' }, past: past('recordAudit', 'li', 'county') });
    expect(judge('countyApproval', 'approve', same)).toEqual({ code: 'samePerson', about: 'recordAudit' });
    expect(judge('countyApproval', 'approve', { ...same, by: { userId: 'wang' } })).toBeNull();
  });

  it('wants a second organisation', () => {
    const same = together(invoicesThere, {
      by: { userId: 'li', orgId: 'firm' },
      past: past('selfCheck', 'wang', 'firm'),
    });
    expect(judge('selfChecked', 'accept', same)).toEqual({ code: 'sameOrganisation', about: 'selfCheck' });
    expect(judge('selfChecked', 'accept', { ...same, by: { userId: 'li', orgId: 'county' } })).toBeNull();
  });

  it('follows the county where its policy drops a four-eyes pair', () => {
    const same = together(placeForAll, {
      by: { userId: 'li' },
      past: past('recordAudit', 'li', 'county'),
      policy: { fourEyes: [] },
    });
    expect(judge('countyApproval', 'approve', same)).toBeNull();
  });

  it('counts only files that no act rests on yet where fresh ones are asked for', () => {
    const used = { evidence: { afterPhotos: { all: 4, fresh: 1 } } };
    expect(judge('rework', 'reworkDone', used)).toEqual({ code: 'evidenceMissing', about: 'afterPhotos' });
    expect(judge('rework', 'reworkDone', { evidence: { afterPhotos: { all: 4, fresh: 2 } } })).toBeNull();
  });

  it('shows people their actions with what stands against each, and nobody those of the clock', () => {
    const { case: state } = judgedAt(homeRenovation1, 'publicised', 'object');
    const shown = actionsFor(homeRenovation1, state, (action) =>
      judge('publicised', action, { form: null, derived: { publicityTerm: null, lot: null } }),
    );
    const names = shown.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['recordRemoval', 'object', 'withdraw', 'reportDeath', 'cancelCard', 'regrade']),
    );
    expect(names).not.toContain('publicityEnds');
    expect(shown.find(({ name }) => name === 'recordRemoval')?.blockedBy).toEqual({ code: 'publicityTermUnknown' });
    expect(actionsFor(homeRenovation1, { ...state, closed: 'paid' }, () => null)).toEqual([]);
  });

  it('shows nobody what only a lot does', () => {
    const { case: state } = judgedAt(homeRenovation1, 'inLot', 'callOff');
    const names = actionsFor(homeRenovation1, state, () => null).map(({ name }) => name);
    expect(names).toContain('leaveEndedLot');
    for (const ofLot of ['callOff', 'leaveLot', 'releasedFromLot']) expect(names).not.toContain(ofLot);
  });
});

describe('the reasons', () => {
  it('are each given somewhere', () => {
    const root = join(import.meta.dirname, '../..');
    const sources = ['procedures', 'record', 'desk'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && file !== 'refusals.ts')
        .map((file) => readFileSync(join(root, folder, file), 'utf8')),
    );
    const unused = Object.keys(REFUSALS).filter((code) => !sources.some((source) => source.includes(`'${code}'`)));
    expect(unused).toEqual([]);
  });

  it('say in both languages what to do next', () => {
    for (const { zh, en } of Object.values(REFUSALS)) {
      expect(zh.length).toBeGreaterThan(4);
      expect(en.length).toBeGreaterThan(10);
      expect(zh.includes('{about}')).toBe(en.includes('{about}'));
    }
  });
});
