/**
 * The bodies that a node of a plan names, with each group taken apart into those that it stands for.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const groups = new Map([['alla nämnder', ['BUN', 'VON']]]);
 * assert.deepEqual(listResponsible({ bodies: ['VON', 'alla nämnder', 'KS'] }, groups), ['VON', 'BUN', 'KS']);
 */
import type { Node } from './node.ts';

/** Codes in the order that they are named, each once. A group without members stands for itself. */
export function listResponsible(
  { bodies }: Pick<Node, 'bodies'>,
  groups: ReadonlyMap<string, readonly string[]>,
): string[] {
  return [...new Set(bodies.flatMap((code) => groups.get(code) ?? [code]))];
}
