/**
 * Which nodes of a plan a body answers for: those that name it, or a group that it belongs to. A node that names nobody
 * is answered for as its parent is.
 */
import type { Node } from './node.ts';

/** A group such as "alla nämnder", with the bodies that it stands for. */
export type Groups = ReadonlyMap<string, ReadonlySet<string>>;

/** Keys of the nodes that the body answers for. */
export function nodesOf(nodes: readonly Node[], body: string, groups: Groups): Set<string> {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const known = new Map<string, boolean>();
  const answers = (node: Node): boolean => {
    const found = known.get(node.key);
    if (found !== undefined) return found;
    const parent = node.parent === null ? undefined : byKey.get(node.parent);
    const own =
      node.bodies.length > 0
        ? node.bodies.some((code) => code === body || groups.get(code)?.has(body))
        : parent !== undefined && answers(parent);
    known.set(node.key, own);
    return own;
  };
  return new Set(nodes.filter(answers).map((node) => node.key));
}

/** The nodes with every node above them, in the order of `nodes`. */
export function withAncestors(nodes: readonly Node[], keys: ReadonlySet<string>): Node[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const kept = new Set<string>();
  for (const key of keys)
    for (let node = byKey.get(key); node && !kept.has(node.key); node = byKey.get(node.parent ?? ''))
      kept.add(node.key);
  return nodes.filter((node) => kept.has(node.key));
}
