/** What a sheet of nodes says otherwise than the plan, cell by cell. */
import { type BulkChange, type BulkEdit, cellText } from './bulk.ts';
import { type DraftNode, isNewId, type PlanContext } from './bulk-plan-draft.ts';
import type { PlanOrder } from './bulk-plan-order.ts';
import { bodiesText, levelLabel, roleLabel } from './bulk-plan-sheet.ts';
import type { PlanNode } from './plan.ts';

type Cells = Pick<PlanNode, 'title' | 'parent' | 'bodies' | 'role' | 'startsOn' | 'endsOn'>;

/** A node as its cells show it; the one above as "Title (key)". */
function shown(node: Cells, titles: ReadonlyMap<string, string>): Readonly<Record<keyof Cells, string>> {
  const above = node.parent === null ? '' : (titles.get(node.parent) ?? '');
  return {
    title: cellText(node.title),
    parent: node.parent === null ? '' : isNewId(node.parent) ? above : `${above} (${node.parent})`,
    bodies: bodiesText(node.bodies),
    role: roleLabel(node.role),
    startsOn: node.startsOn ?? '',
    endsOn: node.endsOn ?? '',
  };
}

const fields = ['title', 'parent', 'bodies', 'role', 'startsOn', 'endsOn'] as const;

function editsOf(draft: DraftNode, { context, order, titles, numbers }: Comparison): BulkEdit[] {
  const after = shown(draft, titles.after);
  if (draft.node === null) {
    const level = { field: 'level', before: '', after: levelLabel(context.levels, draft.level) };
    const given = fields.map((field) => ({ field, before: '', after: after[field] }));
    return [level, ...given].filter((edit) => edit.after !== '');
  }
  const before = shown(draft.node, titles.before);
  const edits = fields
    .map((field) => ({ field, before: before[field], after: after[field] }))
    .filter(({ field }) => (field === 'parent' ? draft.node?.parent !== draft.parent : before[field] !== after[field]));
  if (!order.moved.has(draft.id)) return edits;
  const number = (text: string | null | undefined) => (text ?? '').replace('.', ',');
  return [...edits, { field: 'order', before: number(numbers.get(draft.id)), after: number(draft.order) }];
}

export type Comparison = {
  readonly context: PlanContext;
  readonly order: PlanOrder;
  /** The key of each, by id. */
  readonly keys: ReadonlyMap<string, string>;
  readonly titles: { readonly before: ReadonlyMap<string, string>; readonly after: ReadonlyMap<string, string> };
  readonly numbers: ReadonlyMap<string, string>;
};

export function changesOf(drafts: readonly DraftNode[], comparison: Comparison): BulkChange[] {
  return drafts.flatMap((draft) => {
    const edits = editsOf(draft, comparison);
    // A key that the plan does not have is a fault, and no new node.
    if (draft.node === null ? !isNewId(draft.id) : edits.length === 0) return [];
    const kind = draft.node === null ? 'new' : 'changed';
    const subject = `node:${comparison.keys.get(draft.id) ?? draft.id}`;
    return [{ kind, subject, title: draft.title, line: draft.line, edits } as const];
  });
}
