/** The hash of a document tree: the same data gives the same hash whatever order the keys were written in. */
import { createHash } from 'node:crypto';
import type { ReportTree } from '../domain/report.ts';

/** JSON with the keys of every object in code point order, without white space; undefined properties are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const pairs = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${pairs.join(',')}}`;
}

/** SHA-256 over the tree's canonical JSON, as 64 lower case hex digits. */
export function treeHash(tree: ReportTree): string {
  return createHash('sha256').update(canonicalJson(tree)).digest('hex');
}
