/** A figure in prose against the table that has it: matched by the row's own words, the year and the measure. */

import type { Checked, Quoted } from './finding.ts';
import { addTo } from './group.ts';
import { fitsApproximation, nearlySame, sameShown } from './same-value.ts';
import { sayNumber, sayUnit } from './say.ts';
import { quoteSentence } from './sentence.ts';
import type { Point, Series } from './series.ts';
import { isNeutral, type Statement } from './statement.ts';
import { contentStems, related, stem } from './words.ts';

/** What is known of the whole document. */
export type About = { readonly year: number | null; readonly names: ReadonlySet<string> };

type Found = {
  readonly statement: Statement;
  readonly check: Checked;
  readonly series: Series;
  readonly points: readonly Point[];
};
type Match = { readonly series: Series; readonly strength: number; readonly points: readonly Point[] };

const has = (stems: readonly string[], wanted: string) => stems.includes(wanted);
/** Words that may stand for one another outside the subject: "förvaltning" and "förvaltningens", "stad" and "stadsmiljö". */
const akin = (stems: readonly string[], wanted: string) => stems.some((each) => related(each, wanted));

function unitFits(statement: Statement, point: Point): boolean {
  const said = statement.quantity.unit;
  const shown = point.cell.unit;
  if (said === shown) return true;
  if (said === '') return shown === 'count' || shown === 'index' || (shown === '' && !point.money);
  if (said === 'SEK') return shown === '' && point.money;
  return shown === '' && said.length > 2 && point.label.includes(said);
}

/** Words that neither the row, the table's topic nor the reporting body explains: the sentence is about a part or another thing. */
function foreign(statement: Statement, series: Series, points: readonly Point[], about: About): boolean {
  const known = (each: string) =>
    akin(series.stems, each) ||
    akin(series.topic, each) ||
    isNeutral(each) ||
    about.names.has(each) ||
    points.some((point) => akin(point.stems, each));
  if (statement.qualifiers.some((each) => !known(each))) return true;
  const words = statement.left.match(/\p{L}+(?:-\p{L}+)*/gu) ?? [];
  const at = words.findLastIndex((word) => series.stems.includes(stem(word)));
  const before = at > 0 ? words[at - 1] : undefined;
  return before !== undefined && contentStems(before).some((each) => !known(each));
}

/** The only figure of its sentence: all of the sentence's words may be its subject. */
const isSingle = ({ sentence }: Statement) =>
  sentence.quantities.filter((each) => !each.year && !each.article).length === 1;

function subjectFits(statement: Statement, series: Series, single: boolean, where: readonly string[]): number {
  const { stems, sentence } = statement;
  if (!series.weak) return series.core.every((each) => has(where, each)) ? series.core.length : 0;
  if (!series.stems.every((each) => has(stems, each))) return 0;
  const sexed = stems.some((each) => /^(?:kvinn|män|man|flick|pojk)/u.test(each));
  if (series.stems.length === 0 && (!series.total || sexed)) return 0;
  // A total that only its table names must have the table's word in the figure's own clause, beside others in the sentence.
  const near = series.stems.length === 0 && !single ? stems : contentStems(sentence.text);
  const topic = series.topic.find((each) => each.length >= 8 && has(near, each));
  return topic === undefined ? 0 : series.stems.length + 1;
}

function pointsFor(statement: Statement, series: Series, about: About): Point[] {
  const fitting = series.points.filter(
    (point) => unitFits(statement, point) && point.stems.every((each) => has(statement.stems, each)),
  );
  const year =
    statement.year === 'before' ? (about.year === null ? null : about.year - 1) : (statement.year ?? about.year);
  const measure = statement.measure === 'variance' || statement.measure === 'change' ? 'variance' : statement.measure;
  const wanted =
    measure === 'budget' || measure === 'target' || measure === 'forecast' || measure === 'variance'
      ? measure
      : 'outcome';
  const ofMeasure = fitting.filter((point) =>
    wanted === 'outcome' ? [null, 'outcome', 'total'].includes(point.measure) : point.measure === wanted,
  );
  // A surplus or a deficit is a variance, or the result itself.
  const result = /(?:över|under)skott/iu.test(statement.left.slice(-40));
  if (result) return surplusPoints(fitting, typeof year === 'number' ? year : null);
  const dated = ofMeasure.some((point) => point.year !== null);
  if (statement.year === 'several') return ofMeasure.filter((point) => point.year === null);
  return dated ? ofMeasure.filter((point) => point.year === year) : ofMeasure;
}

/** Where a surplus or deficit may stand: in a variance, or in the outcome beside it. */
function surplusPoints(points: readonly Point[], year: number | null): Point[] {
  const own = points.filter((point) => point.measure === 'variance' && (point.year === null || point.year === year));
  const level = points.filter(
    (point) => point.measure === 'outcome' || point.measure === 'forecast' || point.measure === null,
  );
  return own.length === 0 ? [] : [...own, ...level];
}

