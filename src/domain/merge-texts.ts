/**
 * Puts two edited texts together, line by line, against the text that both began with: what only one has changed is taken
 * from that one. Where both have changed the same lines, theirs stand first and mine after, so that nothing is lost.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const merged = mergeTexts('Ett.\n\nTvå.', { mine: 'Ett.\n\nTvå och mer.', theirs: 'Första.\n\nTvå.' });
 * assert.deepEqual(merged, { text: 'Första.\n\nTvå och mer.', clashes: 0 });
 */
import { sequenceDifference } from './sequence-difference.ts';

/** Lines `from` up to `to` of the base are replaced by `lines`. */
type Hunk = { readonly from: number; readonly to: number; readonly lines: readonly string[] };

function hunksOf(base: readonly string[], text: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: { from: number; lines: string[] } | null = null;
  for (const { kind, item } of sequenceDifference(base, text)) {
    if (kind === 'same') {
      if (open) hunks.push({ ...open, to: at });
      open = null;
      at += 1;
      continue;
    }
    open ??= { from: at, lines: [] };
    if (kind === 'added') open.lines.push(item);
    else at += 1;
  }
  if (open) hunks.push({ ...open, to: at });
  return hunks;
}

/** What one side makes of the base's lines `from` up to `to`. */
function sideOf(base: readonly string[], hunks: readonly Hunk[], from: number, to: number): string[] {
  const lines: string[] = [];
  let at = from;
  for (const hunk of hunks) {
    lines.push(...base.slice(at, hunk.from), ...hunk.lines);
    at = hunk.to;
  }
  return [...lines, ...base.slice(at, to)];
}

type Side = 'mine' | 'theirs';
type Region = { from: number; to: number; readonly hunks: Record<Side, Hunk[]> };

/** True where two hunks are about the same lines, or both put lines in the same place. */
const meet = (region: { from: number; to: number }, hunk: Hunk): boolean =>
  hunk.from < region.to || (hunk.from === hunk.to && region.from === region.to && hunk.from === region.from);

/** Hunks of the two sides, those that meet gathered. */
function regionsOf(hunks: Readonly<Record<Side, readonly Hunk[]>>): Region[] {
  const all = (['theirs', 'mine'] as const)
    .flatMap((side) => hunks[side].map((hunk) => ({ side, hunk })))
    .sort((a, b) => a.hunk.from - b.hunk.from || a.hunk.to - b.hunk.to);
  const regions: Region[] = [];
  for (const { side, hunk } of all) {
    const last = regions.at(-1);
    const touches = last && meet(last, hunk);
    const region = touches ? last : { from: hunk.from, to: hunk.to, hunks: { mine: [], theirs: [] } };
    if (!touches) regions.push(region);
    region.to = Math.max(region.to, hunk.to);
    region.hunks[side].push(hunk);
  }
  return regions;
}

/** `clashes`: places where both sides changed the same lines, and both now stand. */
export function mergeTexts(
  base: string,
  { mine, theirs }: Readonly<Record<Side, string>>,
): { text: string; clashes: number } {
  const lines = base === '' ? [] : base.split('\n');
  const linesOf = (text: string) => (text === '' ? [] : text.split('\n'));
  const regions = regionsOf({ mine: hunksOf(lines, linesOf(mine)), theirs: hunksOf(lines, linesOf(theirs)) });
  const merged: string[] = [];
  let [at, clashes] = [0, 0];
  for (const { from, to, hunks } of regions) {
    merged.push(...lines.slice(at, from));
    const [own, other] = [sideOf(lines, hunks.mine, from, to), sideOf(lines, hunks.theirs, from, to)];
    const differ = own.join('\n') !== other.join('\n');
    if (hunks.mine.length > 0 && hunks.theirs.length > 0 && differ) {
      merged.push(...other, ...(other.length > 0 && own.length > 0 ? [''] : []), ...own);
      clashes += 1;
    } else merged.push(...(hunks.mine.length > 0 ? own : other));
    at = to;
  }
  return { text: [...merged, ...lines.slice(at)].join('\n'), clashes };
}
