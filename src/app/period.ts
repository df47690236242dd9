/** Periods: planning one with its deadlines, opening it for those who are asked, closing it, and opening it again with a reason. */
import { z } from 'zod';
import type { Moved } from '../domain/deadline.ts';
import { type Period, periodCode, periodName } from '../domain/period.ts';
import type { Asked } from '../domain/report-draft.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { findPeriod, type PeriodTerms, type StoredPeriod, setPeriodState } from '../store/period.ts';
import { addPeriodEvent } from '../store/period-event.ts';
import { loadReportedPlan } from '../store/report-preparation.ts';
import { lockTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { plainText, readForm } from './form.ts';
import { readTerms, writeTerms } from './period-terms.ts';
import { may } from './policy.ts';
import { type Prepared, prepareReport } from './prepare-report.ts';
import { tellOpened } from './reminder.ts';
import { actorName, type Session } from './session.ts';

const notAllowed = { path: '', message: 'Bara controller och administratör kan planera, öppna och stänga perioder.' };

function fixedState(period: StoredPeriod | null): Result<null> {
  if (period?.state === 'decided') return refuse({ path: '', message: 'Perioden är beslutad och ändras inte mer.' });
  return succeed(null);
}

async function prepareReports(
  tx: Transaction,
  session: Session,
  period: Period,
  bodies: readonly Asked[],
  today: string,
): Promise<Result<readonly Prepared[]>> {
  const plan = await loadReportedPlan(tx, period.year);
  if (plan.nodes.length === 0) {
    return refuse({
      path: '',
      message: `Det finns ingen plan för ${period.year}. Lägg upp planen, eller kopiera förra årets, innan perioden öppnas.`,
    });
  }
  const prepared: Prepared[] = [];
  for (const asked of bodies) prepared.push(await prepareReport(tx, session, plan, period, asked, today));
  return succeed(prepared);
}

/** What changing or opening a period answers: the deadlines that were moved off a free day, and the reports it prepared. */
export type PeriodChange = { readonly moved: readonly Moved[]; readonly created: number; readonly grown: number };

function changeOf(moved: readonly Moved[], prepared: readonly Prepared[]): PeriodChange {
  const done = prepared.filter((one) => one !== null);
  return { moved, created: done.filter((one) => one.created).length, grown: done.filter((one) => !one.created).length };
}

const createdOf = (prepared: readonly Prepared[]) => prepared.flatMap((one) => (one?.created ? [one.body] : []));

/**
 * Makes a period, or changes its deadlines, instructions and bodies. `input`: the four steps, each a date ("2026-05-13")
 * or working days from the decision ("-10"); `instructions`, `bodies` (codes), `coordinator` (a code or ''). A body that
 * is added to an open period gets its report at once. `today` is "2026-05-04", Swedish time.
 */
export async function planPeriod(
  app: App,
  session: Session,
  period: Period,
  today: string,
  input: unknown,
): Promise<Result<PeriodChange>> {
  if (!may(session, 'managePeriods', null)) return refuse(notAllowed);
  return change(app, session, async (tx) => {
    await lockTenant(tx);
    const before = await findPeriod(tx, period);
    const free = fixedState(before);
    if (!free.ok) return free;
    const read = await readTerms(tx, input, today);
    if (!read.ok) return read;
    await writeTerms(tx, session, period, read.value.terms);
    const { moved, terms } = read.value;
    if (before?.state !== 'open' || before.bodies.length === 0) return succeed(changeOf(moved, []));
    const prepared = await prepareReports(tx, session, period, terms.bodies, today);
    if (!prepared.ok) return prepared;
    await tellOpened(tx, session, { ...before, ...terms }, today, { bodies: createdOf(prepared.value) });
    return succeed(changeOf(moved, prepared.value));
  });
}

function whyNotOpen({ deadlines, bodies }: PeriodTerms): Result<null> {
  if (deadlines.report === null)
    return refuse({ path: 'report', message: 'Ange när rapporteringen ska vara klar innan perioden öppnas.' });
  if (bodies.length === 0)
    return refuse({ path: 'bodies', message: 'Välj minst en nämnd, förvaltning eller ett bolag som ska rapportera.' });
  return succeed(null);
}

/**
 * Opens a period: each body asked gets a report with the plan's nodes that it answers for, and those who owe something
 * are told. Opening it once more only adds what is missing. `input` is as for `planPeriod`; null keeps the terms.
 */
export async function openPeriod(
  app: App,
  session: Session,
  period: Period,
  today: string,
  input: unknown = null,
): Promise<Result<PeriodChange>> {
  if (!may(session, 'managePeriods', null)) return refuse(notAllowed);
  return change(app, session, async (tx) => {
    await lockTenant(tx);
    const before = await findPeriod(tx, period);
    const free = fixedState(before);
    if (!free.ok) return free;
    if (before?.state === 'closed')
      return refuse({ path: '', message: 'Perioden är stängd. Öppna den igen, med ett skäl.' });
    const read = input === null ? null : await readTerms(tx, input, today);
    if (read && !read.ok) return read;
    if (read) await writeTerms(tx, session, period, read.value.terms);
    const found = await findPeriod(tx, period);
    if (!found) return refuse({ path: '', message: `${periodName(period)} är inte planerad än.` });
    const ready = whyNotOpen(found);
    if (!ready.ok) return ready;
    const prepared = await prepareReports(tx, session, period, found.bodies, today);
    if (!prepared.ok) return prepared;
    const result = changeOf(read?.value.moved ?? [], prepared.value);
    if (before?.state === 'open' && before.bodies.length > 0) {
      await tellOpened(tx, session, found, today, { bodies: createdOf(prepared.value) });
      return succeed(result);
    }
    await setPeriodState(tx, period, 'open', today);
    await addPeriodEvent(tx, period, { kind: 'opened', reason: '', by: actorName(session) });
    const subject = `period:${periodCode(period)}`;
    await record(tx, session, { verb: 'period.open', subject, before: before?.state ?? null, after: 'open' });
    await tellOpened(tx, session, found, today, {});
    return succeed(result);
  });
}

/** Closes an open period: reporters and heads edit no more, the report is put together. */
export async function closePeriod(app: App, session: Session, period: Period): Promise<Result<null>> {
  if (!may(session, 'managePeriods', null)) return refuse(notAllowed);
  return change(app, session, async (tx) => {
    const found = await findPeriod(tx, period);
    if (found?.state !== 'open') return refuse({ path: '', message: 'Bara en öppen period kan stängas.' });
    await setPeriodState(tx, period, 'closed');
    await addPeriodEvent(tx, period, { kind: 'closed', reason: '', by: actorName(session) });
    const subject = `period:${periodCode(period)}`;
    await record(tx, session, { verb: 'period.close', subject, before: 'open', after: 'closed' });
    return succeed(null);
  });
}

const Reason = z.object({
  reason: plainText()
    .trim()
    .min(3, 'Skriv varför perioden öppnas igen.')
    .max(1000, 'Skälet får ha högst 1 000 tecken.'),
});

/** Opens a closed period again. `input`: `reason`, which is kept, and told to those who owe something. */
export async function reopenPeriod(
  app: App,
  session: Session,
  period: Period,
  today: string,
  input: unknown,
): Promise<Result<null>> {
  if (!may(session, 'managePeriods', null)) return refuse(notAllowed);
  const form = readForm(Reason, input);
  if (!form.ok) return form;
  const { reason } = form.value;
  return change(app, session, async (tx) => {
    const found = await findPeriod(tx, period);
    if (found?.state !== 'closed') return refuse({ path: '', message: 'Bara en stängd period kan öppnas igen.' });
    await setPeriodState(tx, period, 'open');
    await addPeriodEvent(tx, period, { kind: 'reopened', reason, by: actorName(session) });
    const subject = `period:${periodCode(period)}`;
    await record(tx, session, { verb: 'period.reopen', subject, before: 'closed', after: { state: 'open', reason } });
    await tellOpened(tx, session, found, today, { reason });
    return succeed(null);
  });
}
