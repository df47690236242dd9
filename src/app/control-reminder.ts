/** Reminders of internal control: those whom an occurrence or an action is given to, before and after its day. */
import { dayName } from '../domain/day-name.ts';
import { narrativeText } from '../domain/narrative.ts';
import { reminderSlot } from '../domain/reminder-slot.ts';
import { daysAfter } from '../domain/swedish-day.ts';
import {
  listActionsOf,
  listOpenOccurrences,
  noteActionReminded,
  noteOccurrenceReminded,
} from '../store/control-work.ts';
import type { Transaction } from '../store/database.ts';
import { record } from './audit.ts';
import { type NewNotification, notify } from './notification.ts';
import { occurrenceActionPath, occurrenceName, occurrencePath } from './occurrence-subject.ts';
import type { Session } from './session.ts';

/** True where a reminder is due today, and none has been sent in the same slot. */
function isDue(dueOn: string | null, remindedOn: string | null, today: string): boolean {
  if (dueOn === null) return false;
  const slot = reminderSlot(dueOn, today);
  return slot !== null && (remindedOn === null || reminderSlot(dueOn, remindedOn) !== slot);
}

const lastDay = (dueOn: string | null, today: string) =>
  dueOn === null ? '' : ` Sista dag ${dueOn < today ? 'var' : 'är'} ${dayName(dueOn)}.`;

/** Sends the reminders that are due in one municipality, and returns how many. */
export async function remindOfControls(tx: Transaction, session: Session, today: string): Promise<number> {
  const told: NewNotification[] = [];
  for (const one of await listOpenOccurrences(tx, { from: daysAfter(today, -30), until: daysAfter(today, 30) })) {
    if (one.responsibleAccount === null || one.state === 'done' || !isDue(one.dueOn, one.remindedOn, today)) continue;
    const text = `Kontrollen ”${one.title}”, ${occurrenceName(one)}, ska göras.${lastDay(one.dueOn, today)}`;
    told.push({ account: one.responsibleAccount, kind: 'reminder', text, path: occurrencePath(one) });
    await noteOccurrenceReminded(tx, one, today);
  }
  for (const action of await listActionsOf(tx, { owner: null })) {
    if (action.ownerAccount === null || !isDue(action.dueOn, action.remindedOn, today)) continue;
    const words = narrativeText(action.text).slice(0, 120).toWellFormed();
    const text = `Du har en åtgärd för ”${action.title}”: ${words}${lastDay(action.dueOn, today)}`;
    told.push({ account: action.ownerAccount, kind: 'reminder', text, path: occurrenceActionPath(action, action.key) });
    await noteActionReminded(tx, action, today);
  }
  await notify(tx, session, told);
  if (told.length > 0)
    await record(tx, session, {
      verb: 'control.remind',
      subject: `day:${today}`,
      before: null,
      after: { sent: told.length },
    });
  return told.length;
}
