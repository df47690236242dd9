/** Tells people what happened to an entry that they report on or review. */
import { reviewersOf } from '../domain/owed.ts';
import { periodName } from '../domain/period.ts';
import type { Transaction } from '../store/database.ts';
import { findLastActor, findOwner } from '../store/entry-people.ts';
import { listPeople } from '../store/owed-work.ts';
import { entryPath, entrySubject } from './entry-subject.ts';
import { type NewNotification, notify } from './notification.ts';
import { actorName, type Session } from './session.ts';
import type { EntryView, ReportAddress } from './views.ts';

const longest = 300;

type News = Pick<NewNotification, 'kind' | 'text'>;

/** Tells each person once. `text` is cut where it is long: the page has the whole. */
export function tell(
  tx: Transaction,
  session: Session,
  { address, node }: { readonly address: ReportAddress; readonly node: string },
  accounts: readonly (string | null)[],
  news: News,
): Promise<void> {
  const people = [...new Set(accounts)].flatMap((account) => account ?? []);
  const text = news.text.length > longest ? `${news.text.slice(0, longest - 1)}…` : news.text;
  const path = entryPath(address, node);
  return notify(
    tx,
    session,
    people.map((account) => ({ account, kind: news.kind, text, path })),
  );
}

/** Tells those who review for the body that the entry is marked as done. */
export async function tellReviewers(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  { node }: EntryView,
): Promise<void> {
  const reviewers = reviewersOf(await listPeople(tx), address.body);
  const text = `${actorName(session)} har klarmarkerat ”${node.title}”, ${periodName(address.period)}.`;
  const accounts = reviewers.map(({ id }) => id);
  await tell(tx, session, { address, node: node.key }, accounts, { kind: 'ready', text });
}

/** Tells the entry's owner, and whoever last marked it as done. */
export async function tellReporter(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  node: string,
  news: News,
): Promise<void> {
  const owner = await findOwner(tx, address, node);
  const marked = await findLastActor(tx, 'entry.ready', entrySubject(address, node));
  await tell(tx, session, { address, node }, [owner, marked], news);
}
