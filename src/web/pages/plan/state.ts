/** What the page of a plan shows beside the plan: which panel is open, what was done just now, and the address of it all. */
import type { PlanFilter, PlanRow, PlanView } from '../../../app/plan-view.ts';
import type { PlanStep } from '../../../domain/plan-move.ts';
import type { Issue } from '../../../domain/result.ts';
import { planUrl } from '../../routes.ts';

export type EnteredNode = { readonly title: string; readonly level: string };
export type PlanPageState = {
  readonly issues: readonly Issue[];
  /** The node under which another is being added; '' is the top; null: no such form is open. */
  readonly under: string | null;
  readonly entered: EnteredNode;
  /** What was done, and to which node; `step`: by which button, so that the focus comes back to it. */
  readonly done: { readonly what: string; readonly node: string; readonly step: PlanStep | null };
  /** What was written as the reason of a revision. */
  readonly reason: string;
};

export const nothingEntered: EnteredNode = { title: '', level: '' };
export const nothingDone: PlanPageState['done'] = { what: '', node: '', step: null };

/** The address of the plan with its filter and more. */
export function planHref(year: number, filter: PlanFilter, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(more);
  if (filter.body !== null) query.set('organ', filter.body);
  if (filter.level !== null) query.set('niva', filter.level);
  const text = query.toString();
  return text === '' ? planUrl(year) : `${planUrl(year)}?${text}`;
}

export const isFiltered = ({ filter }: Pick<PlanView, 'filter'>) => filter.body !== null || filter.level !== null;

/** A row of the tree by its node's key. */
export function findRow(rows: readonly PlanRow[], key: string): PlanRow | null {
  for (const row of rows) {
    const found = row.node.key === key ? row : findRow(row.children, key);
    if (found !== null) return found;
  }
  return null;
}
