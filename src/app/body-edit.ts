/** Changing the organisation one body at a time: adding, renaming, moving, closing, and saying what a group stands for. Codes never change. */
import { z } from 'zod';
import { BodyKind } from '../domain/body.ts';
import type { BodyChangeKind } from '../domain/body-change.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { swedishDay } from '../domain/swedish-day.ts';
import { insertBody, listOrganisation, type StoredBody, saveGroup, updateBody } from '../store/body.ts';
import { addBodyChange, listBodyChanges } from '../store/body-change.ts';
import type { Transaction } from '../store/database.ts';
import { lockTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { plainText, readForm } from './form.ts';
import { bodyNotFound, findStoredBody, organisationNotAllowed } from './organisation.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';

export const BodyCode = plainText()
  .trim()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u,
    'Koden får ha högst 40 bokstäver, siffror, mellanslag, punkter och bindestreck.',
  );
export const BodyName = plainText()
  .trim()
  .min(2, 'Ange organisationens namn.')
  .max(200, 'Namnet får ha högst 200 tecken.');
export const Day = z.iso.date('Ange dagen som ÅÅÅÅ-MM-DD.');
export const Note = plainText().trim().max(1000, 'Anteckningen får ha högst 1 000 tecken.').default('');
const none = (text: string) => text || null;
const Parent = z.string().transform(none);
const OptionalDay = z.union([z.literal(''), Day], 'Ange dagen som ÅÅÅÅ-MM-DD.').transform(none);

/** Runs a change of the organisation by an administrator, one at a time. */
export async function changeOrganisation<T>(
  app: App,
  session: Session,
  work: (tx: Transaction) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!may(session, 'administer', null)) return refuse(organisationNotAllowed);
  return change(app, session, async (tx): Promise<Result<T>> => {
    await lockTenant(tx);
    return work(tx);
  });
}

function changeBody(
  app: App,
  session: Session,
  code: string,
  work: (tx: Transaction, body: StoredBody) => Promise<Result<null>>,
): Promise<Result<null>> {
  return changeOrganisation(app, session, async (tx) => {
    const body = await findStoredBody(tx, code);
    return body ? work(tx, body) : refuse(bodyNotFound);
  });
}

/** A body may stand below any other but itself and those below it. */
async function parentFault(tx: Transaction, code: string, parent: string | null): Promise<string | null> {
  const bodies = await listOrganisation(tx);
  const parentOf = (one: string | null) => bodies.find((body) => body.code === one)?.parent ?? null;
  if (parent !== null && !bodies.some((body) => body.code === parent)) return `Organisationen ${parent} finns inte.`;
  const seen = new Set<string>();
  for (let above = parent; above !== null && !seen.has(above); above = parentOf(above)) {
    if (above === code) return 'En organisation kan inte ligga under sig själv. Välj en annan.';
    seen.add(above);
  }
  return null;
}

type Recorded = { readonly kind: BodyChangeKind; readonly day: string; readonly note: string; readonly verb: string };

/** Keeps what happened to one body, in its history and in the audit trail. */
async function keep(
  tx: Transaction,
  session: Session,
  { verb, ...what }: Recorded,
  before: StoredBody | null,
  after: StoredBody,
): Promise<void> {
  const named = ({ code, name }: StoredBody) => ({ code, name });
  const from = before === null ? [] : [named(before)];
  await addBodyChange(tx, { ...what, from, to: [named(after)] }, actorName(session));
  await record(tx, session, { verb, subject: `body:${after.code}`, before, after: { ...after, ...what } });
}

const NewBody = z.object({ code: BodyCode, name: BodyName, kind: BodyKind, parent: Parent, activeFrom: OptionalDay });

export function addBody(app: App, session: Session, input: unknown): Promise<Result<null>> {
  return changeOrganisation(app, session, async (tx) => {
    const form = readForm(NewBody, input);
    if (!form.ok) return form;
    const body = { ...form.value, activeTo: null };
    if (await findStoredBody(tx, body.code))
      return refuse({ path: 'code', message: `Koden ${body.code} används redan. Välj en annan.` });
    const fault = await parentFault(tx, body.code, body.parent);
    if (fault) return refuse({ path: 'parent', message: fault });
    await insertBody(tx, body);
    const day = body.activeFrom ?? swedishDay(new Date());
    await keep(tx, session, { kind: 'added', day, note: '', verb: 'body.add' }, null, body);
    return succeed(null);
  });
}