const shownOf = (point: Point, scale = point.cell.scale) => ({
  base: point.cell.quantity.value * scale,
  decimals: point.cell.quantity.decimals,
  scale,
});

/** A table of money that does not say in which scale: it is in the one that brings it closest to what the text says. */
function scaleFor(statement: Statement, point: Point): number {
  if (point.cell.unit !== '' || statement.quantity.unit !== 'SEK') return point.cell.scale;
  const shown = Math.abs(point.cell.quantity.value) || 1;
  const apart = (scale: number) => Math.abs(Math.log((Math.abs(statement.base) || 1) / (shown * scale)));
  return [1, 1e3, 1e6].reduce((best, scale) => (apart(scale) < apart(best) ? scale : best), 1);
}

function equal(statement: Statement, point: Point): boolean {
  const { quantity } = statement;
  const unsigned = quantity.sign === null;
  const said = { base: statement.base, decimals: quantity.decimals, scale: quantity.scale };
  const shown = shownOf(point, scaleFor(statement, point));
  if (quantity.approximation !== null && quantity.approximation !== 'atLeast' && quantity.approximation !== 'atMost') {
    return fitsApproximation(quantity, Math.abs(said.base), Math.abs(shown.base));
  }
  return sameShown(said, shown) || (unsigned && sameShown(said, { ...shown, base: Math.abs(shown.base) }));
}

/** Words after which a figure may be of another method, group or time than the table's. */
const otherBase =
  /omräknat|enligt (?:det|den) (?:nya|gamla|tidigare)|mätmetod|nya sättet|exklusive|inklusive|rensat|justerat|räknat på|i riket|i länet|kommunsnitt|rikssnitt|genomsnittet/iu;

export function checkAgainstTables(
  statements: readonly Statement[],
  series: readonly Series[],
  about: About,
): Checked[] {
  const bestOf = matcherOf(series, about);
  const found = statements.flatMap((statement): Found[] => {
    const { quantity } = statement;
    if (
      statement.kind !== 'level' ||
      quantity.word ||
      quantity.approximation === 'atLeast' ||
      quantity.approximation === 'atMost'
    )
      return [];
    const best = bestOf(statement);
    const check = judgeMatches(statement, best);
    const [match] = best;
    return check && match ? [{ statement, check, series: match.series, points: match.points }] : [];
  });
  // Where one figure of a paragraph is the table's, another one with the same subject says something else of it.
  return found
    .filter(
      ({ statement, check, series: own, points }) =>
        check.level === null ||
        !found.some(
          (other) =>
            other.check.level === null &&
            other.series === own &&
            other.statement.sentence.paragraph === statement.sentence.paragraph &&
            other.statement.quantity.unit === statement.quantity.unit &&
            other.points.some((point) => points.includes(point)),
        ),
    )
    .map(({ check }) => check);
}

/** The series that fit a statement best. A sentence that stands in several places is matched once. */
function matcherOf(series: readonly Series[], about: About): (statement: Statement) => readonly Match[] {
  const index = indexOf(series);
  const matched = new Map<string, readonly Match[]>();
  return (statement) => {
    // What the paragraph adds to the sentence is one qualifier more.
    const key = `${statement.quantity.from} ${statement.qualifiers.length} ${statement.sentence.text}`;
    const known = matched.get(key);
    if (known) return known;
    const single = isSingle(statement);
    const where = single ? contentStems(statement.sentence.text) : statement.stems;
    const matches = index(statement).flatMap((each): Match[] => {
      const strength = subjectFits(statement, each, single, where);
      if (strength === 0) return [];
      const points = pointsFor(statement, each, about);
      return points.length === 0 || foreign(statement, each, points, about) ? [] : [{ series: each, strength, points }];
    });
    const most = Math.max(0, ...matches.map((match) => match.strength));
    const best = matches.filter((match) => match.strength === most);
    matched.set(key, best);
    return best;
  };
}

/** Series by the stems of their labels and topics, so that each sentence is tried against a few only. */
function indexOf(series: readonly Series[]): (statement: Statement) => Series[] {
  const byStart = new Map<string, number[]>();
  for (const [number, each] of series.entries()) {
    for (const word of new Set([...each.stems, ...(each.weak ? each.topic : [])])) {
      for (const key of new Set([word.slice(0, 5), word.slice(-5)])) addTo(byStart, key, number);
    }
  }
  const cache = new Map<string, Series[]>();
  // The sentence that found each series last, so that none is found twice by one.
  const foundBy = new Uint32Array(series.length);
  return ({ sentence }) => {
    const known = cache.get(sentence.text);
    if (known) return known;
    const list: Series[] = [];
    const turn = cache.size + 1;
    for (const word of contentStems(sentence.text)) {
      for (const key of [word.slice(0, 5), word.slice(-5)])
        for (const number of byStart.get(key) ?? []) {
          const each = series[number];
          if (!each || foundBy[number] === turn) continue;
          foundBy[number] = turn;
          list.push(each);
        }
    }
    cache.set(sentence.text, list);
    return list;
  };
}

