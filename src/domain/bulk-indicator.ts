/**
 * The indicators of a plan edited as a sheet: which are new, changed or missing in it, with their targets, what is wrong
 * with it, and the plan as it would stand. An indicator is known by its key; a line without a key is a new one.
 */
import {
  type BulkChange,
  type BulkSheet,
  type BulkTrial,
  byLine,
  cellText,
  faultIn,
  keyMaker,
  quoted,
  repeated,
} from './bulk.ts';
import { type DraftIndicator, draftIndicators, type IndicatorContext } from './bulk-indicator-draft.ts';
import { directionLabel, findTarget, type TargetPlace, targetField, unitLabel } from './bulk-indicator-sheet.ts';
import { formatFigure } from './figure.ts';
import { nodeKey } from './node.ts';
import { inOrder, type Plan, type PlanIndicator } from './plan.ts';
import type { Issue } from './result.ts';

export type { IndicatorContext };

type Cells = { readonly field: string; readonly text: string }[];

/** What cells are shown by: the titles of nodes by key, and the targets that there are columns for. */
type Frame = { readonly titles: ReadonlyMap<string, string>; readonly places: readonly TargetPlace[] };

/** An indicator as its cells show it. */
function cellsOf(indicator: PlanIndicator, { titles, places }: Frame): Cells {
  const node = titles.get(indicator.node);
  const target = (place: TargetPlace) => {
    const found = findTarget(indicator, place);
    return found ? formatFigure(found) : '';
  };
  return [
    { field: 'title', text: cellText(indicator.title) },
    { field: 'node', text: node === undefined ? indicator.node : `${node} (${indicator.node})` },
    { field: 'unit', text: unitLabel(indicator.unit) },
    { field: 'direction', text: directionLabel(indicator.direction) },
    { field: 'decimals', text: String(indicator.decimals) },
    { field: 'source', text: cellText(indicator.source) },
    ...places.map((place) => ({ field: targetField(place).name, text: target(place) })),
  ];
}

function changeOf(draft: DraftIndicator, key: string, frame: Frame): BulkChange | null {
  const before = draft.stored === null ? [] : cellsOf(draft.stored, frame);
  const edits = cellsOf(draft.indicator, frame)
    .map(({ field, text }, at) => ({ field, before: before[at]?.text ?? '', after: text }))
    .filter((edit) => edit.before !== edit.after);
  // A key that the plan does not have is a fault, and no new indicator.
  if (draft.stored === null ? !draft.isNew : edits.length === 0) return null;
  const kind = draft.stored === null ? 'new' : 'changed';
  return { kind, subject: `indicator:${key}`, title: draft.indicator.title, line: draft.line, edits };
}

/** An indicator that stands there already under another key, or twice among the new ones. */
function alikeFaults(drafts: readonly DraftIndicator[], { plan }: IndicatorContext, sheet: BulkSheet): Issue[] {
  const fault = faultIn(sheet.mapping);
  const name = ({ node, title }: Pick<PlanIndicator, 'node' | 'title'>) => `${node}\t${cellText(title)}`;
  const drafted = new Map(drafts.map(({ indicator }) => [indicator.key, indicator]));
  const stored = new Map(
    plan.indicators.flatMap((one) =>
      one.removal === null ? [[name(drafted.get(one.key) ?? one), one.key] as const] : [],
    ),
  );
  const fresh = drafts.filter(({ isNew, indicator }) => isNew && indicator.node !== '' && indicator.title !== '');
  const known = fresh.flatMap(({ line, indicator }) => {
    const key = stored.get(name(indicator));
    if (key === undefined) return [];
    const message = `${quoted(indicator.title)} finns redan på samma post, med nyckeln ${key}. Skriv nyckeln om det är den, eller ge den nya en annan titel.`;
    return [fault(line, 'title', message)];
  });
  const twice = repeated(fresh, ({ indicator }) => name(indicator)).map(({ row, first }) =>
    fault(
      row.line,
      'title',
      `${quoted(row.indicator.title)} står också på rad ${first.line}, på samma post. Ta bort den ena.`,
    ),
  );
  return [...known, ...twice];
}

function removedFaults(changes: readonly BulkChange[], drafts: readonly DraftIndicator[], sheet: BulkSheet): Issue[] {
  const fault = faultIn(sheet.mapping);
  const marked = new Set(drafts.flatMap(({ line, stored }) => (stored?.removal ? [line] : [])));
  return changes.flatMap(({ line, edits }) => {
    if (line === null || !marked.has(line)) return [];
    const message =
      'Indikatorn är markerad för borttagning. Ångra det på postens sida först, eller ta bort raden ur filen.';
    return [fault(line, edits[0]?.field ?? 'key', message)];
  });
}

function planAfter(
  plan: Plan,
  drafts: readonly DraftIndicator[],
  keys: ReadonlyMap<number, string>,
  gone: ReadonlySet<string>,
  reason: string | null,
): Plan {
  const last = new Map<string, number>();
  for (const { node, position } of plan.indicators) last.set(node, Math.max(last.get(node) ?? -1, position));
  const placeLast = (node: string) => {
    const position = (last.get(node) ?? -1) + 1;
    last.set(node, position);
    return position;
  };
  const settled = drafts.map(
    ({ line, indicator, stored }): PlanIndicator => ({
      ...indicator,
      key: keys.get(line) ?? indicator.key,
      position: stored?.node === indicator.node ? stored.position : placeLast(indicator.node),
    }),
  );
  const drafted = new Map(settled.map((indicator) => [indicator.key, indicator]));
  const stood = plan.indicators.map((one) =>
    gone.has(one.key) ? { ...one, removal: reason } : (drafted.get(one.key) ?? one),
  );
  const known = new Set(plan.indicators.map((one) => one.key));
  return { ...plan, indicators: [...stood, ...settled.filter(({ key }) => !known.has(key))] };
}

/** What a sheet would do with a plan's indicators. `reason`: why those that it does not have are to be removed; null leaves them alone. */
export function tryIndicatorSheet(sheet: BulkSheet, context: IndicatorContext, reason: string | null): BulkTrial<Plan> {
  const { plan, levels, places } = context;
  const { indicators: drafts, faults } = draftIndicators(sheet, context);
  const make = keyMaker(plan.indicators.map((one) => one.key));
  const keys = new Map(
    drafts.map(({ line, stored, indicator }) => [line, stored?.key ?? make(nodeKey('indicator', indicator.title))]),
  );
  const given = new Set(drafts.flatMap(({ stored }) => stored?.key ?? []));
  const missing = plan.indicators.filter((one) => one.removal === null && !given.has(one.key));
  const named = missing.map((one) => ({ subject: `indicator:${one.key}`, title: one.title }));
  const frame = { titles: new Map(plan.nodes.map((node) => [node.key, cellText(node.title)])), places };
  const changes = drafts.flatMap((draft) => changeOf(draft, keys.get(draft.line) ?? '', frame) ?? []);
  const own = [...faults, ...alikeFaults(drafts, context, sheet), ...removedFaults(changes, drafts, sheet)];
  const all = byLine([...sheet.faults, ...own]);
  const removals = named.map((one): BulkChange => ({ ...one, kind: 'removed', line: null, edits: [] }));
  const gone = new Set(reason === null ? [] : missing.map((one) => one.key));
  return {
    faults: all,
    changes: [...changes, ...(reason === null ? [] : removals)],
    unchanged: drafts.length - changes.length,
    missing: reason === null ? named : [],
    after: all.length > 0 ? null : inOrder(planAfter(plan, drafts, keys, gone, reason), levels),
  };
}
