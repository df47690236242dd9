/** A person's own page: what they owe in each open period, with when and why, and what waits for their review. */
import { daysLeft, isLate, reviewersOf } from '../domain/owed.ts';
import { periodCode } from '../domain/period.ts';
import { listBodies } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listPeople, listReady } from '../store/owed-work.ts';
import { listPeriods } from '../store/period.ts';
import type { App } from './app.ts';
import { countUnownedWork, readOwedWork } from './owed-work.ts';
import type { Session } from './session.ts';
import type { OwedItem, ReportAddress } from './views.ts';

/** What one person owes in one body's report. */
export type OwedReport = {
  readonly address: ReportAddress;
  readonly bodyName: string;
  /** What the controller asks for this time; '' where nothing is said. */
  readonly instructions: string;
  /** The earliest deadline of what is left; null where none is set. */
  readonly dueOn: string | null;
  readonly daysLeft: number | null;
  readonly late: boolean;
  /** Still to be reported on: what was sent back first, then what is not begun. */
  readonly items: readonly OwedItem[];
  /** How many the person has marked as done, of how many. */
  readonly done: number;
  readonly of: number;
};

export type ReviewItem = Pick<OwedItem, 'address' | 'node' | 'dueOn' | 'daysLeft' | 'late' | 'owner'> & {
  readonly bodyName: string;
};

export type MyWork = {
  /** The most urgent first; reports of which all is done last. */
  readonly reports: readonly OwedReport[];
  readonly review: readonly ReviewItem[];
  /** Nobody owns it, and the person may report on it or give it an owner. */
  readonly unowned: number;
};

const order = { returned: 0, missing: 1, draft: 2, ready: 3, reviewed: 3 } as const;
const last = '9999';

/** `today` is "2026-05-13", Swedish time. */
export async function readMyWork(app: App, session: Session, today: string): Promise<MyWork> {
  const mine = await readOwedWork(app, session, today);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const names = new Map((await listBodies(tx)).map(({ code, name }) => [code, name]));
    const instructions = new Map((await listPeriods(tx)).map((row) => [periodCode(row.period), row.instructions]));
    const groups = Map.groupBy(mine, ({ address }) => `${address.body}/${periodCode(address.period)}`);
    const reports = [...groups.values()].flatMap((items): OwedReport[] => {
      const [first] = items;
      if (first === undefined) return [];
      const { address } = first;
      const why = instructions.get(periodCode(address.period)) ?? '';
      return [owedReport(items, first, names.get(address.body) ?? address.body, why)];
    });
    return {
      reports: reports.sort(
        (a, b) =>
          Number(a.items.length === 0) - Number(b.items.length === 0) ||
          (a.dueOn ?? last).localeCompare(b.dueOn ?? last),
      ),
      review: await reviewItems(tx, session, today, names),
      unowned: await countUnownedWork(tx, session),
    };
  });
}

function owedReport(all: readonly OwedItem[], first: OwedItem, bodyName: string, instructions: string): OwedReport {
  const items = all
    .filter((item) => item.step === 'report')
    .sort((a, b) => Number(b.late) - Number(a.late) || order[a.state] - order[b.state]);
  const [next] = items
    .filter((item) => item.dueOn !== null)
    .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''));
  return {
    address: first.address,
    bodyName,
    instructions,
    dueOn: next?.dueOn ?? null,
    daysLeft: next?.daysLeft ?? null,
    late: items.some((item) => item.late),
    items,
    done: all.length - items.length,
    of: all.length,
  };
}

/** What is marked as done in bodies that the person reviews for. */
async function reviewItems(
  tx: Transaction,
  session: Session,
  today: string,
  names: ReadonlyMap<string, string>,
): Promise<ReviewItem[]> {
  const people = await listPeople(tx);
  const reviews = (body: string) => reviewersOf(people, body).some(({ id }) => id === session.account?.id);
  const bodies = [...names.keys()].filter(reviews);
  const rows = bodies.length === 0 ? [] : await listReady(tx, bodies);
  return rows
    .map((row) => ({
      address: { body: row.body, period: row.period },
      bodyName: names.get(row.body) ?? row.body,
      node: { key: row.node, title: row.title, levelName: row.levelName },
      dueOn: row.dueOn.review,
      daysLeft: daysLeft(row.dueOn.review, today),
      late: isLate(row.dueOn.review, today),
      owner: row.owner,
    }))
    .sort((a, b) => (a.dueOn ?? last).localeCompare(b.dueOn ?? last));
}
