/** Raising a risk in the register, or an action, from a recommendation, an incident or a self-assessment; the link is kept both ways. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { findIncident, findRecommendation, findReportById } from '../store/other-input.ts';
import {
  insertRaisedAction,
  linkRisk,
  listRaisedActions,
  listRaisedRisks,
  type RaisedAction,
  type RaisedRisk,
  setRaisedAction,
} from '../store/raised.ts';
import { findSurvey } from '../store/survey.ts';
import { ActionForm, contentOf } from './action-form.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { editFindings, findingMissing } from './finding-access.ts';
import { readForm } from './form.ts';
import { addRegisterRiskIn } from './register-edit.ts';
import { actorName, type Session } from './session.ts';

export type Raised = { readonly risks: readonly RaisedRisk[]; readonly actions: readonly RaisedAction[] };

/** What a source has raised. */
export async function loadRaised(tx: Transaction, sources: readonly string[]): Promise<Raised> {
  return { risks: await listRaisedRisks(tx, sources), actions: await listRaisedActions(tx, sources) };
}

/** The body of a source, "incident:ID"; null where there is none such. */
async function bodyOf(tx: Transaction, source: string): Promise<string | null> {
  const [kind = '', id = ''] = source.split(':');
  if (kind === 'incident') return (await findIncident(tx, id))?.body ?? null;
  if (kind === 'survey') return (await findSurvey(tx, id))?.body ?? null;
  const recommendation = kind === 'recommendation' ? await findRecommendation(tx, id) : null;
  return recommendation === null ? null : ((await findReportById(tx, recommendation.report))?.body ?? null);
}

/** The body, where the session may change what belongs to it. */
async function editable(tx: Transaction, session: Session, source: string): Promise<Result<string>> {
  const body = await bodyOf(tx, source);
  if (body === null) return refuse(findingMissing);
  const access = await editFindings(tx, session, body);
  return access.ok ? succeed(body) : access;
}

const RiskOf = z.object({ year: z.coerce.number('Välj ett år.').int().min(1990).max(2200), text: z.string() });

/** Adds a risk to the body's register for a year, and links it. Refused where the year's plan is decided. */
export async function raiseRisk(
  app: App,
  session: Session,
  source: string,
  input: unknown,
): Promise<Result<{ risk: string }>> {
  const form = readForm(RiskOf, input);
  if (!form.ok) return form;
  const { year, text } = form.value;
  return change(app, session, async (tx): Promise<Result<{ risk: string }>> => {
    const body = await editable(tx, session, source);
    if (!body.ok) return body;
    const added = await addRegisterRiskIn(tx, session, { body: body.value, year }, { text });
    if (!added.ok) return { ok: false, issues: added.issues };
    const link = { source, body: body.value, year, risk: added.value.key };
    await linkRisk(tx, link, actorName(session));
    const subject = `input:${body.value}/${year}/${source}`;
    await record(tx, session, { verb: 'input.raiseRisk', subject, before: null, after: link });
    return succeed({ risk: added.value.key });
  });
}

/** Adds an action that belongs to the source. */
export async function raiseAction(app: App, session: Session, source: string, input: unknown): Promise<Result<null>> {
  const form = readForm(ActionForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx): Promise<Result<null>> => {
    const body = await editable(tx, session, source);
    if (!body.ok) return body;
    const content = contentOf(null, { status: 'planned', ...form.value });
    if (!content.ok) return content;
    const id = await insertRaisedAction(tx, { source, body: body.value }, content.value, actorName(session));
    const after = { id, ...content.value };
    await record(tx, session, { verb: 'input.raiseAction', subject: source, before: null, after });
    return succeed(null);
  });
}

const Closing = z.object({
  action: z.string(),
  status: z.enum(['planned', 'ongoing', 'completed', 'deviated'], 'Välj en av statusarna.'),
  closedOn: z.union([z.literal(''), z.iso.date()], 'Ange dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-31.').default(''),
});

/** Says how an action of the source goes. */
export async function followAction(app: App, session: Session, source: string, input: unknown): Promise<Result<null>> {
  const form = readForm(Closing, input);
  if (!form.ok) return form;
  const { action, status, closedOn } = form.value;
  return change(app, session, async (tx): Promise<Result<null>> => {
    const body = await editable(tx, session, source);
    if (!body.ok) return body;
    const before = (await listRaisedActions(tx, [source])).find(({ id }) => id === action);
    if (!before) return refuse(findingMissing);
    const content = contentOf({ ...before }, { status, closedOn });
    if (!content.ok) return content;
    await setRaisedAction(tx, action, content.value, actorName(session));
    const [was, is] = [
      { id: action, status: before.status, closedOn: before.closedOn },
      { id: action, status, closedOn },
    ];
    await record(tx, session, { verb: 'input.followAction', subject: source, before: was, after: is });
    return succeed(null);
  });
}
