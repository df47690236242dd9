/** The difference between two plans in words that a person can read: what became what, with names in place of codes. */
import { formatFigure, unitSuffix } from '../domain/figure.ts';
import type { SteeringLevel } from '../domain/node.ts';
import { findNode, type Plan, type PlanIndicator, type PlanNode } from '../domain/plan.ts';
import type { Change, IndicatorField, NodeField, PlanDifference } from '../domain/plan-difference.ts';

export type ChangeKind = Exclude<Change<unknown, unknown>['kind'], 'same'>;

/** One field: what it was and what it is; null is nothing. A role, unit or direction stands as its code. */
export type ChangedField = {
  readonly field: NodeField | IndicatorField;
  readonly before: string | null;
  readonly after: string | null;
};

export type ReadableChange = {
  readonly kind: ChangeKind;
  readonly key: string;
  readonly title: string;
  /** Of a node, its level; of an indicator, the node that it measures. */
  readonly of: string;
  /** Why it is to be removed; '' where nobody has said. */
  readonly reason: string;
  /** Whether it still stands in the later plan. */
  readonly stands: boolean;
  readonly fields: readonly ChangedField[];
};

export type ReadableDifference = {
  readonly nodes: readonly ReadableChange[];
  readonly indicators: readonly ReadableChange[];
};

type Sides = {
  readonly before: Plan;
  readonly after: Plan;
  readonly levels: readonly SteeringLevel[];
  /** Names of bodies by code. */
  readonly bodies: ReadonlyMap<string, string>;
};

const orNull = (text: string): string | null => (text === '' ? null : text);

function nodeValue(plan: Plan, bodies: Sides['bodies'], node: PlanNode, field: NodeField): string | null {
  if (field === 'bodies') return orNull(node.bodies.map((code) => bodies.get(code) ?? code).join(', '));
  if (field === 'place') return node.parent === null ? null : (findNode(plan, node.parent)?.title ?? null);
  return node[field];
}

function indicatorValue(plan: Plan, indicator: PlanIndicator, field: IndicatorField): string | null {
  if (field === 'targets') {
    const words = { all: '', women: ' kvinnor', men: ' män' } as const;
    const targets = indicator.targets.map(
      (target) => `${target.year}${words[target.sex]}: ${formatFigure(target)}${unitSuffix(indicator.unit)}`,
    );
    return orNull(targets.join('; '));
  }
  if (field === 'node') return findNode(plan, indicator.node)?.title ?? null;
  return orNull(String(indicator[field] ?? ''));
}

type Keyed = { readonly key: string; readonly title: string; readonly removal: string | null };

function readable<T extends Keyed, F extends NodeField | IndicatorField>(
  changes: readonly Change<T, F>[],
  of: (one: T, side: 'before' | 'after') => string,
  value: (one: T, side: 'before' | 'after', field: F) => string | null,
  place: F,
): ReadableChange[] {
  return changes.flatMap((change): ReadableChange[] => {
    if (change.kind === 'same') return [];
    const one = change.after ?? (change.kind === 'removed' ? change.before : null);
    if (!one) return [];
    const fields = change.kind === 'changed' ? change.fields : change.kind === 'moved' ? [place] : [];
    const { before, after } = change.kind === 'new' ? { before: null, after: change.after } : change;
    return [
      {
        kind: change.kind,
        key: one.key,
        title: one.title,
        of: of(one, change.after ? 'after' : 'before'),
        reason: one.removal ?? '',
        stands: change.after !== null,
        fields: fields.map((field) => ({
          field,
          before: before && value(before, 'before', field),
          after: after && value(after, 'after', field),
        })),
      },
    ];
  });
}

/** The changes in the order of the later plan; what is the same is left out. */
export function readableDifference(difference: PlanDifference, sides: Sides): ReadableDifference {
  const levelName = (node: PlanNode) => sides.levels.find((level) => level.code === node.level)?.name ?? node.level;
  return {
    nodes: readable<PlanNode, NodeField>(
      difference.nodes,
      levelName,
      (node, side, field) => nodeValue(sides[side], sides.bodies, node, field),
      'place',
    ),
    indicators: readable<PlanIndicator, IndicatorField>(
      difference.indicators,
      (indicator, side) => findNode(sides[side], indicator.node)?.title ?? '',
      (indicator, side, field) => indicatorValue(sides[side], indicator, field),
      'node',
    ),
  };
}
