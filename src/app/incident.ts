/** Incidents: what happened, when, in which body and how serious it was. */
import { z } from 'zod';
import { sourceOf } from '../domain/other-input.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Scale } from '../domain/scale.ts';
import { inTenant } from '../store/database.ts';
import { findIncident, insertIncident, type StoredIncident, updateIncident } from '../store/other-input.ts';
import { loadScales } from '../store/scale.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { accessFindings, changedSince, editFindings, type FindingAccess, findingMissing } from './finding-access.ts';
import { plainText, readForm } from './form.ts';
import { loadRaised, type Raised } from './raise.ts';
import { riskScales } from './register-view.ts';
import { actorName, type Session } from './session.ts';

export type IncidentItem = StoredIncident;
export type IncidentView = FindingAccess & {
  readonly incident: IncidentItem;
  readonly source: string;
  readonly scale: Scale;
  readonly raised: Raised;
};

const IncidentForm = z.object({
  title: plainText().trim().min(1, 'Skriv vad som hände.').max(300, 'Rubriken får ha högst 300 tecken.'),
  happenedOn: z.iso.date('Ange dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-31.'),
  description: plainText().trim().max(20_000, 'Beskrivningen får ha högst 20 000 tecken.'),
  seriousness: z.coerce.number('Välj hur allvarligt det var.').int().min(1, 'Välj hur allvarligt det var.').max(4),
});

export async function readIncident(app: App, session: Session, id: string): Promise<Result<IncidentView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<IncidentView>> => {
    const incident = await findIncident(tx, id);
    if (!incident) return refuse(findingMissing);
    const access = await accessFindings(tx, session, incident.body);
    if (!access.ok) return access;
    const source = sourceOf('incident', incident.id);
    const scale = riskScales(await loadScales(tx)).impact;
    return succeed({ ...access.value, incident, source, scale, raised: await loadRaised(tx, [source]) });
  });
}

export async function addIncident(
  app: App,
  session: Session,
  body: string,
  input: unknown,
): Promise<Result<{ id: string }>> {
  const form = readForm(IncidentForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx): Promise<Result<{ id: string }>> => {
    const access = await editFindings(tx, session, body);
    if (!access.ok) return access;
    const id = await insertIncident(tx, body, form.value, actorName(session));
    const subject = sourceOf('incident', id);
    await record(tx, session, { verb: 'incident.add', subject, before: null, after: { body, ...form.value } });
    return succeed({ id });
  });
}

export async function editIncident(app: App, session: Session, id: string, input: unknown): Promise<Result<null>> {
  const form = readForm(IncidentForm.extend({ revision: z.coerce.number().int() }), input);
  if (!form.ok) return form;
  const { revision, ...after } = form.value;
  return change(app, session, async (tx): Promise<Result<null>> => {
    const before = await findIncident(tx, id);
    if (!before) return refuse(findingMissing);
    const access = await editFindings(tx, session, before.body);
    if (!access.ok) return access;
    if (!(await updateIncident(tx, { id: before.id, revision }, after, actorName(session))))
      return refuse(changedSince);
    await record(tx, session, { verb: 'incident.edit', subject: sourceOf('incident', id), before, after });
    return succeed(null);
  });
}
