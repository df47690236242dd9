/** Indicators of a plan and their targets by year and sex: adding, editing, removing and taking the removal back. */
import { z } from 'zod';
import { nodeKey } from './node.ts';
import { findNode, type Plan, PlanIndicator } from './plan.ts';
import { freeKey, missingNode } from './plan-edit.ts';
import { type Result, refuse, succeed } from './result.ts';

/** What a person says of an indicator. */
export const IndicatorFields = PlanIndicator.pick({
  unit: true,
  decimals: true,
  direction: true,
  source: true,
  targets: true,
}).extend({
  title: z.string().trim().min(1, 'Skriv vad indikatorn heter.').max(300, 'Namnet får ha högst 300 tecken.'),
});
export type IndicatorFields = z.infer<typeof IndicatorFields>;

const missingIndicator = { path: 'indicator', message: 'Indikatorn finns inte i planen. Någon kan ha tagit bort den.' };

const order = ['all', 'women', 'men'] as const;

const plainFields = ({ title, unit, decimals, direction, source, targets }: IndicatorFields) => ({
  title,
  unit,
  decimals,
  direction,
  source,
  targets: targets.toSorted((a, b) => a.year - b.year || order.indexOf(a.sex) - order.indexOf(b.sex)),
});

function changeIndicator(plan: Plan, key: string, edit: (indicator: PlanIndicator) => PlanIndicator): Result<Plan> {
  if (!plan.indicators.some((one) => one.key === key)) return refuse(missingIndicator);
  return succeed({ ...plan, indicators: plan.indicators.map((one) => (one.key === key ? edit(one) : one)) });
}

/** Adds an indicator last on its node. `key` is the new indicator's. */
export function addIndicator(plan: Plan, node: string, fields: IndicatorFields): Result<{ plan: Plan; key: string }> {
  const measured = findNode(plan, node);
  if (!measured) return refuse(missingNode);
  if (measured.removal !== null)
    return refuse({ path: 'title', message: 'Posten är markerad för borttagning. Ångra det först.' });
  const key = freeKey(new Set(plan.indicators.map((one) => one.key)), nodeKey('indicator', fields.title));
  const last = Math.max(-1, ...plan.indicators.filter((one) => one.node === node).map((one) => one.position));
  const added = { key, node, ...plainFields(fields), position: last + 1, origin: null, removal: null };
  const at = 1 + plan.indicators.findLastIndex((one) => one.node === node);
  const indicators = at === 0 ? [...plan.indicators, added] : plan.indicators.toSpliced(at, 0, added);
  return succeed({ plan: { ...plan, indicators }, key });
}

export function editIndicator(plan: Plan, key: string, fields: IndicatorFields): Result<Plan> {
  return changeIndicator(plan, key, (indicator) => ({ ...indicator, ...plainFields(fields) }));
}

/** Marks an indicator for removal, with a reason. */
export function removeIndicator(plan: Plan, key: string, reason: string): Result<Plan> {
  return changeIndicator(plan, key, (indicator) => ({ ...indicator, removal: indicator.removal ?? reason }));
}

/** Takes the mark off. Refused where its node is marked. */
export function keepIndicator(plan: Plan, key: string): Result<Plan> {
  const indicator = plan.indicators.find((one) => one.key === key);
  const node = indicator && findNode(plan, indicator.node);
  if (node && node.removal !== null)
    return refuse({ path: 'indicator', message: `Ångra först borttagningen av ${node.title}, som den mäter.` });
  return changeIndicator(plan, key, (one) => ({ ...one, removal: null }));
}
