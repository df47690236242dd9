/** Adding and editing an action: what is done about what a control showed, who answers for it, by when and how it goes. */
import type { Narrative } from '../domain/narrative.ts';
import { type Period, periodCode } from '../domain/period.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import type { Control, Risk } from '../domain/risk.ts';
import { type Scale, type ScaleValue, scaleValue } from '../domain/scale.ts';
import { findAction, insertAction, type ResultKey, updateAction } from '../store/control-action.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listEvidence } from '../store/evidence.ts';
import { findReport } from '../store/report.ts';
import { loadScales } from '../store/scale.ts';
import { type ActionFields, ActionForm, contentOf, EditedActionForm, fieldsOf } from './action-form.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import type { EvidenceItem } from './evidence.ts';
import { factsOf } from './facts-of.ts';
import { readForm } from './form.ts';
import { may, worksWith } from './policy.ts';
import { actorName, type Session } from './session.ts';

/** An action to be edited, or the place of a new one (`key` null), with what it is done about. */
export type ActionView = {
  readonly key: string | null;
  readonly fields: ActionFields;
  /** 0 where nothing is saved yet. */
  readonly revision: number;
  readonly savedBy: string | null;
  /** The report's period, or what the occurrence is called. */
  readonly when: Period | string;
  readonly risk: string;
  readonly control: string;
  readonly assessment: ScaleValue | null;
  readonly result: Narrative | null;
  readonly scales: readonly Scale[];
  /** What its evidence stands under, and the files; null where nothing is saved yet, or the session does not see them. */
  readonly evidence: { readonly subject: string; readonly items: readonly EvidenceItem[] } | null;
  /** Says why it cannot be edited and who may; null where it can. */
  readonly whyNot: string | null;
};

const notFound = { path: 'control', message: 'Åtgärden finns inte. Kontrollen kan ha tagits bort ur rapporten.' };

function findControl(risks: readonly Risk[], key: string): { risk: Risk; control: Control } | null {
  for (const risk of risks) {
    const control = risk.controls.find((candidate) => candidate.key === key);
    if (control) return { risk, control };
  }
  return null;
}

function whyNotEditable(session: Session, body: string, decided: boolean): string | null {
  if (decided) return 'Rapporten är beslutad och dess åtgärder ändras inte mer.';
  if (may(session, 'control', body)) return null;
  return `Du kan läsa men inte ändra. En samordnare för intern kontroll, chef eller controller för ${body} kan ändra här.`;
}

const subjectOf = ({ body, period, control }: ResultKey, key: string) =>
  `action:${body}/${periodCode(period)}/${control}/${key}`;

async function loadView(
  tx: Transaction,
  session: Session,
  address: ResultKey,
  key: string | null,
): Promise<Result<ActionView>> {
  const facts = await factsOf(tx, session, address);
  if (!facts.ok) return facts;
  const found = findControl(facts.value.risks, address.control);
  const action = key === null ? null : await findAction(tx, address, key);
  if (!found || (key !== null && action === null)) return refuse(notFound);
  const scales = await loadScales(tx);
  const { assessment, result } = found.control.result;
  const subject = key !== null && worksWith(session, address.body) ? subjectOf(address, key) : null;
  return succeed({
    key,
    fields: fieldsOf(action),
    revision: action?.revision ?? 0,
    savedBy: action?.updatedBy ?? null,
    when: address.period,
    risk: found.risk.text,
    control: found.control.title,
    assessment: scaleValue(scales, 'control', assessment),
    result,
    scales,
    evidence: subject === null ? null : { subject, items: await listEvidence(tx, subject) },
    whyNot: whyNotEditable(session, address.body, (await findReport(tx, address))?.decided ?? false),
  });
}

/** One action, or with `key` null the place of a new one under the control. */
export function readAction(
  app: App,
  session: Session,
  address: ResultKey,
  key: string | null,
): Promise<Result<ActionView>> {
  return inTenant(app.db, session.tenant.id, (tx) => loadView(tx, session, address, key));
}

/** Adds an action under a control of a report and returns its key. Refused where the report is decided. */
export async function addAction(
  app: App,
  session: Session,
  address: ResultKey,
  input: unknown,
): Promise<Result<{ key: string }>> {
  const form = readForm(ActionForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx) => {
    const view = await loadView(tx, session, address, null);
    if (!view.ok) return view;
    if (view.value.whyNot !== null) return refuse({ path: '', message: view.value.whyNot });
    const content = contentOf(null, form.value);
    if (!content.ok) return content;
    const key = await insertAction(tx, address, content.value, actorName(session));
    const subject = subjectOf(address, key);
    await record(tx, session, { verb: 'action.add', subject, before: null, after: content.value });
    return succeed({ key });
  });
}

export type EditedAction =
  | { readonly ok: true; readonly value: null }
  /** `conflict`: what somebody else has saved since the person opened the action. */
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly conflict?: ActionView };

/**
 * Saves one action. `input` holds `revision` (the one that the person saw) and the fields. Where somebody has saved in
 * between nothing is written: the answer is a conflict with what stands there.
 */
export async function editAction(
  app: App,
  session: Session,
  address: ResultKey,
  key: string,
  input: unknown,
): Promise<EditedAction> {
  const form = readForm(EditedActionForm, input);
  if (!form.ok) return form;
  const { revision, ...fields } = form.value;
  return change(app, session, async (tx): Promise<EditedAction> => {
    const view = await loadView(tx, session, address, key);
    if (!view.ok) return view;
    if (view.value.whyNot !== null) return refuse({ path: '', message: view.value.whyNot });
    const stored = await findAction(tx, address, key);
    const content = contentOf(stored, fields);
    if (!content.ok) return content;
    const saved = await updateAction(tx, address, { key, ...content.value }, { revision, by: actorName(session) });
    if (!saved) return conflict(tx, session, address, key);
    const subject = subjectOf(address, key);
    await record(tx, session, { verb: 'action.edit', subject, before: stored, after: content.value });
    return succeed(null);
  });
}

async function conflict(tx: Transaction, session: Session, address: ResultKey, key: string): Promise<EditedAction> {
  const view = await loadView(tx, session, address, key);
  if (!view.ok) return view;
  const message = `${view.value.savedBy ?? 'Någon annan'} har sparat åtgärden efter att du öppnade den. Det du skrev är kvar: jämför och spara igen.`;
  return { ok: false, issues: [{ path: 'text', message }], conflict: view.value };
}
