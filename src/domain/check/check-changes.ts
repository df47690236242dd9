/**
 * A change that the text tells of a figure that a table has: "Antalet invånare minskade med 23 till 15 265", "Skadegörelsen
 * har minskat med 14 procent sedan 2023". The change must be the one between this year's cell and an earlier one's.
 */
import { halfDigit } from './arithmetic.ts';
import { comparisonOf, type Direction, directionWords } from './direction-word.ts';
import type { Checked } from './finding.ts';
import { baseValue, type Quantity } from './quantity.ts';
import { sayNumber, sayUnit } from './say.ts';
import { quoteSentence, type Sentence } from './sentence.ts';
import type { Point, Series } from './series.ts';
import { isNeutral } from './statement.ts';
import { contentStems } from './words.ts';

/** Words that make it a change of something else, or against something else, than from one year to the next. */
const otherwise =
  /budget|prognos|(?<!\p{L})(?:mål\p{L}*|plan\p{L}*|väntas|beräknas|ska|kan|bör|kommer|riket|länet|snittet|genomsnittet|månad\p{L}*|kvartal\p{L}*|våren|hösten|därav|varav|drygt|cirka|knappt|ytterligare)(?!\p{L})/iu;

type Told = { readonly amount: Quantity; readonly direction: Direction; readonly before: string };

/** The one change of the sentence: "minskade med 23", "en ökning med 3 procent", "64 färre än". */
function changeOf(sentence: Sentence): Told | null {
  const told = sentence.quantities.flatMap((amount): Told[] => {
    if (amount.year || amount.article || amount.approximation !== null || amount.sign !== null) return [];
    const before = sentence.text.slice(0, amount.from);
    if (/(?<!\p{L})med\s+$/u.test(before)) {
      const word = directionWords(before.slice(-60)).at(-1);
      return word && word.direction !== 'same' ? [{ amount, direction: word.direction, before }] : [];
    }
    const than = /^\s+(?:\p{L}+\s)?(\p{L}+)\s+än\s/u.exec(sentence.text.slice(amount.to))?.[1];
    const direction = than === undefined ? null : comparisonOf(than);
    return direction === null ? [] : [{ amount, direction, before }];
  });
  const [only, ...more] = told;
  return only && more.length === 0 ? only : null;
}

/** The only row that the words before the change name, and nothing but it. */
function rowOf(told: Told, series: readonly Series[]): Series | null {
  const stems = contentStems(told.before.replace(/\([^)]*\)/gu, ' ')).filter(
    (each) => !isNeutral(each) && directionWords(each).length === 0,
  );
  const fitting = series.filter(
    (each) =>
      !each.weak &&
      each.core.some((one) => one.length >= 6) &&
      each.core.every((one) => stems.includes(one)) &&
      stems.every(
        (one) => each.stems.includes(one) || each.topic.includes(one) || /^(?:ök|minsk|sjunk|stig)/u.test(one),
      ),
  );
  const [only, ...more] = fitting;
  return only && more.length === 0 ? only : null;
}

const level = (point: Point) => point.measure === null || point.measure === 'outcome';

/** Years that the sentence compares with; the year before where it names none. */
function baseYear(sentence: Sentence, year: number): number | null {
  const named = sentence.quantities.filter((each) => each.year && each.value !== year);
  const [only, ...more] = named;
  if (more.length > 0) return null;
  if (only)
    return /(?:sedan|jämfört med|än|mot|från)\s+(?:år\s+)?$/u.test(sentence.text.slice(0, only.from))
      ? only.value
      : null;
  return year - 1;
}

export function checkChanges(sentence: Sentence, series: readonly Series[], year: number | null): Checked[] {
  if (year === null || sentence.text.length > 220) return [];
  const told = changeOf(sentence);
  if (!told || otherwise.test(sentence.text)) return [];
  const row = rowOf(told, series);
  const base = row && baseYear(sentence, year);
  if (!row || base === null) return [];
  const dated = row.points.filter((point) => level(point) && point.stems.length === 0 && point.year !== null);
  const [[now, ...moreNow], [then, ...moreThen]] = [year, base].map((wanted) =>
    dated.filter((point) => point.year === wanted),
  ) as [Point[], Point[]];
  if (!now || !then || moreNow.length > 0 || moreThen.length > 0 || now.cell.unit !== then.cell.unit) return [];
  const computed = changeBetween(told.amount, then, now);
  if (computed === null) return [];
  const said = sayAmount(told.amount);
  const from = `${sayPoint(then)} ${base} till ${sayPoint(now)} ${year}`;
  const places = [quoteSentence(sentence, told.amount), now.quote, then.quote];
  const right = computed.direction === told.direction || computed.value <= computed.slack;
  if (computed.holds && right)
    return [{ kind: 'change', level: null, message: `Förändringen ${said} stämmer: ${from}.`, places }];
  // Another pair of years, or another measure of the row, may be what is meant.
  const other = dated.some((point) => point !== then && changeBetween(told.amount, point, now)?.holds);
  if (other || (computed.holds && !right && now.base < 0)) return [];
  const gives = `tabellen går från ${from}, vilket är ${sayNumber(computed.value, told.amount.decimals + 1)}${sayUnit(told.amount.unit, told.amount.scale)}`;
  const message = `Texten säger en förändring med ${said}, men ${gives}.`;
  return [{ kind: 'change', level: plausible(computed, told) ? 'contradiction' : 'look', message, places }];
}

type Computed = {
  readonly value: number;
  readonly holds: boolean;
  readonly slack: number;
  readonly direction: Direction;
};

/** In the unit of the amount; null where amount and row are of different kinds. */
function changeBetween(amount: Quantity, then: Point, now: Point): Computed | null {
  const relative = amount.unit === 'percent' && now.cell.unit !== 'percent';
  const points = amount.unit === 'points' && now.cell.unit === 'percent';
  const same =
    amount.unit === now.cell.unit ||
    (amount.unit === '' && now.cell.unit === 'count') ||
    (now.cell.unit === '' && amount.unit === '');
  if (!relative && !points && !same) return null;
  if (relative && (then.base === 0 || then.base < 0)) return null;
  const apart = now.base - then.base;
  const scale = relative || points ? 1 : amount.scale;
  const value = relative ? (Math.abs(apart) / Math.abs(then.base)) * 100 : Math.abs(apart) / scale;
  const ends = [now, then].reduce((sum, each) => sum + halfDigit(each.cell.quantity.decimals, each.cell.scale), 0);
  const exact = !relative && now.cell.quantity.decimals === 0 && amount.decimals === 0 && amount.unit !== 'SEK';
  const slack = halfDigit(amount.decimals) + (relative ? (ends / Math.abs(then.base)) * 100 : exact ? 0 : ends / scale);
  const stated = Math.abs(baseValue(amount)) / (relative || points ? 1 : scale);
  const direction = apart === 0 ? 'same' : apart > 0 ? 'up' : 'down';
  return { value, holds: Math.abs(stated - value) <= slack + 1e-9, slack, direction };
}

/** Within three times of what it should be: a slip, and not another figure altogether. */
function plausible(computed: Computed, { amount }: Told): boolean {
  const ratio = Math.abs(amount.value) / (computed.value || 1);
  return ratio < 4 && ratio > 1 / 4;
}

const sayAmount = (amount: Quantity) =>
  `${sayNumber(amount.value, amount.decimals)}${sayUnit(amount.unit, amount.scale)}`;
const sayPoint = ({ cell }: Point) =>
  `${sayNumber(cell.quantity.value, cell.quantity.decimals)}${sayUnit(cell.unit, cell.scale)}`;
