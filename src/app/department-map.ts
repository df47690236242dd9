/** Saying which objects of the accounting system are which department of a body. */
import { z } from 'zod';
import { DepartmentMap, departmentReader } from '../domain/account-map.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { listBodies } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { findDepartmentMap, saveDepartmentMap } from '../store/department-map.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { economyNotAllowed } from './economy-access.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';

export type DepartmentView = DepartmentMap & { readonly bodyName: string };

const noMap: DepartmentMap = { dimension: '1', departments: [] };

async function loadView(tx: Transaction, session: Session, body: string): Promise<Result<DepartmentView>> {
  if (!may(session, 'economy', body)) return refuse(economyNotAllowed);
  const found = (await listBodies(tx)).find(({ code }) => code === body);
  if (!found) return refuse({ path: 'body', message: `Det finns ingen nämnd med koden ${body}.` });
  return succeed({ ...((await findDepartmentMap(tx, body)) ?? noMap), bodyName: found.name });
}

export function readDepartments(app: App, session: Session, body: string): Promise<Result<DepartmentView>> {
  return inTenant(app.db, session.tenant.id, (tx) => loadView(tx, session, body));
}

const MapForm = z.object({
  dimension: plainText()
    .trim()
    .regex(/^\d{1,4}$/u, 'Skriv dimensionens nummer, till exempel 1.'),
  departments: z
    .array(
      z.object({
        label: plainText().trim().max(100, 'Avdelningens namn får ha högst 100 tecken.'),
        codes: plainText().trim().max(2000, 'Avdelningen har för många objekt. Dela upp den.'),
      }),
    )
    .max(500, 'Det får vara högst 500 avdelningar.'),
});

/** `input`: see `MapForm`. Rows without a name and objects are left out. */
export async function saveDepartments(app: App, session: Session, body: string, input: unknown): Promise<Result<null>> {
  const form = readForm(MapForm, input);
  if (!form.ok) return form;
  const named = form.value.departments.filter(({ label, codes }) => label !== '' || codes !== '');
  const nameless = named.findIndex(({ label }) => label === '');
  if (nameless >= 0)
    return refuse({ path: `label-${nameless}`, message: 'Avdelningen saknar namn. Skriv vad den heter.' });
  const read = departmentReader(named);
  if (!read.ok) return read;
  return change(app, session, async (tx): Promise<Result<null>> => {
    const view = await loadView(tx, session, body);
    if (!view.ok) return view;
    const { bodyName: _, ...before } = view.value;
    const after = DepartmentMap.parse({ dimension: form.value.dimension, departments: named });
    await saveDepartmentMap(tx, body, after, actorName(session));
    await record(tx, session, { verb: 'economy.departments', subject: `departments:${body}`, before, after });
    return succeed(null);
  });
}
