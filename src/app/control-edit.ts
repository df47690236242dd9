/** Changing the controls of a plan: one is added, edited, set back to an earlier version or taken away. */
import { z } from 'zod';
import type { ControlPlan } from '../domain/control-plan.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { listPersons } from '../store/account.ts';
import { listOccurrences, makeOccurrences } from '../store/control-occurrence.ts';
import { type ControlPlanKey, lockControlPlan } from '../store/control-plan.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { findPlanControl, insertPlanControl, type StoredControl, updatePlanControl } from '../store/plan-control.ts';
import { deleteFromPlan, listPlanChanges, listRegister } from '../store/register.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { accessPlan, editPlanOf } from './control-access.ts';
import {
  type ControlFields,
  type ControlForm,
  controlFields,
  controlOf,
  EditedControlForm,
  newControl,
} from './control-form.ts';
import { type ControlVersion, controlHistory, formOfControlVersion } from './control-history.ts';
import { supervisorName } from './executive-board.ts';
import { readForm } from './form.ts';
import { may } from './policy.ts';
import { releaseFromDrafts } from './risk-release.ts';
import { actorName, type Session } from './session.ts';

const controlNotFound = { path: 'control', message: 'Kontrollen finns inte i planen. Den kan ha tagits bort.' };
const subjectOf = ({ body, year }: ControlPlanKey, control: string) => `control:${body}/${year}/${control}`;

export type PlanControlView = {
  readonly body: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly plan: ControlPlan | null;
  readonly whyNot: string | null;
  /** Null where it is a new one. */
  readonly stored: StoredControl | null;
  readonly fields: ControlFields;
  /** Chosen risks that a control can follow up. */
  readonly risks: readonly { readonly key: string; readonly text: string }[];
  /** People who may answer for it. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** The latest first. */
  readonly history: readonly ControlVersion[];
  /** By day; of a stored control. */
  readonly occurrences: readonly Occurrence[];
  /** True where the session may add and drop occurrences, in a decided plan too. */
  readonly mayPlan: boolean;
  /** The name of the board that sets controls for all. */
  readonly supervisor: string;
};

/** People with a role for the body or for all; one who has left stands among them only where the control names that one. */
async function peopleOf(tx: Transaction, body: string, held: string | null): Promise<PlanControlView['people']> {
  return (await listPersons(tx))
    .filter(
      (person) =>
        person.id === held ||
        (!person.disabled &&
          person.roles.some((role) => role.role !== 'member' && (role.body === null || role.body === body))),
    )
    .map(({ id, name }) => ({ id, name }));
}

/** One control; with `control` null the place of a new one, under `risk` where it is given. */
export function readPlanControl(
  app: App,
  session: Session,
  key: ControlPlanKey,
  control: string | null,
  risk = '',
): Promise<Result<PlanControlView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<PlanControlView>> => {
    const access = await accessPlan(tx, session, key);
    if (!access.ok) return access;
    const stored = control === null ? null : await findPlanControl(tx, key, control);
    if (control !== null && stored === null) return refuse(controlNotFound);
    const risks = await listRegister(tx, key);
    const changes = control === null ? [] : await listPlanChanges(tx, key, 'control', control);
    const names = new Map((await listPersons(tx)).map(({ id, name }) => [id, name] as const));
    for (const risk of risks) names.set(risk.key, risk.text);
    return succeed({
      ...access.value,
      year: key.year,
      stored,
      fields: controlFields(stored ?? newControl(risk)),
      risks: risks.filter((one) => one.chosen === true).map(({ key: one, text }) => ({ key: one, text })),
      people: await peopleOf(tx, key.body, stored?.responsibleAccount ?? null),
      occurrences: (await listOccurrences(tx, key)).filter((one) => one.control === control),
      mayPlan: may(session, 'control', key.body),
      supervisor: await supervisorName(tx),
      history: controlHistory(changes, names),
    });
  });
}

/** A control follows up a risk that is in the plan, and is answered for by somebody who works with the body. */
async function whyNotSaved(
  tx: Transaction,
  key: ControlPlanKey,
  stored: StoredControl | null,
  { risk, responsibleAccount }: Pick<StoredControl, 'risk' | 'responsibleAccount'>,
): Promise<Result<null>> {
  const chosen = (await listRegister(tx, key)).find((one) => one.key === risk);
  if (chosen?.chosen !== true)
    return refuse({ path: 'risk', message: 'Välj en risk som är med i planen. Kontrollen ska följa upp den.' });
  const people = await peopleOf(tx, key.body, stored?.responsibleAccount ?? null);
  if (responsibleAccount !== null && !people.some(({ id }) => id === responsibleAccount))
    return refuse({ path: 'responsibleAccount', message: 'Välj en person som arbetar med nämnden.' });
  return succeed(null);
}