const Place = z.object({ kind: BodyKind, parent: Parent, activeFrom: OptionalDay });

/** Sets what kind a body is, what it stands below, and from when it reports. */
export function placeBody(app: App, session: Session, code: string, input: unknown): Promise<Result<null>> {
  return changeBody(app, session, code, async (tx, body) => {
    const form = readForm(Place, input);
    if (!form.ok) return form;
    const fault = await parentFault(tx, code, form.value.parent);
    if (fault) return refuse({ path: 'parent', message: fault });
    const { activeFrom } = form.value;
    if (activeFrom !== null && body.activeTo !== null && activeFrom > body.activeTo)
      return refuse({ path: 'activeFrom', message: 'Första dagen kan inte ligga efter den sista.' });
    await updateBody(tx, code, form.value);
    const what = { kind: 'moved', day: swedishDay(new Date()), note: '', verb: 'body.place' } as const;
    await keep(tx, session, what, body, { ...body, ...form.value });
    return succeed(null);
  });
}

const NewName = z.object({ name: BodyName, day: Day, note: Note });

/** Renames a body from a day; reports of periods that ended before it keep the name that the body had then. */
export function renameBody(app: App, session: Session, code: string, input: unknown): Promise<Result<null>> {
  return changeBody(app, session, code, async (tx, body) => {
    const form = readForm(NewName, input);
    if (!form.ok) return form;
    const { name, day, note } = form.value;
    if (name === body.name) return refuse({ path: 'name', message: `Organisationen heter redan ${name}.` });
    const last = (await listBodyChanges(tx)).findLast(
      ({ kind, to }) => kind === 'renamed' && to.some((part) => part.code === code),
    );
    if (last && day < last.day)
      return refuse({ path: 'day', message: `Namnet byttes senast ${last.day}. Ange den dagen eller en senare.` });
    await updateBody(tx, code, { name });
    await keep(tx, session, { kind: 'renamed', day, note, verb: 'body.rename' }, body, { ...body, name });
    return succeed(null);
  });
}

const Closing = z.object({ day: Day, note: Note });

/** Ends a body: `day` is the last on which it reports. Its reports and its history stay. */
export function closeBody(app: App, session: Session, code: string, input: unknown): Promise<Result<null>> {
  return changeBody(app, session, code, async (tx, body) => {
    const form = readForm(Closing, input);
    if (!form.ok) return form;
    const { day, note } = form.value;
    if (body.activeFrom !== null && day < body.activeFrom)
      return refuse({ path: 'day', message: 'Sista dagen kan inte ligga före den första.' });
    await updateBody(tx, code, { activeTo: day });
    await keep(tx, session, { kind: 'closed', day, note, verb: 'body.close' }, body, { ...body, activeTo: day });
    return succeed(null);
  });
}

export function reopenBody(app: App, session: Session, code: string): Promise<Result<null>> {
  return changeBody(app, session, code, async (tx, body) => {
    await updateBody(tx, code, { activeTo: null });
    const what = { kind: 'reopened', day: swedishDay(new Date()), note: '', verb: 'body.reopen' } as const;
    await keep(tx, session, what, body, { ...body, activeTo: null });
    return succeed(null);
  });
}

const Members = z.object({ members: z.array(z.string()) });

/** Says which bodies a group such as "alla nämnder" stands for. */
export function saveMembers(app: App, session: Session, code: string, input: unknown): Promise<Result<null>> {
  return changeBody(app, session, code, async (tx, body) => {
    const form = readForm(Members, input);
    if (!form.ok) return form;
    const known = new Set((await listOrganisation(tx)).flatMap((one) => (one.kind === 'group' ? [] : [one.code])));
    const members = [...new Set(form.value.members)].toSorted();
    if (body.kind !== 'group') return refuse({ path: '', message: 'Bara en grupp har medlemmar.' });
    if (members.some((member) => !known.has(member)))
      return refuse({ path: '', message: 'En grupp kan bara bestå av organisationer som finns.' });
    await saveGroup(tx, code, members);
    await record(tx, session, { verb: 'body.members', subject: `body:${code}`, before: null, after: { members } });
    return succeed(null);
  });
}
