/** Internal control in a person's calendar: occurrences that the plan gives to them, and their actions, while they are open. */
import type { CalendarEvent } from '../domain/calendar-feed.ts';
import { narrativeText } from '../domain/narrative.ts';
import { listActionsOf, listOpenOccurrences } from '../store/control-work.ts';
import type { Transaction } from '../store/database.ts';
import {
  occurrenceActionPath,
  occurrenceActionSubject,
  occurrenceName,
  occurrencePath,
  occurrenceSubject,
} from './occurrence-subject.ts';

type Where = { readonly tenant: string; readonly origin: string | null; readonly today: string };

/** The calendar's own name of an event: what it is about, without what an address cannot hold. */
const uidOf = (subject: string, tenant: string) => `${encodeURIComponent(subject)}@${tenant}.uppsikt`;

export async function controlEvents(
  tx: Transaction,
  account: string,
  { tenant, origin, today }: Where,
): Promise<CalendarEvent[]> {
  const year = Number(today.slice(0, 4));
  const open = await listOpenOccurrences(tx, { from: `${year - 1}-01-01`, until: `${year + 1}-12-31` });
  const url = (path: string) => (origin === null ? null : origin + path);
  const changedAt = new Date(`${today}T00:00:00Z`).toISOString();
  const occurrences = open
    .filter(({ responsibleAccount }) => responsibleAccount === account)
    .map((one) => ({
      uid: uidOf(occurrenceSubject(one), tenant),
      date: one.dueOn,
      title: `Kontroll: ${one.title}, ${occurrenceName(one)} (${one.body})`,
      description: '',
      url: url(occurrencePath(one)),
      changedAt,
    }));
  const actions = (await listActionsOf(tx, { owner: account })).flatMap((action) =>
    action.dueOn === null
      ? []
      : [
          {
            uid: uidOf(occurrenceActionSubject(action, action.key), tenant),
            date: action.dueOn,
            title: `Åtgärd: ${narrativeText(action.text).slice(0, 80).toWellFormed()} (${action.body})`,
            description: action.title,
            url: url(occurrenceActionPath(action, action.key)),
            changedAt,
          },
        ],
  );
  return [...occurrences, ...actions];
}
