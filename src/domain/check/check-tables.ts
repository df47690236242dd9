/** The same thing in two tables: lines with the same subject, unit and years must show the same figures. */

import type { Checked } from './finding.ts';
import { addTo } from './group.ts';
import { sameShown } from './same-value.ts';
import { sayNumber, sayUnit } from './say.ts';
import type { Point, Series } from './series.ts';
import { related } from './words.ts';

const shownOf = (point: Point) => ({
  base: point.base,
  decimals: point.cell.quantity.decimals,
  scale: point.cell.scale,
});
const level = (point: Point) => point.measure === null || point.measure === 'outcome' || point.measure === 'total';
const said = (point: Point) =>
  `${sayNumber(point.cell.quantity.value, point.cell.quantity.decimals)}${sayUnit(point.cell.unit, point.cell.scale)}`;

/** What the line is about: its own words, and the table's topic where they do not tell. */
const subject = (series: Series): readonly string[] =>
  series.weak ? [...series.stems, ...series.topic] : series.stems;

function sameSubject(one: Series, other: Series): 'whole' | 'part' | null {
  if (one.weak !== other.weak && !(one.total && other.total)) return null;
  if (one.weak && other.weak && one.stems.join() !== other.stems.join()) return null;
  const [a, b] = [subject(one), subject(other)];
  const shared = a.filter((each) => b.includes(each));
  if (shared.length === 0) return null;
  if (shared.length === a.length && shared.length === b.length) return 'whole';
  const noun = shared.some((each) => each.length >= 8);
  return noun && one.total && other.total && a.some((each) => b.some((its) => related(each, its))) ? 'part' : null;
}

/** A line is held against so many of the next ones that share a word: a document that says the same in a hundred tables takes no longer a page. */
const nearest = 12;

type Pair = { readonly one: Point; readonly other: Point; readonly same: boolean };

function pairs(one: Series, other: Series): Pair[] {
  return one.points.flatMap((point) => {
    if (point.year === null || point.stems.length > 0) return [];
    // Two columns of one year (the municipality's and the group's) that only a lost header tells apart.
    if (
      one.points.some(
        (each) =>
          each !== point && each.year === point.year && each.measure === point.measure && each.stems.length === 0,
      )
    )
      return [];
    const its = other.points.filter(
      (each) =>
        each.year === point.year &&
        each.stems.length === 0 &&
        each.cell.unit === point.cell.unit &&
        (level(each) ? level(point) : each.measure === point.measure),
    );
    const [only, ...more] = its;
    return only && more.length === 0
      ? [{ one: point, other: only, same: sameShown(shownOf(point), shownOf(only)) }]
      : [];
  });
}

export function checkTables(series: readonly Series[]): Checked[] {
  const byStem = new Map<string, number[]>();
  series.forEach((each, index) => {
    for (const word of subject(each)) addTo(byStem, word, index);
  });
  const tried = new Set<number>();
  const found: Checked[] = [];
  for (const indexes of byStem.values()) {
    for (const [at, i] of indexes.entries())
      for (const j of indexes.slice(at + 1, at + 1 + nearest)) {
        const key = i * series.length + j;
        const [one, other] = [series[i], series[j]];
        if (!one || !other || one.grid.place === other.grid.place || tried.has(key)) continue;
        tried.add(key);
        const kin = sameSubject(one, other);
        if (kin) found.push(...judgePairs(one, other, pairs(one, other)));
      }
  }
  return found;
}

/** Only where at least one year agrees is it known to be the same thing. */
function judgePairs(one: Series, other: Series, all: readonly Pair[]): Checked[] {
  const held = all.filter((pair) => pair.same);
  if (held.length === 0 || held.every((pair) => pair.one.base === 0)) return [];
  return all.map(({ one: a, other: b, same }): Checked => {
    const places = [a.quote, b.quote];
    if (same) return { kind: 'same', level: null, message: `${said(a)} står lika i båda tabellerna.`, places };
    const message = `${one.label} ${a.year} står som ${said(a)} i en tabell och ${said(b)} i en annan (${other.label}), medan ${held.map((pair) => pair.one.year).join(', ')} är lika.`;
    return { kind: 'same', level: 'contradiction', message, places };
  });
}
