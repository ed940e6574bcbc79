import type { OwnCase } from '../../desk/own-case.js';
import { ErrorSummary } from '../forms/error-summary.js';
import type { FormState } from '../forms/form-state.js';
import type { Say } from '../language.js';
import { Page } from '../layout/page.js';
import { amountOf } from '../money.js';
import { type SummaryRow, SummaryList } from '../parts/summary-list.js';
import { TextInput } from '../parts/text-input.js';
import { useSay } from '../screen.js';
import { MARKS } from '../marks.js';
import { BackToNotices } from './objection-pages.js';
import { OWN_CASE_WORDS as W } from './own-case-words.js';

/** An applicant gives number, end of the ID number and code. */
export function AskOwnCasePage({ base, state }: { readonly base: string; readonly state: FormState }) {
  const say = useSay();
  return (
    <Page title={W.title} hasErrors={state.errors.size > 0 || state.general.length > 0}>
      <BackToNotices base={base} />
      <ErrorSummary errors={state.errors} general={state.general} />
      <h1 class="govuk-heading-l">{say(W.title)}</h1>
      <p class="govuk-body">{say(W.lead)}</p>
      <form method="post" action={`${base}/case`} noValidate>
        <TextInput name="number" title={W.number} state={state} />
        <TextInput name="idTail" title={W.idTail} state={state} />
        <TextInput name="code" title={W.code} state={state} kind="numeric" />
        <button class="govuk-button">{say(W.ask)}</button>
      </form>
    </Page>
  );
}

/** The own case in plain words. */
export function OwnCasePage({ base, found }: { readonly base: string; readonly found: OwnCase }) {
  const say = useSay();
  return (
    <Page title={W.title}>
      <BackToNotices base={base} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{say(W.title)}</span>
        {found.number}
      </h1>
      <SummaryList rows={[...standing(found, say), ...aboutNotice(found, say), ...aboutMoney(found, say)]} />
      <a class="govuk-link tongtu-not-printed" href={`${base}/case`}>
        {say(W.again)}
      </a>
    </Page>
  );
}

function standing({ programme, openedOn, step, outcome, since, dueOn, ...found }: OwnCase, say: Say): SummaryRow[] {
  const known = [
    { key: say(W.programme), value: say(programme) },
    { key: say(W.openedOn), value: openedOn },
  ];
  if (!step) return [...known, { key: say(W.step), value: outcome && say(W.ended, outcome) }];
  const office = found.with && [found.with.office, say(found.with.role)].filter(Boolean).join(' · ');
  return [
    ...known,
    { key: say(W.step), value: <Step title={say(step.title)} means={say(step.means)} since={say(W.since, since)} /> },
    { key: say(W.next), value: say(step.next) },
    { key: say(W.asked), value: say(step.asked ?? W.nothing) },
    ...(office ? [{ key: say(W.with), value: office }] : []),
    ...(dueOn === null ? [] : [{ key: say(W.dueOn), value: dueOn }]),
  ];
}

function Step({ title, means, since }: Readonly<Record<'title' | 'means' | 'since', string>>) {
  return (
    <>
      <strong>{title}</strong> <span class="tongtu-muted">{since}</span>
      <br />
      {means}
    </>
  );
}

function aboutNotice({ notice }: OwnCase, say: Say): SummaryRow[] {
  if (!notice) return [];
  const until = notice.lastDay === null ? say(W.noticePaused) : say(W.noticeUntil, notice.lastDay);
  return [{ key: say(W.notice), value: `${say(W.noticeDays, notice.postedOn)}${say(MARKS.comma)}${until}` }];
}

function aboutMoney({ grantFen, paid }: OwnCase, say: Say): SummaryRow[] {
  return [
    ...(grantFen === null ? [] : [{ key: say(W.grant), value: amountOf(grantFen) }]),
    ...paid.map(({ amountFen, account }) => ({
      key: say(W.paid),
      value: `${say(W.paidTo, amountOf(amountFen))} ${account}`,
    })),
  ];
}
