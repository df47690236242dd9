/** The executive board's controls for all bodies: set, changed and taken away by those who work with internal control for it. */
import { z } from 'zod';
import { editNarrative, narrativeToForm } from '../domain/narrative-form.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import {
  type CentralControl,
  deleteCentralControl,
  insertCentralControl,
  listCentralControls,
  listCentralCopies,
  type StoredCentral,
  updateCentralControl,
} from '../store/central-control.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { deleteFromPlan } from '../store/register.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { spreadToAll } from './central-spread.ts';
import { change } from './change.ts';
import { executiveBoardOf, supervisorName } from './executive-board.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';

const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();
const line = (most: number, message: string) => plainText().overwrite(oneLine).max(most, message);

const CentralForm = z.object({
  risk: line(3000, 'Skriv risken med högst 3 000 tecken.').min(1, 'Skriv risken som kontrollen följer upp.'),
  area: line(200, 'Skriv riskområdet med högst 200 tecken.'),
  title: line(500, 'Skriv kontrollen med högst 500 tecken.').min(1, 'Skriv vad som ska kontrolleras.'),
  frequency: line(200, 'Skriv frekvensen med högst 200 tecken.'),
  method: plainText().max(20_000, 'Metoden får ha högst 20 000 tecken.'),
  recurrence: z.array(z.coerce.number().int().min(1).max(12)),
  fourEyes: z.enum(['', 'yes']),
  sampleSize: z
    .string()
    .trim()
    .regex(/^$|^[1-9]\d{0,4}$/u, 'Ange stickprovets storlek som ett heltal, eller inget.'),
  companies: z.enum(['', 'yes']),
  revision: z.coerce.number().int().min(0),
});

export type CentralFields = Readonly<
  Record<Exclude<keyof z.infer<typeof CentralForm>, 'recurrence' | 'revision'>, string>
> & {
  readonly recurrence: readonly string[];
};

const noFields: CentralFields = {
  ...{ risk: '', area: '', title: '', frequency: '', method: '', fourEyes: '', sampleSize: '', companies: '' },
  recurrence: [],
};

function fieldsOf(control: CentralControl | null): CentralFields {
  if (control === null) return noFields;
  return {
    risk: control.risk,
    area: control.area,
    title: control.title,
    frequency: control.frequency,
    method: narrativeToForm(control.method),
    recurrence: (control.recurrence ?? []).map(String),
    fourEyes: control.fourEyes ? 'yes' : '',
    sampleSize: control.sampleSize === null ? '' : String(control.sampleSize),
    companies: control.companies ? 'yes' : '',
  };
}

const notAllowed = async (tx: Transaction) => ({
  path: '',
  message: `Bara den som arbetar med intern kontroll för ${await supervisorName(tx)}, controller och administratör kan ändra de gemensamma kontrollerna.`,
});
const notFound = { path: 'central', message: 'Den gemensamma kontrollen finns inte. Den kan ha tagits bort.' };

/** True for those who set controls for all: internal control of the executive board, controllers and administrators. */
export async function maySetCentral(tx: Transaction, session: Session): Promise<boolean> {
  const board = await executiveBoardOf(tx);
  return may(session, 'control', board?.code ?? null);
}

export type CentralView = {
  readonly year: number;
  /** Null where it is a new one. */
  readonly stored: StoredCentral | null;
  readonly fields: CentralFields;
  /** The name of the board that sets it. */
  readonly supervisor: string;
};

/** The form of one; `key` null is a new one. For those who may change it. */
export function readCentral(
  app: App,
  session: Session,
  year: number,
  key: string | null,
): Promise<Result<CentralView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<CentralView>> => {
    if (!(await maySetCentral(tx, session))) return refuse(await notAllowed(tx));
    const stored = key === null ? null : ((await listCentralControls(tx, year)).find((one) => one.key === key) ?? null);
    if (key !== null && stored === null) return refuse(notFound);
    return succeed({ year, stored, fields: fieldsOf(stored), supervisor: await supervisorName(tx) });
  });
}

/** Sets or changes one, and gives it to every body's plan. Answers with the bodies whose decided plans stay as they were. */
export async function saveCentral(
  app: App,
  session: Session,
  year: number,
  key: string | null,
  input: unknown,
): Promise<Result<{ decided: readonly string[] }>> {
  const form = readForm(CentralForm, input);
  if (!form.ok) return form;
  const { revision, method, recurrence, fourEyes, sampleSize, companies, ...plain } = form.value;
  return change(app, session, async (tx): Promise<Result<{ decided: readonly string[] }>> => {
    if (!(await maySetCentral(tx, session))) return refuse(await notAllowed(tx));
    const before = key === null ? null : ((await listCentralControls(tx, year)).find((one) => one.key === key) ?? null);
    if (key !== null && before === null) return refuse(notFound);
    const control = {
      ...plain,
      method: method.trim() === '' ? null : editNarrative(before?.method ?? null, method),
      recurrence: recurrence.length === 0 ? null : [...new Set(recurrence)].toSorted((a, b) => a - b),
      fourEyes: fourEyes === 'yes',
      sampleSize: sampleSize === '' ? null : Number(sampleSize),
      companies: companies === 'yes',
    };
    const by = actorName(session);
    const saved = before?.key ?? (await insertCentralControl(tx, year, control, by));
    if (before && !(await updateCentralControl(tx, year, { ...control, key: saved }, { revision, by })))
      return refuse({
        path: 'title',
        message: `${before.updatedBy ?? 'Någon annan'} har sparat kontrollen efter att du öppnade den. Det du skrev är kvar: jämför och spara igen.`,
      });
    const decided = await spreadToAll(tx, year, by);
    const subject = `central:${year}/${saved}`;
    await record(tx, session, { verb: before ? 'central.edit' : 'central.add', subject, before, after: control });
    return succeed({ decided: decided.map(({ name }) => name) });
  });
}

/** Takes one away from every plan. Refused where a body has decided a plan with it, or reported on it. */
export function removeCentral(app: App, session: Session, year: number, key: string): Promise<Result<null>> {
  return change(app, session, async (tx): Promise<Result<null>> => {
    if (!(await maySetCentral(tx, session))) return refuse(await notAllowed(tx));
    const before = (await listCentralControls(tx, year)).find((one) => one.key === key);
    if (!before) return refuse(notFound);
    const copies = (await listCentralCopies(tx, year)).filter(({ central }) => central === key);
    const decided = copies.filter((copy) => copy.decided).map(({ body }) => body);
    if (decided.length > 0)
      return refuse({
        path: '',
        message: `Kontrollen ingår i beslutade planer och kan inte tas bort: ${decided.join(', ')}.`,
      });
    for (const { body, control } of copies)
      await deleteFromPlan(tx, { body, year }, { kind: 'control', key: control, by: actorName(session) });
    await deleteCentralControl(tx, year, key);
    await record(tx, session, { verb: 'central.remove', subject: `central:${year}/${key}`, before, after: null });
    return succeed(null);
  });
}
