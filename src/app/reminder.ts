/**
 * Reminders: telling those who owe something in a period, by hand or on the days before and after a deadline. They stand
 * among the person's notifications, from which mail is sent where it is set up.
 */
import { dayName } from '../domain/day-name.ts';
import { compilersOf, type Debt, daysLeft, debtsOf, type Person } from '../domain/owed.ts';
import { type Period, periodCode, periodName } from '../domain/period.ts';
import { type ReminderSlot, reminderSlot } from '../domain/reminder-slot.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Step } from '../domain/step.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listOwed, listPeople } from '../store/owed-work.ts';
import { findPeriod, listPeriods, type StoredPeriod } from '../store/period.ts';
import { addPeriodEvent } from '../store/period-event.ts';
import { addReminders } from '../store/reminder.ts';
import { lockTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { remindOfControls } from './control-reminder.ts';
import { listMunicipalities } from './municipality.ts';
import { type NewNotification, notify } from './notification.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';

const items = (count: number) => (count === 1 ? '1 post' : `${count} poster`);

/** "Sista dag är onsdag 13 maj 2026, om 5 arbetsdagar." */
function dueText(dueOn: string | null, today: string): string {
  const left = daysLeft(dueOn, today);
  if (dueOn === null || left === null) return '';
  if (left < 0) return ` Sista dag var ${dayName(dueOn)}.`;
  const when = left === 0 ? 'i dag' : left === 1 ? 'nästa arbetsdag' : `om ${left} arbetsdagar`;
  return ` Sista dag är ${dayName(dueOn)}, ${when}.`;
}

/** The tree of the only body's report, what is not done; the start page where there are several. */
function pathOf(period: Period, debt: Debt): string {
  const bodies = new Set(debt.items.map((item) => item.body));
  const [body] = bodies;
  if (body === undefined || bodies.size > 1) return '/';
  return `/uppfoljning/${encodeURIComponent(body)}/${periodCode(period)}?visa=ej-klara`;
}

const work = { report: 'att rapportera', review: 'att granska' } as const;

function reminderOf({ period, deadlines }: StoredPeriod, debt: Debt, today: string): NewNotification {
  return {
    account: debt.account,
    kind: 'reminder',
    text: `${periodName(period)}: du har ${items(debt.items.length)} ${work[debt.step]}.${dueText(deadlines[debt.step], today)}`,
    path: pathOf(period, debt),
  };
}

type Opened = { readonly reason?: string; readonly bodies?: readonly string[] };

/** Tells those who shall report that the period is open; `bodies` says for which, all where it is left out. */
export async function tellOpened(
  tx: Transaction,
  session: Session,
  stored: StoredPeriod,
  today: string,
  { reason = '', bodies }: Opened,
): Promise<void> {
  const owed = (await listOwed(tx, stored.period)).filter((item) => bodies?.includes(item.body) ?? true);
  const debts = debtsOf(owed, await listPeople(tx)).filter((debt) => debt.step === 'report');
  const opening = reason === '' ? 'är öppen' : `är öppnad igen: ${reason.replace(/\.$/u, '')}`;
  await notify(
    tx,
    session,
    debts.map((debt) => ({
      account: debt.account,
      kind: 'opened',
      text: `${periodName(stored.period)} ${opening}. Du har ${items(debt.items.length)} att rapportera.${dueText(stored.deadlines.report, today)}`,
      path: pathOf(stored.period, debt),
    })),
  );
}

/** Compiling and deciding are the controllers' as long as a report of the period is not decided. */
function closingReminders(stored: StoredPeriod, step: 'compile' | 'decide', people: readonly Person[], today: string) {
  const coordinator = stored.bodies.find((asked) => asked.coordinates)?.body ?? '';
  const what = step === 'compile' ? 'sammanställas' : 'tas till beslut';
  return compilersOf(people, coordinator).map((person): NewNotification => {
    const text = `${periodName(stored.period)} ska ${what}.${dueText(stored.deadlines[step], today)}`;
    return { account: person.id, kind: 'reminder', text, path: `/perioder/${periodCode(stored.period)}` };
  });
}

async function remindersOf(
  tx: Transaction,
  stored: StoredPeriod,
  step: Step,
  today: string,
): Promise<NewNotification[]> {
  const people = await listPeople(tx);
  const owed = await listOwed(tx, stored.period);
  if (step === 'compile' || step === 'decide')
    return owed.length === 0 ? [] : closingReminders(stored, step, people, today);
  return debtsOf(owed, people)
    .filter((debt) => debt.step === step)
    .map((debt) => reminderOf(stored, debt, today));
}

/** Sends what nobody has got already, and returns how many got one. */
async function send(
  tx: Transaction,
  session: Session,
  stored: StoredPeriod,
  step: Step,
  today: string,
  slot: ReminderSlot | 'asked',
): Promise<number> {
  const wanted = await remindersOf(tx, stored, step, today);
  const reminding = { period: stored.period, step, day: today, dueOn: stored.deadlines[step], slot };
  const fresh = await addReminders(
    tx,
    reminding,
    wanted.map((one) => one.account),
  );
  await notify(
    tx,
    session,
    wanted.filter((one) => fresh.has(one.account)),
  );
  return fresh.size;
}

async function noteReminded(tx: Transaction, session: Session, period: Period, sent: number): Promise<void> {
  const reason = sent === 1 ? '1 person' : `${sent} personer`;
  await addPeriodEvent(tx, period, { kind: 'reminded', reason, by: actorName(session) });
  const subject = `period:${periodCode(period)}`;
  await record(tx, session, { verb: 'period.remind', subject, before: null, after: { sent } });
}

/** Reminds everybody who has something left to report or review in an open period, at most once a day each. */
export async function remindPeriod(
  app: App,
  session: Session,
  period: Period,
  today: string,
): Promise<Result<{ sent: number }>> {
  if (!may(session, 'managePeriods', null))
    return refuse({ path: '', message: 'Bara controller och administratör kan skicka påminnelser.' });
  return change(app, session, async (tx) => {
    await lockTenant(tx);
    const stored = await findPeriod(tx, period);
    if (stored?.state !== 'open')
      return refuse({ path: '', message: 'Bara i en öppen period finns det något att påminna om.' });
    const reporting = await send(tx, session, stored, 'report', today, 'asked');
    const sent = reporting + (await send(tx, session, stored, 'review', today, 'asked'));
    if (sent > 0) await noteReminded(tx, session, period, sent);
    return succeed({ sent });
  });
}

const openSteps: Record<StoredPeriod['state'], readonly Step[]> = {
  planned: [],
  open: ['report', 'review', 'compile', 'decide'],
  closed: ['compile', 'decide'],
  decided: [],
};

type Due = { readonly stored: StoredPeriod; readonly step: Step; readonly slot: ReminderSlot };

function dueIn(stored: StoredPeriod, today: string): Due[] {
  return openSteps[stored.state].flatMap((step) => {
    const dueOn = stored.deadlines[step];
    const slot = dueOn === null ? null : reminderSlot(dueOn, today);
    return slot === null ? [] : [{ stored, step, slot }];
  });
}

/** Sends the reminders that are due in one municipality. */
async function remindMunicipality(app: App, tenant: Session['tenant'], today: string): Promise<number> {
  const session: Session = { tenant, account: null, how: 'worker', roles: [] };
  return inTenant(app.db, tenant.id, async (tx) => {
    const due = (await listPeriods(tx)).flatMap((stored) => dueIn(stored, today));
    if (due.length > 0) await lockTenant(tx);
    let all = 0;
    for (const { stored, step, slot } of due) {
      const sent = await send(tx, session, stored, step, today, slot);
      if (sent > 0) await noteReminded(tx, session, stored.period, sent);
      all += sent;
    }
    return all + (await remindOfControls(tx, session, today));
  });
}

/**
 * Sends the reminders that are due on a day, in every municipality, and returns how many. Run it as often as you like:
 * nobody is reminded twice of the same step and deadline in the same slot, or of the same step on the same day.
 */
export async function remindDue(app: App, today: string): Promise<number> {
  let sent = 0;
  for (const tenant of await listMunicipalities(app)) sent += await remindMunicipality(app, tenant, today);
  return sent;
}