/** The row's word is the clause's only subject: "Kostnaderna blev …". */
function aloneIn(statement: Statement, series: Series): boolean {
  if (statement.quantity.unit === '' || series.stems.some((each) => each.length < 6)) return false;
  const words = contentStems(statement.left).filter((each) => !isNeutral(each));
  return (
    series.core.length > 0 &&
    words.length <= series.core.length &&
    series.core.every((each) => contentStems(statement.left).includes(each))
  );
}

/** Every word before the figure belongs to the line or its table: "den största investeringen" is another figure than the sum. */
function wholly(statement: Statement, series: Series): boolean {
  const known = [...series.stems, ...series.topic];
  return contentStems(statement.left).every((each) => isNeutral(each) || akin(known, each));
}

function sameDigits({ quantity }: Statement, { cell }: Point): boolean {
  const digits = Math.abs(cell.quantity.value) === Math.abs(quantity.value) && quantity.value !== 0;
  const ratio = quantity.scale / cell.scale;
  return digits && quantity.unit === 'SEK' && cell.unit === 'SEK' && (ratio === 1e3 || ratio === 1e-3);
}

function wrongUnit(said: string, { cell, quote }: Point, own: Quoted): Checked {
  const shown = `${sayNumber(cell.quantity.value, cell.quantity.decimals)}${sayUnit(cell.unit, cell.scale)}`;
  const message = `Texten säger ${said}, tabellen ${shown}: enheten skiljer tusen gånger.`;
  return { kind: 'unit', level: 'contradiction', message, places: [own, quote] };
}

function judgeMatches(statement: Statement, matches: readonly Match[]): Checked | null {
  const [first] = matches;
  const point = first?.points[0];
  if (!first || !point) return null;
  const { quantity, sentence } = statement;
  const said = `${sayNumber(quantity.value, quantity.decimals)}${sayUnit(quantity.unit, quantity.scale)}`;
  const own = quoteSentence(sentence, quantity);
  for (const match of matches) {
    const same = match.points.find((each) => equal(statement, each));
    if (same)
      return {
        kind: 'same',
        level: null,
        message: `${said} stämmer med tabellen (${match.series.label}).`,
        places: [own, same.quote],
      };
  }
  const { cell } = point;
  const shown = `${sayNumber(cell.quantity.value, cell.quantity.decimals)}${sayUnit(cell.unit, cell.scale)}`;
  const places = [own, point.quote];
  if (otherBase.test(sentence.text)) return null;
  const elsewhere = matches.some((match) => match.series.points.some((each) => equal(statement, each)));
  const named =
    first.strength >= 2 ||
    aloneIn(statement, first.series) ||
    first.series.stems.some((each) => each.length >= 8) ||
    (first.series.weak && first.strength >= 1);
  const ambiguous = matches.some((match) => match.points.some((each) => !sameShown(shownOf(each), shownOf(point))));
  const result = /(?:över|under)skott/iu.test(statement.left.slice(-40));
  // The very digits in another scale: one word in common is enough to see that the unit is wrong.
  const digits = matches.flatMap((match) => match.points).find((each) => sameDigits(statement, each));
  if (digits && !first.series.weak) return wrongUnit(said, digits, own);
  if (!named || (ambiguous && !result) || (first.series.weak && !wholly(statement, first.series))) return null;
  const base = point.cell.quantity.value * scaleFor(statement, point);
  const ratio = Math.abs(statement.base / (base || 1));
  const thousand = [1e3, 1e6, 1e-3, 1e-6].some((factor) => Math.abs(ratio / factor - 1) < 0.06);
  if (quantity.unit === 'SEK' && thousand) {
    return wrongUnit(said, point, own);
  }
  const rounds = nearlySame(
    { base: statement.base, decimals: quantity.decimals, scale: quantity.scale },
    shownOf(point, scaleFor(statement, point)),
  );
  if (rounds)
    return {
      kind: 'same',
      level: 'rounding',
      message: `Texten säger ${said}, tabellen ${shown}: det kan vara avrundning.`,
      places,
    };
  // In a table that was guessed from a page, a header may stand over the wrong column.
  if (elsewhere && (statement.year === 'before' || first.series.grid.guessed)) return null;
  if (ratio > 3 || ratio < 1 / 3) return null;
  const stale = elsewhere ? ' Värdet står i samma rad för en annan period.' : '';
  return {
    kind: 'same',
    level: 'contradiction',
    message: `Texten säger ${said}, men tabellen har ${shown} för ${first.series.label}.${stale}`,
    places,
  };
}
