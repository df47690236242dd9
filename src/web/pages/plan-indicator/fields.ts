/** What the form of a plan's indicator holds, as text: what is stored, or what a person has just entered. */
import { type PlanIndicatorView, targetField } from '../../../app/plan-indicator.ts';
import { formatFigure } from '../../../domain/figure.ts';
import type { Target } from '../../../domain/plan.ts';
import type { Form } from '../../form.ts';

export const sexes: readonly Target['sex'][] = ['all', 'women', 'men'];
export const inputName = (year: number, sex: Target['sex']) => `target-${targetField(year, sex)}`;
const prefix = 'target-';

export type IndicatorInput = {
  readonly title: string;
  readonly unit: string;
  readonly decimals: string;
  readonly direction: string;
  readonly source: string;
  /** By "2026-all". */
  readonly targets: Readonly<Record<string, string>>;
  readonly seen: string;
};

export function storedInput({ indicator, seen }: PlanIndicatorView): IndicatorInput {
  return {
    title: indicator?.title ?? '',
    unit: indicator?.unit ?? 'percent',
    decimals: String(indicator?.decimals ?? 0),
    direction: indicator?.direction ?? '',
    source: indicator?.source ?? '',
    targets: Object.fromEntries(
      (indicator?.targets ?? []).map((target) => [targetField(target.year, target.sex), formatFigure(target)]),
    ),
    seen,
  };
}

export function enteredInput(form: Form): IndicatorInput {
  return {
    title: form.text('title'),
    unit: form.text('unit'),
    decimals: form.text('decimals'),
    direction: form.text('direction'),
    source: form.text('source'),
    targets: Object.fromEntries(
      form.entries.flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
      ),
    ),
    seen: form.text('seen'),
  };
}
