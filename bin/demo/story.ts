import type { DemoApplicant, DemoPerson } from '../demo-people.js';
import {
  applyForRenovation,
  applyForSmallGrant,
  endPublicity,
  hearObjections,
  passTowns,
  reviewInVillages,
} from './applications.js';
import { admitWhoWaits, approveUpTo, auditHomes, confirmDeath, withdrawAndAdmit } from './approvals.js';
import { dayAfter } from './demo-clock.js';
import { type DemoRun, type Home, type Household, type Lot, type Town, TOWNS } from './demo-run.js';
import { auditAndStartWarranty, endWarranties } from './final-accounts.js';
import { findFollowUps, visitAll } from './follow-ups.js';
import { designHomes } from './plans.js';
import { importLists, knowCalendars, setPolicies } from './preparations.js';
import { paySmallGrants } from './small-grants.js';
import {
  addHomes,
  awardAndSign,
  callOff,
  untilLots,
  forget,
  openAndEvaluate,
  planLot,
  publishAndBid,
} from './tenders.js';
import { payAdvance, payOnAcceptance, payRetention } from './tranches.js';
import { buildHomes } from './works.js';

const WORKS_DAYS = 45;
const BUILT_AFTER_DAYS = 20;

/** The people of a run, and those of earlier runs, who stay on the lists. */
export interface Cast {
  readonly applicants: readonly DemoApplicant[];
  readonly grantees: readonly DemoApplicant[];
  readonly earlier: readonly DemoPerson[];
}

/** What a run has been about. */
export interface Told {
  readonly homes: readonly Home[];
  readonly lots: readonly Lot[];
  readonly smallGrants: readonly Household[];
}

/** The whole life of the applications, from the village to the last visit and the last fen. */
export async function tellStory(run: DemoRun, { applicants, grantees, earlier }: Cast): Promise<Told> {
  const { clock, tell } = run;
  await clock.read();
  await knowCalendars(run);
  await setPolicies(run);
  const people = [...applicants, ...grantees].map(({ person }) => person);
  await importLists(run, [...earlier, ...people]);

  const homes = await applyForRenovation(run, applicants);
  const smallGrants = await applyForSmallGrant(run, grantees);
  tell(`${homes.length} households applied for renovation in three towns, ${smallGrants.length} for the small grant.`);
  const roles = castRoles(homes);
  const reviewed = await reviewAll(run, homes, smallGrants, roles);
  await paySmallGrants(run, smallGrants);

  const lots = await tenderLots(run, reviewed, roles);
  await buildAndPay(run, lots, roles);
  await afterTheWorks(run, lots);
  return { homes, lots, smallGrants };
}

interface Roles {
  readonly upheld: Home;
  readonly dismissed: Home;
  readonly withdrawn: Home;
  readonly substitute: Home;
  readonly reworked: Home;
  readonly deceased: Home;
  readonly changed: Home;
}

/** Which home of which town the events fall on; every town has at least eight. */
function castRoles(homes: readonly Home[]): Roles {
  const of = (town: Town, at: number): Home => {
    const home = inTown(homes, town).at(at);
    if (!home) throw new Error(`${town} has too few homes`);
    return home;
  };
  return {
    withdrawn: of('town1', 0),
    reworked: of('town1', 1),
    substitute: of('town1', -1),
    deceased: of('town2', 0),
    changed: of('town2', 1),
    upheld: of('town3', 0),
    dismissed: of('town3', 1),
  };
}

const inTown = (homes: readonly Home[], town: Town): Home[] => homes.filter((home) => home.town === town);

/** Village, publicity, town and county. @returns the homes that were approved, the one that waits among them. */
async function reviewAll(
  run: DemoRun,
  homes: readonly Home[],
  smallGrants: readonly Household[],
  { upheld, dismissed, substitute }: Roles,
): Promise<Home[]> {
  const { clock, tell } = run;
  await reviewInVillages(homes);
  await reviewInVillages(smallGrants, ['homePhotos']);
  await hearObjections(upheld, dismissed);
  const going = homes.filter((home) => home !== upheld);
  await endPublicity(run, [...going, ...smallGrants]);
  tell(`The notices came down on ${clock.today}; of two objections one was upheld, one dismissed.`);
  await passTowns([...going, ...smallGrants]);
  await auditHomes(going);
  const first = going.filter((home) => home !== substitute);
  await admitWhoWaits(run);
  await approveUpTo(run, first, substitute);
  await designHomes(run, first);
  tell(`${first.length} homes assessed and designed, each with a plan of its own from the sample catalogue.`);
  return going;
}

