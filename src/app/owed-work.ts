/** What a person owes: the nodes of open periods that they own, or that nobody owns and their role makes them answer for. */
import { activeOwner, daysLeft, isLate, stepOf } from '../domain/owed.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { countUnowned, listOwedBy, type OwedRow } from '../store/owed-work.ts';
import type { App } from './app.ts';
import type { Role, Session } from './session.ts';
import type { OwedItem } from './views.ts';

/** Roles whose work it is to report, and roles that see to it that somebody does. */
const reporting: readonly Role[] = ['reporter', 'head'];
const seeing: readonly Role[] = [...reporting, 'controller', 'administrator'];

/** The bodies that the session holds one of the roles for; null for all. */
function bodiesOf(session: Session, roles: readonly Role[]): string[] | null {
  const held = session.roles.filter(({ role }) => roles.includes(role));
  const bodies = held.flatMap(({ body }) => (body === null ? [] : [body]));
  return bodies.length < held.length ? null : bodies;
}

type Reader = {
  readonly today: string;
  readonly left: (dueOn: string | null) => number | null;
};

function owedItem(row: OwedRow, { today, left }: Reader): OwedItem {
  const step = stepOf(row.state);
  const dueOn = step === null ? null : row.dueOn[step];
  return {
    address: { body: row.body, period: row.period },
    node: { key: row.node, title: row.title, levelName: row.levelName },
    state: row.state,
    step,
    dueOn,
    daysLeft: left(dueOn),
    late: isLate(dueOn, today),
    owner: activeOwner(row),
  };
}

/** Counts the working days to a deadline once, however many nodes have it. */
function countDown(today: string): Reader['left'] {
  const known = new Map<string | null, number | null>();
  return (dueOn) => {
    if (!known.has(dueOn)) known.set(dueOn, daysLeft(dueOn, today));
    return known.get(dueOn) ?? null;
  };
}

const last = '9999';

/** What is the person's own to report, sorted by deadline, the earliest first, what has none last. `today` is "2026-05-13", Swedish time. */
export async function readOwedWork(app: App, session: Session, today: string): Promise<OwedItem[]> {
  const { account } = session;
  if (!account) return [];
  const bodies = bodiesOf(session, reporting);
  const rows = await inTenant(app.db, session.tenant.id, (tx) => listOwedBy(tx, account.id, bodies));
  const reader: Reader = { today, left: countDown(today) };
  return rows.map((row) => owedItem(row, reader)).sort((a, b) => (a.dueOn ?? last).localeCompare(b.dueOn ?? last));
}

/** How much nobody owns that the person may report or give an owner, besides what is the person's own. */
export async function countUnownedWork(tx: Transaction, session: Session): Promise<number> {
  if (!session.account) return 0;
  return countUnowned(tx, bodiesOf(session, seeing), bodiesOf(session, reporting));
}
