/** The indicators of a plan's node with their targets: reading one, adding, editing, removing and keeping it after all. */
import { z } from 'zod';
import { Figure, parseFigure, Unit } from '../domain/figure.ts';
import { IndicatorValue } from '../domain/indicator.ts';
import type { PlanIndicator, PlanNode, Target } from '../domain/plan.ts';
import { PlanIndicator as IndicatorShape } from '../domain/plan.ts';
import {
  addIndicator,
  editIndicator,
  IndicatorFields,
  keepIndicator,
  removeIndicator,
} from '../domain/plan-indicator.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant } from '../store/database.ts';
import type { StoredPlan } from '../store/plan.ts';
import type { App } from './app.ts';
import { clean, plainText, readForm } from './form.ts';
import { changePlan, fingerprint } from './plan-access.ts';
import { RemovalReason } from './plan-edit.ts';
import { loadPlanNode, targetYears } from './plan-node.ts';
import type { Session } from './session.ts';

export type PlanIndicatorView = {
  readonly stored: StoredPlan;
  readonly node: PlanNode;
  /** Null: it is being added. */
  readonly indicator: PlanIndicator | null;
  readonly years: readonly number[];
  readonly editable: boolean;
  readonly seen: string;
};

const missing = { path: 'indicator', message: 'Indikatorn finns inte på posten. Någon kan ha tagit bort den.' };

/** An indicator of a node; `key` null is a new one. */
export async function readPlanIndicator(
  app: App,
  session: Session,
  year: number,
  node: string,
  key: string | null,
): Promise<Result<PlanIndicatorView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<PlanIndicatorView>> => {
    const view = await loadPlanNode(tx, session, year, node);
    if (!view.ok) return view;
    const indicator = view.value.indicators.find((one) => one.key === key) ?? null;
    if (key !== null && indicator === null) return refuse(missing);
    const years = await targetYears(tx, year, indicator ? [indicator] : []);
    const { stored, editable } = view.value;
    return succeed({ stored, node: view.value.node, indicator, years, editable, seen: fingerprint(indicator) });
  });
}

/** The name of a target's field: "2026-all". */
export const targetField = (year: number, sex: Target['sex']) => `${year}-${sex}`;

const Form = z.object({
  title: z.string().overwrite(clean).pipe(IndicatorFields.shape.title),
  unit: Unit,
  decimals: z.coerce.number('Ange antalet decimaler, 0 till 6.').pipe(Figure.shape.decimals),
  direction: z.enum(['', 'higher', 'lower']).transform((direction) => (direction === '' ? null : direction)),
  source: plainText().trim().max(300, 'Källan får ha högst 300 tecken.').default(''),
  /** What is written in each field of a target, by its name; '' is none. */
  targets: z.record(z.string().regex(/^\d{4}-(all|women|men)$/u), z.string()),
  seen: z.string(),
});

function targetOf(field: string, text: string): Target | Issue | null {
  if (text.trim() === '') return null;
  const figure = parseFigure(text);
  if (!figure || figure.decimals > 6)
    return {
      path: `target-${field}`,
      message: `"${text.trim()}" är inget tal. Skriv målet med siffror, till exempel 62,5.`,
    };
  const [year = '', sex] = field.split('-');
  return IndicatorShape.shape.targets.element.parse({
    year: Number(year),
    sex: IndicatorValue.shape.sex.parse(sex),
    value: figure.value.replace(/^(-?)0+(?=\d)/u, '$1'),
    decimals: figure.decimals,
  });
}

function readFields(input: unknown): Result<{ fields: IndicatorFields; seen: string }> {
  const form = readForm(Form, input);
  if (!form.ok) return form;
  const { targets, seen, ...plain } = form.value;
  const read = Object.entries(targets).map(([field, text]) => targetOf(field, text));
  const faults = read.filter((one): one is Issue => one !== null && 'path' in one);
  if (faults.length > 0) return refuse(...faults);
  const stated = read.filter((one): one is Target => one !== null && !('path' in one));
  return succeed({ fields: { ...plain, targets: stated }, seen });
}

const changedSince = {
  path: '',
  message:
    'Indikatorn har ändrats av någon annan sedan du öppnade sidan, och inget är sparat. Det du skrev står kvar: jämför och spara igen.',
};

const subjectOf = (year: number, key: string) => `planIndicator:${year}/${key}`;

/** Adds an indicator (`key` null) or edits one. `input`: its fields, targets as written, and the fingerprint that was seen. */
export async function savePlanIndicator(
  app: App,
  session: Session,
  year: number,
  place: { readonly node: string; readonly key: string | null },
  input: unknown,
): Promise<Result<string>> {
  const form = readFields(input);
  if (!form.ok) return form;
  const { fields, seen } = form.value;
  const { node, key } = place;
  return changePlan<string>(app, session, year, (plan) => {
    const before = plan.indicators.find((one) => one.key === key && one.node === node) ?? null;
    if (key !== null && before === null) return refuse(missing);
    if (fingerprint(before) !== seen) return refuse(changedSince);
    const saved = key === null ? addIndicator(plan, node, fields) : editIndicator(plan, key, fields);
    if (!saved.ok) return saved;
    const [after, made] = 'key' in saved.value ? [saved.value.plan, saved.value.key] : [saved.value, key ?? ''];
    const indicator = after.indicators.find((one) => one.key === made);
    const verb = key === null ? 'planIndicator.add' : 'planIndicator.edit';
    const audit = { verb, subject: subjectOf(year, made), before, after: indicator };
    return succeed({ plan: after, audit, value: made });
  });
}

/** Marks an indicator for removal. `input`: `reason`. */
export async function removePlanIndicator(
  app: App,
  session: Session,
  year: number,
  key: string,
  input: unknown,
): Promise<Result<null>> {
  const form = readForm(RemovalReason, input);
  if (!form.ok) return form;
  const { reason } = form.value;
  return changePlan<null>(app, session, year, (plan) => {
    const marked = removeIndicator(plan, key, reason);
    if (!marked.ok) return marked;
    const audit = { verb: 'planIndicator.markRemoval', subject: subjectOf(year, key), before: null, after: { reason } };
    return succeed({ plan: marked.value, audit, value: null });
  });
}

/** Takes the mark off again. */
export function keepPlanIndicator(app: App, session: Session, year: number, key: string): Promise<Result<null>> {
  return changePlan<null>(app, session, year, (plan) => {
    const kept = keepIndicator(plan, key);
    if (!kept.ok) return kept;
    const audit = { verb: 'planIndicator.undoRemoval', subject: subjectOf(year, key), before: null, after: null };
    return succeed({ plan: kept.value, audit, value: null });
  });
}
