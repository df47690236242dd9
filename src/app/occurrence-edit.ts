/** Occurrences beside those of the recurrence: one is added, or will not be done. In a decided plan each needs a reason. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { dropOccurrence, insertOccurrence, listOccurrences } from '../store/control-occurrence.ts';
import { type ControlPlanKey, lockControlPlan } from '../store/control-plan.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { accessPlan } from './control-access.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';

const reason = plainText().trim().max(1000, 'Skälet får ha högst 1 000 tecken.');
const Added = z.object({
  dueOn: z.iso.date('Ange dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-31.'),
  label: plainText().trim().max(100, 'Skriv vad tillfället heter med högst 100 tecken.'),
  reason,
});
const Dropped = z.object({ occurrence: z.string(), reason: reason.min(3, 'Skriv varför tillfället inte blir av.') });

const notAllowed = (body: string) => ({
  path: '',
  message: `Du kan läsa men inte ändra. En samordnare för intern kontroll, chef eller controller för ${body} kan ändra här.`,
});
const subjectOf = ({ body, year }: ControlPlanKey, control: string, key: string) =>
  `occurrence:${body}/${year}/${control}/${key}`;

/** Adds an occurrence. `input`: `dueOn`, within the plan's year or the month after it, `label` and `reason`. */
export async function addOccurrence(
  app: App,
  session: Session,
  key: ControlPlanKey,
  control: string,
  input: unknown,
): Promise<Result<null>> {
  if (!may(session, 'control', key.body)) return refuse(notAllowed(key.body));
  const form = readForm(Added, input);
  if (!form.ok) return form;
  const { dueOn, label, reason: why } = form.value;
  if (dueOn < `${key.year}-01-01` || dueOn > `${key.year + 1}-01-31`)
    return refuse({ path: 'dueOn', message: `Ange en dag under ${key.year}, eller i januari året efter.` });
  return change(app, session, async (tx): Promise<Result<null>> => {
    await lockControlPlan(tx, key);
    const access = await accessPlan(tx, session, key);
    if (!access.ok) return access;
    if (access.value.plan?.state === 'decided' && why === '')
      return refuse({ path: 'reason', message: 'Planen är beslutad. Skriv varför tillfället läggs till.' });
    const occurrence = { dueOn, label: label || null, reason: why || null };
    const added = await insertOccurrence(tx, key, control, occurrence, actorName(session));
    const subject = subjectOf(key, control, added);
    await record(tx, session, { verb: 'occurrence.add', subject, before: null, after: occurrence });
    return succeed(null);
  });
}

/** Says that an occurrence will not be done. `input`: `occurrence`, its key, and `reason`. `today` is the day, Swedish time. */
export async function dropPlannedOccurrence(
  app: App,
  session: Session,
  key: ControlPlanKey,
  control: string,
  input: unknown,
  today: string,
): Promise<Result<null>> {
  if (!may(session, 'control', key.body)) return refuse(notAllowed(key.body));
  const form = readForm(Dropped, input);
  if (!form.ok) return form;
  const { occurrence, reason: why } = form.value;
  return change(app, session, async (tx): Promise<Result<null>> => {
    const stored = (await listOccurrences(tx, key)).find((one) => one.control === control && one.key === occurrence);
    if (!stored) return refuse({ path: '', message: 'Tillfället finns inte. Ladda om sidan.' });
    const dropped = { droppedOn: today, droppedReason: why };
    await dropOccurrence(tx, key, stored, dropped);
    const subject = subjectOf(key, control, occurrence);
    await record(tx, session, { verb: 'occurrence.drop', subject, before: stored, after: { ...stored, ...dropped } });
    return succeed(null);
  });
}
