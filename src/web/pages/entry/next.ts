/** The next thing that the person owes a report on. */
import type { App } from '../../../app/app.ts';
import { readOwedWork } from '../../../app/owed-work.ts';
import type { Session } from '../../../app/session.ts';
import { periodCode } from '../../../domain/period.ts';
import { swedishDay } from '../../../domain/swedish-day.ts';
import { entryUrl } from '../../routes.ts';
import type { Place } from './place.ts';
import type { NextEntry } from './state.ts';

/** The most urgent one but the entry itself; null where nothing is owed. */
export async function nextEntry(app: App, session: Session, { address, key }: Place): Promise<NextEntry | null> {
  const owed = await readOwedWork(app, session, swedishDay(new Date()));
  const isHere = (item: (typeof owed)[number]) =>
    item.node.key === key &&
    item.address.body === address.body &&
    periodCode(item.address.period) === periodCode(address.period);
  const next = owed.find((item) => item.step === 'report' && !isHere(item));
  return next ? { href: entryUrl(next.address, next.node.key), title: next.node.title } : null;
}
