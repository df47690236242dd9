/** The hash of a document tree: the same data gives the same hash whatever order the keys were written in. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { ReportTree } from '../domain/report.ts';

/** SHA-256 over the tree's canonical JSON, as 64 lower case hex digits. */
export function treeHash(tree: ReportTree): string {
  return createHash('sha256').update(canonicalJson(tree)).digest('hex');
}