/** A lot for each town. One home withdraws for another, one applicant dies, one lot gets too few bids and is tendered again. */
async function tenderLots(run: DemoRun, homes: readonly Home[], roles: Roles): Promise<Lot[]> {
  const { clock, tell } = run;
  const { withdrawn, substitute, deceased } = roles;
  const designed = homes.filter((home) => home !== substitute);
  const [first, second, failing] = await planLots(run, designed);
  await withdrawAndAdmit(run, withdrawn, substitute);
  forget(first, withdrawn);
  await designHomes(run, [substitute]);
  await addHomes(first, [substitute]);
  await publishAndBid(run, first, 3);
  await publishAndBid(run, second, 3);
  await publishAndBid(run, failing, 2);
  await confirmDeath(run, deceased);
  forget(second, deceased);
  await clock.moveTo(clock.in(5));
  await untilLots(run, [first, second], 'biddingClosed');
  await untilLots(run, [failing], 'tenderFailed');
  tell(`${failing.title} ${failing.file.number} failed: two bids where three are asked.`);
  const again = await planLot(run, failing.town, failing.homes, failing);
  await publishAndBid(run, again, 3);
  await openAndEvaluate(run, first);
  await openAndEvaluate(run, second);
  await clock.moveTo(clock.in(5));
  await untilLots(run, [again], 'biddingClosed');
  await openAndEvaluate(run, again);
  await clock.moveTo(dayAfter(again.file.dueOn ?? '', 1));
  const lots = [first, second, again];
  await untilLots(run, lots, 'awardable');
  for (const lot of lots) await awardAndSign(run, lot);
  return lots;
}

async function planLots(run: DemoRun, homes: readonly Home[]): Promise<[Lot, Lot, Lot]> {
  const [first, second, third] = TOWNS;
  return [
    await planLot(run, first, inTown(homes, first)),
    await planLot(run, second, inTown(homes, second)),
    await planLot(run, third, inTown(homes, third)),
  ];
}

async function buildAndPay(run: DemoRun, lots: readonly Lot[], { changed, reworked }: Roles): Promise<void> {
  const [advanced, returned] = lots;
  if (!advanced || !returned) throw new Error('there are no lots to build');
  for (const lot of lots) await callOff(run, lot, WORKS_DAYS);
  await payAdvance(run, advanced);
  await run.clock.moveTo(run.clock.in(BUILT_AFTER_DAYS));
  const homes = lots.flatMap((lot) => lot.homes);
  await buildHomes(run, homes, { changed, reworked });
  run.tell(`${homes.length} homes built, accepted and settled on ${run.clock.today}.`);
  await payOnAcceptance(run, lots, returned);
}

/** Final accounts, audit, warranty and retention; meanwhile the visits after 7, 30 and 90 days. */
async function afterTheWorks(run: DemoRun, lots: readonly Lot[]): Promise<void> {
  const { clock } = run;
  const acceptedOn = clock.today;
  const followUps = await findFollowUps(
    run,
    lots.flatMap((lot) => lot.homes),
  );
  let warrantyUntil = acceptedOn;
  for (const lot of lots) warrantyUntil = await auditAndStartWarranty(run, lot);
  run.tell(`Final accounts audited; the warranty lasts until ${warrantyUntil}.`);
  for (const [days, step] of [
    [7, 'day7'],
    [30, 'day30'],
  ] as const) {
    await clock.moveTo(dayAfter(acceptedOn, days));
    await visitAll(run, followUps, step);
  }
  await clock.moveTo(dayAfter(warrantyUntil, 1));
  await endWarranties(run, lots);
  await payRetention(run, lots);
  await clock.moveTo(dayAfter(acceptedOn, 90));
  await visitAll(run, followUps, 'day90');
}