/** Adds a control (`control` null) or edits one, and makes its occurrences. `input`: the fields, and the `revision` that the person saw. */
export async function savePlanControl(
  app: App,
  session: Session,
  key: ControlPlanKey,
  control: string | null,
  input: unknown,
): Promise<Result<{ key: string }>> {
  const read = readForm(EditedControlForm, input);
  if (!read.ok) return read;
  const { revision, ...form } = read.value;
  return change(app, session, async (tx): Promise<Result<{ key: string }>> => {
    const access = await editPlanOf(tx, session, key);
    if (!access.ok) return access;
    await lockControlPlan(tx, key);
    const saved = await write(tx, session, key, { control, form, revision });
    if (saved.ok) await makeOccurrences(tx, key, access.value.plan?.revisionReason ?? null);
    return saved;
  });
}

const Undo = z.object({ version: z.coerce.number().int().min(1), revision: z.coerce.number().int().min(0) });

/** Sets a control back to a version. `input`: `version`, and the `revision` that the person saw. What is set for all stays. */
export async function undoPlanControl(
  app: App,
  session: Session,
  key: ControlPlanKey,
  control: string,
  input: unknown,
): Promise<Result<{ key: string }>> {
  const read = readForm(Undo, input);
  if (!read.ok) return read;
  const { version, revision } = read.value;
  return change(app, session, async (tx): Promise<Result<{ key: string }>> => {
    const access = await editPlanOf(tx, session, key);
    if (!access.ok) return access;
    await lockControlPlan(tx, key);
    const changes = await listPlanChanges(tx, key, 'control', control);
    const kept = changes.find(({ number, removed }) => number === version && !removed);
    const form = kept && formOfControlVersion(kept.content);
    if (!form) return refuse(controlNotFound);
    const saved = await write(tx, session, key, { control, form, revision });
    if (saved.ok) await makeOccurrences(tx, key, access.value.plan?.revisionReason ?? null);
    return saved;
  });
}

type Written = { readonly control: string | null; readonly form: ControlForm; readonly revision: number };

async function write(
  tx: Transaction,
  session: Session,
  key: ControlPlanKey,
  { control, form, revision }: Written,
): Promise<Result<{ key: string }>> {
  const stored = control === null ? null : await findPlanControl(tx, key, control);
  if (control !== null && stored === null) return refuse(controlNotFound);
  const content = controlOf(stored ?? newControl(''), form);
  if (!content.ok) return content;
  const free = await whyNotSaved(tx, key, stored, content.value);
  if (!free.ok) return free;
  const by = actorName(session);
  if (stored === null) {
    const added = await insertPlanControl(tx, key, content.value, by);
    await record(tx, session, {
      verb: 'control.add',
      subject: subjectOf(key, added),
      before: null,
      after: content.value,
    });
    return succeed({ key: added });
  }
  if (!(await updatePlanControl(tx, key, stored.key, content.value, { revision, by }))) {
    const issue: Issue = {
      path: 'title',
      message: `${stored.updatedBy ?? 'Någon annan'} har sparat kontrollen efter att du öppnade den. Det du skrev är kvar: jämför och spara igen.`,
    };
    return refuse(issue);
  }
  await record(tx, session, {
    verb: 'control.edit',
    subject: subjectOf(key, stored.key),
    before: stored,
    after: content.value,
  });
  return succeed({ key: stored.key });
}

/** Takes a control out of the plan, with its occurrences. Refused for a central one, and where something is reported on it. */
export async function removePlanControl(
  app: App,
  session: Session,
  key: ControlPlanKey,
  control: string,
): Promise<Result<null>> {
  return change(app, session, async (tx): Promise<Result<null>> => {
    const access = await editPlanOf(tx, session, key);
    if (!access.ok) return access;
    const stored = await findPlanControl(tx, key, control);
    if (!stored) return refuse(controlNotFound);
    if (stored.centralKey !== null)
      return refuse({
        path: '',
        message: `Kontrollen är gemensam för alla nämnder. Bara ${await supervisorName(tx)} kan ta bort den.`,
      });
    await releaseFromDrafts(tx, key, { kind: 'control', key: control });
    await deleteFromPlan(tx, key, { kind: 'control', key: control, by: actorName(session) });
    await record(tx, session, {
      verb: 'control.remove',
      subject: subjectOf(key, control),
      before: stored,
      after: null,
    });
    return succeed(null);
  });
}
