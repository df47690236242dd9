/**
 * A plan edited as a sheet: which nodes are new, changed or missing in it, what is wrong with it, and the plan as it would
 * stand. A node is known by its key; a line without a key is a new node.
 */
import { type BulkChange, type BulkSheet, type BulkTrial, byLine, cellText, faultIn, keyMaker } from './bulk.ts';
import { lineFaults } from './bulk-plan-check.ts';
import { type DraftNode, draftNodes, type PlanContext } from './bulk-plan-draft.ts';
import { changesOf } from './bulk-plan-edit.ts';
import { orderNodes, type PlanOrder } from './bulk-plan-order.ts';
import { orderNumbers } from './bulk-plan-sheet.ts';
import { nodeKey } from './node.ts';
import { inOrder, type Plan, type PlanNode } from './plan.ts';
import type { Issue } from './result.ts';

export type { PlanContext };

type Settled = {
  readonly drafts: readonly DraftNode[];
  readonly keys: ReadonlyMap<string, string>;
  readonly order: PlanOrder;
};

/** A key for each new node; the others have theirs. */
function keysOf(drafts: readonly DraftNode[], plan: Plan): Map<string, string> {
  const make = keyMaker(plan.nodes.map((node) => node.key));
  return new Map(
    drafts.map(({ id, node, level, title }) => [id, node === null ? make(nodeKey(level, title)) : node.key]),
  );
}

function nodeOf(draft: DraftNode, { keys, order }: Settled): PlanNode {
  const { line: _, id, node, order: __, parent, ...fields } = draft;
  return {
    ...fields,
    key: keys.get(id) ?? id,
    title: node !== null && cellText(node.title) === draft.title ? node.title : draft.title,
    parent: parent === null ? null : (keys.get(parent) ?? parent),
    position: order.positions.get(id) ?? node?.position ?? 0,
    origin: node?.origin ?? null,
    removal: node?.removal ?? null,
  };
}

/** Changes of nodes that are to be removed already. */
function removedFaults(changes: readonly BulkChange[], drafts: readonly DraftNode[], sheet: BulkSheet): Issue[] {
  const fault = faultIn(sheet.mapping);
  const marked = new Map(drafts.flatMap((draft) => (draft.node?.removal ? [[draft.line, draft]] : [])));
  return changes.flatMap(({ line, edits }) => {
    if (line === null || !marked.has(line)) return [];
    const message =
      'Posten är markerad för borttagning. Ångra det på planens sida först, eller ta bort raden ur filen.';
    return [fault(line, edits[0]?.field ?? 'key', message)];
  });
}

/**
 * What a sheet would do with a plan. `reason`: why nodes that it does not have are to be removed, with the indicators that
 * measure them; null leaves them alone.
 */
export function tryPlanSheet(sheet: BulkSheet, context: PlanContext, reason: string | null): BulkTrial<Plan> {
  const { plan, levels } = context;
  const { nodes: drafts, faults } = draftNodes(sheet, context);
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const missing = plan.nodes.filter((node) => node.removal === null && !byId.has(node.key));
  const gone = new Map(reason === null ? [] : missing.map((node) => [node.key, node.title]));
  const lines = { nodes: drafts, context, fault: faultIn(sheet.mapping) };
  const numbers = orderNumbers(plan);
  const order = orderNodes(drafts, plan, numbers);
  const settled: Settled = { drafts, keys: keysOf(drafts, plan), order };
  const before = new Map(plan.nodes.map((node) => [node.key, cellText(node.title)]));
  const after = new Map([...before, ...drafts.map((draft) => [draft.id, draft.title] as const)]);
  const changes = changesOf(drafts, { context, order, keys: settled.keys, titles: { before, after }, numbers });
  const own = [...faults, ...lineFaults(lines, gone), ...removedFaults(changes, drafts, sheet)];
  const all = byLine([...sheet.faults, ...own]);
  const named = missing.map((node) => ({ subject: `node:${node.key}`, title: node.title }));
  return {
    faults: all,
    changes: [...changes, ...(reason === null ? [] : removals(plan, gone))],
    unchanged: drafts.length - changes.length,
    missing: reason === null ? named : [],
    after: all.length > 0 ? null : inOrder(planAfter(plan, settled, gone, reason), levels),
  };
}

/** Nodes and their indicators that go with the sheet. */
function removals(plan: Plan, gone: ReadonlyMap<string, string>): BulkChange[] {
  const removed = (subject: string, title: string): BulkChange => ({
    kind: 'removed',
    subject,
    title,
    line: null,
    edits: [],
  });
  const indicators = plan.indicators.filter((one) => one.removal === null && gone.has(one.node));
  return [
    ...[...gone].map(([key, title]) => removed(`node:${key}`, title)),
    ...indicators.map((one) => removed(`indicator:${one.key}`, one.title)),
  ];
}

function planAfter(plan: Plan, settled: Settled, gone: ReadonlyMap<string, string>, reason: string | null): Plan {
  const drafted = new Map(settled.drafts.map((draft) => [draft.id, nodeOf(draft, settled)]));
  const stored = plan.nodes.map((node): PlanNode => {
    const placed = drafted.get(node.key) ?? {
      ...node,
      position: settled.order.positions.get(node.key) ?? node.position,
    };
    return gone.has(node.key) ? { ...placed, removal: reason } : placed;
  });
  const added = settled.drafts.flatMap((draft) => (draft.node === null ? [nodeOf(draft, settled)] : []));
  const indicators = plan.indicators.map((one) =>
    gone.has(one.node) && one.removal === null ? { ...one, removal: reason } : one,
  );
  return { ...plan, nodes: [...stored, ...added], indicators };
}
