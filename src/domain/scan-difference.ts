/** What has changed of a site since the scan before: criteria or hosts that are new, and those that are gone. */
import { compareCriteria } from './accessibility-index.ts';
import type { SiteOutcome } from './scan.ts';

export type ScanDifference = {
  /** Failed criteria, or hosts contacted, that were not there before. */
  readonly appeared: readonly string[];
  readonly gone: readonly string[];
  /** Change of the index, one decimal; null where either has none. */
  readonly index: number | null;
};

function marksOf(outcome: SiteOutcome): Set<string> {
  if (outcome.kind === 'connections')
    return new Set(outcome.score.connections.filter(({ hintedOnly }) => !hintedOnly).map(({ host }) => host));
  return new Set(outcome.score.deductions.flatMap((one) => (one.kind === 'failed' ? one.criterion : [])));
}

export function scanDifference(before: SiteOutcome, now: SiteOutcome): ScanDifference {
  const [was, is] = [marksOf(before), marksOf(now)];
  const indexes = [before, now].map((one) => (one.kind === 'accessibility' ? one.score.index : null));
  const [a, b] = indexes;
  return {
    appeared: [...is.difference(was)].toSorted(compareCriteria),
    gone: [...was.difference(is)].toSorted(compareCriteria),
    index: a == null || b == null ? null : Math.round((b - a) * 10) / 10,
  };
}
