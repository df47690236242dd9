/** A person's calendar, subscribed to by a secret address: the person's own deadlines, and the annual wheel's other days. */
import { type CalendarEvent, calendarFeed } from '../domain/calendar-feed.ts';
import { periodCode, periodName } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Step } from '../domain/step.ts';
import { findAccount, type HeldRole, loadRoles } from '../store/account.ts';
import {
  type DatedStep,
  deleteFeed,
  findFeed,
  findFeedAccount,
  listDatedSteps,
  saveFeed,
} from '../store/calendar-feed.ts';
import { inTenant } from '../store/database.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { controlEvents } from './control-calendar.ts';
import { sayIn } from './language.ts';
import { listMunicipalities } from './municipality.ts';
import { newToken, readToken } from './password.ts';
import type { Session } from './session.ts';

const noAccount = { path: '', message: 'Logga in för att få en kalenderadress.' };

/** Makes the person's address, or a new one in place of the old. The path is told once: only its hash is kept. */
export async function makeCalendar(app: App, session: Session): Promise<Result<{ path: string }>> {
  const { account, tenant } = session;
  if (!account) return refuse(noAccount);
  return change(app, session, async (tx) => {
    const token = newToken(tenant.id);
    const read = readToken(token);
    if (!read) throw new Error('a new token must be readable');
    await saveFeed(tx, account.id, read.hash);
    await record(tx, session, { verb: 'calendar.make', subject: `account:${account.id}`, before: null, after: null });
    return succeed({ path: `/kalender/${token}.ics` });
  });
}

/** Ends the person's address: calendars that subscribe to it get nothing more. */
export async function endCalendar(app: App, session: Session): Promise<Result<null>> {
  const { account } = session;
  if (!account) return refuse(noAccount);
  return change(app, session, async (tx) => {
    const ended = await deleteFeed(tx, account.id);
    if (ended)
      await record(tx, session, { verb: 'calendar.end', subject: `account:${account.id}`, before: null, after: null });
    return succeed(null);
  });
}

/** When the person's address was made, ISO 8601 in UTC; null where there is none. */
export async function readCalendar(app: App, session: Session): Promise<string | null> {
  const { account, tenant } = session;
  if (!account) return null;
  const made = await inTenant(app.db, tenant.id, (tx) => findFeed(tx, account.id));
  return made?.toISOString() ?? null;
}

const verbs: Record<Step, string> = {
  report: 'rapportera',
  review: 'granska och godkänn',
  compile: 'sammanställ rapporten',
  decide: 'beslut om rapporten',
};

const milestones: Record<Step, string> = {
  report: 'kommunens rapportering ska vara klar',
  review: 'kommunens granskning ska vara klar',
  compile: 'rapporten ska vara sammanställd',
  decide: 'beslut om rapporten',
};

/** Whose work each step is. What a person owns is theirs to report on, whatever the role. */
const working: Record<Step, readonly HeldRole['role'][]> = {
  report: ['reporter', 'head', 'controller', 'administrator'],
  review: ['head', 'controller', 'administrator'],
  compile: ['controller', 'administrator', 'secretary'],
  decide: ['controller', 'administrator', 'secretary', 'head'],
};

/** The bodies for which the step is the person's. */
function concerned(dated: DatedStep, roles: readonly HeldRole[]): string[] {
  const held = roles.filter(({ role }) => working[dated.step].includes(role));
  return dated.bodies.filter(
    (body) =>
      held.some((one) => one.body === null || one.body === body) ||
      (dated.step === 'report' && dated.owns.includes(body)),
  );
}

type Address = {
  readonly tenant: string;
  readonly origin: string | null;
  /** A sentence in the person's language. */
  readonly say: (swedish: string) => string;
};

/** What the person is to do, or what the day is to the municipality where it is nothing of the person's. */
function titleOf(dated: DatedStep, bodies: readonly string[], say: Address['say']): string {
  const period = say(periodName(dated.period));
  if (bodies.length === 0) return `${period}, ${say(milestones[dated.step])}`;
  const whose = bodies.length === dated.bodies.length && bodies.length > 1 ? '' : ` (${bodies.join(', ')})`;
  return `${period}: ${say(verbs[dated.step])}${whose}`;
}

function eventOf(dated: DatedStep, roles: readonly HeldRole[], { tenant, origin, say }: Address): CalendarEvent {
  const code = periodCode(dated.period);
  return {
    uid: `${code}-${dated.step}@${tenant}.uppsikt`,
    date: dated.dueOn,
    title: titleOf(dated, concerned(dated, roles), say),
    description: dated.instructions,
    url: origin === null ? null : `${origin}/perioder/${code}`,
    changedAt: dated.changedAt.toISOString(),
  };
}

/** How far back a calendar shows what has been. */
function aYearBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - 1}-01-01`;
}

/**
 * The calendar of an address, as iCalendar text; null for an address that has ended, is of a closed account, or never
 * was. `origin` leads the links of the events.
 */
export async function readCalendarFeed(
  app: App,
  token: string,
  today: string,
  origin: string | null,
): Promise<string | null> {
  const read = readToken(token);
  const tenant = read && (await listMunicipalities(app)).find((one) => one.id === read.tenantId);
  if (!read || !tenant) return null;
  return inTenant(app.db, tenant.id, async (tx) => {
    const id = await findFeedAccount(tx, read.hash);
    const account = id === null ? null : await findAccount(tx, id);
    if (!account || account.disabled) return null;
    const roles = await loadRoles(tx, account.id);
    const steps = roles.length === 0 ? [] : await listDatedSteps(tx, account.id, aYearBefore(today));
    const say = (swedish: string) => sayIn(app, account.language, swedish);
    const address = { tenant: tenant.id, origin, say };
    const events = [
      ...steps.map((dated) => eventOf(dated, roles, address)),
      ...(await controlEvents(tx, account.id, { tenant: tenant.id, origin, today })),
    ];
    return calendarFeed(`Uppsikt ${tenant.name}`, events);
  });
}
