/** What is wrong between the lines of a sheet of nodes: levels that do not fit, circles, names and numbers that stand twice. */
import { cellText, type Fault, quoted, repeated } from './bulk.ts';
import { type DraftNode, isNewId, type PlanContext } from './bulk-plan-draft.ts';
import { fits } from './plan.ts';
import type { Issue } from './result.ts';

export type Lines = {
  readonly nodes: readonly DraftNode[];
  readonly context: PlanContext;
  readonly fault: Fault;
};

type Placed = { readonly level: string; readonly title: string; readonly parent: string | null };

/** Level, title and parent of every node as it would stand, by id. */
function placedNodes({ nodes, context }: Lines): Map<string, Placed> {
  return new Map<string, Placed>([
    ...context.plan.nodes.map((node) => [node.key, node] as const),
    ...nodes.map((draft) => [draft.id, draft] as const),
  ]);
}

const isMoved = ({ node, parent }: DraftNode) => node === null || node.parent !== parent;

/** Ids of nodes that hang on themselves, over any number of others. */
function circles(placed: ReadonlyMap<string, Placed>): Set<string> {
  const free = new Set<string>();
  const caught = new Set<string>();
  for (const start of placed.keys()) {
    const path: string[] = [];
    const met = new Set<string>();
    let id: string | null = start;
    while (id !== null && !free.has(id) && !caught.has(id) && !met.has(id)) {
      met.add(id);
      path.push(id);
      id = placed.get(id)?.parent ?? null;
    }
    const turn = id !== null && met.has(id) ? path.indexOf(id) : path.length;
    for (const each of path.slice(turn)) caught.add(each);
    for (const each of path.slice(0, turn)) free.add(each);
  }
  return caught;
}

function placeFaults(lines: Lines): Issue[] {
  const { nodes, context, fault } = lines;
  const placed = placedNodes(lines);
  const caught = circles(placed);
  return nodes.flatMap((draft) => {
    if (!isMoved(draft) || draft.level === '' || draft.parent === null) return [];
    const above = placed.get(draft.parent);
    if (caught.has(draft.id)) {
      const message = `${quoted(draft.title)} hänger på sig själv, över ${quoted(above?.title ?? '')}. Välj en annan överordnad.`;
      return [fault(draft.line, 'parent', message)];
    }
    if (above === undefined || above.level === '' || fits(context.levels, draft.level, above.level)) return [];
    const message = `Nivån passar inte under ${quoted(above.title)}. Välj en överordnad på en högre nivå.`;
    return [fault(draft.line, 'parent', message)];
  });
}

/** A new node that stands there already under another key, or twice among the new ones: most likely the same file again. */
function alikeFaults(lines: Lines): Issue[] {
  const { nodes, context, fault } = lines;
  const name = ({ parent, level, title }: Placed) => `${parent ?? ''}\t${level}\t${cellText(title)}`;
  const placed = placedNodes(lines);
  const stored = new Map(
    context.plan.nodes.flatMap((node) =>
      node.removal === null ? [[name(placed.get(node.key) ?? node), node.key] as const] : [],
    ),
  );
  const fresh = nodes.filter((draft) => isNewId(draft.id) && draft.title !== '');
  const known = fresh.flatMap((draft) => {
    const key = stored.get(name(draft));
    if (key === undefined) return [];
    const message = `${quoted(draft.title)} finns redan på samma plats, med nyckeln ${key}. Skriv nyckeln om det är den, eller ge den nya en annan titel.`;
    return [fault(draft.line, 'title', message)];
  });
  const twice = repeated(fresh, name).map(({ row, first }) =>
    fault(row.line, 'title', `${quoted(row.title)} står också på rad ${first.line}, på samma plats. Ta bort den ena.`),
  );
  return [...known, ...twice];
}

/** The number without zeros that say nothing. */
const plain = (order: string) => order.replace(/(\.\d*?)0+$/u, '$1').replace(/\.$/u, '');

function numberFaults({ nodes, fault }: Lines): Issue[] {
  return repeated(nodes, ({ order, parent, level }) =>
    order === null ? null : `${parent ?? ''}\t${level}\t${plain(order)}`,
  ).map(({ row, first }) => {
    const message = `Numret ${plain(row.order ?? '').replace('.', ',')} står också på rad ${first.line}, under samma överordnade. Ge dem olika nummer; 1,5 ställer en post mellan 1 och 2.`;
    return fault(row.line, 'order', message);
  });
}

/** `gone`: keys of nodes that are to be removed because the sheet does not have them. */
export function lineFaults(lines: Lines, gone: ReadonlyMap<string, string>): Issue[] {
  const orphaned = lines.nodes.flatMap((draft) => {
    const above = draft.parent === null ? undefined : gone.get(draft.parent);
    if (above === undefined) return [];
    const message = `${quoted(above)} saknas i filen och skulle tas bort, men den här raden hänger på den. Lägg tillbaka den eller flytta raden.`;
    return [lines.fault(draft.line, 'parent', message)];
  });
  return [...placeFaults(lines), ...alikeFaults(lines), ...numberFaults(lines), ...orphaned];
}
