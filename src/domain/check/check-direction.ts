/**
 * "ökat från A till B", "minskat med X procent från A till B", "B jämfört med A": the direction word and the amount of
 * change against the two figures.
 */
import { halfDigit, judge } from './arithmetic.ts';
import { type Direction, directionName, directionOf, directionWords } from './direction-word.ts';
import type { Checked } from './finding.ts';
import { baseValue, type Quantity } from './quantity.ts';
import { sayNumber, sayUnit } from './say.ts';
import { quoteSentence, type Sentence } from './sentence.ts';

/** Two figures of one thing, before and after; the first takes the second's unit where it has none. */
export type Pair = {
  readonly before: Quantity;
  readonly after: Quantity;
  readonly start: number;
  readonly end: number;
};

const between = (text: string, one: Quantity, other: Quantity) => text.slice(one.to, other.from);
/** What may stand between the two figures of "från A … till B": a year or a month, no other clause. */
const tillForm = /^[\p{L}\p{N}\s()%.,]{0,40}?(?<!\p{L})till(?:\s+(?:drygt|cirka|knappt|ca|omkring|nästan|hela))?\s*$/u;
const franBack = /^[\p{L}\p{N}\s()%]{0,30}?(?<!\p{L})från(?:\s+(?:drygt|cirka|knappt|ca|omkring|nästan))?\s*$/u;
const comparedForm =
  /^[\p{L}\p{N}\s()%]{0,30},?\s*(?:jämfört med|att jämföra med|mot)(?:\s+(?:drygt|cirka|knappt|ca|omkring|budgeterade|planerade|budgeterat))?\s*$/u;

const change = /(?<!\p{L})med\s+(?:drygt |cirka |knappt |ca |omkring |nästan |närmare |hela )?$/iu;

export const figures = (sentence: Sentence) => sentence.quantities.filter((each) => !each.year && !each.article);

export function sameUnit(one: Quantity, other: Quantity): boolean {
  return one.unit === other.unit || one.unit === '' || other.unit === '';
}

/** The figure in its base unit, with the unit of its partner where it has none of its own: "från 13,01 till 2,13 procent". */
export function valueBeside(one: Quantity, other: Quantity): number {
  return one.unit === '' && other.unit !== '' ? one.value * other.scale : baseValue(one);
}

function pairsOf(sentence: Sentence): Pair[] {
  const numbers = figures(sentence);
  const { text } = sentence;
  return numbers.flatMap((one, index): Pair[] => {
    const other = numbers[index + 1];
    if (!other || !sameUnit(one, other)) return [];
    const gap = between(text, one, other);
    const lead = text.slice(Math.max(0, one.from - 24), one.from);
    const end = numbers[index + 2]?.from ?? text.length;
    const start = index === 0 ? 0 : (numbers[index - 1]?.to ?? 0);
    if (/(?<!\p{L})från\s+(?:drygt |cirka |knappt |ca |omkring |nästan )?$/iu.test(lead) && tillForm.test(gap))
      return [{ before: one, after: other, start, end }];
    if (/(?<!\p{L})till\s+(?:drygt |cirka |knappt |ca |omkring |nästan )?$/iu.test(lead) && franBack.test(gap))
      return [{ before: other, after: one, start, end }];
    // "ökade med 2,9 procent, att jämföra med 7,4 procent": two changes are compared, no levels.
    if (comparedForm.test(gap) && !change.test(lead)) return [{ before: other, after: one, start, end: other.to }];
    // "118 mnkr (187), en minskning med 36,9 procent": the year before stands in brackets.
    if (
      /^\s*\(\s*$/u.test(gap) &&
      /^\s*\),\s*(?:alltså\s+|dvs\.?\s+|det är\s+)?en\s+\p{L}*\s?(?:ökning|minskning)/iu.test(text.slice(other.to))
    )
      return [{ before: other, after: one, start: one.to, end }];
    return [];
  });
}

/** The start of the clause that ends at `at`: after the last figure's clause, a conjunction or a semicolon. */
function clauseStart(text: string, from: number, at: number): number {
  const piece = text.slice(from, at);
  let start = from;
  for (const match of piece.matchAll(/(?:,\s*(?:men|medan|samtidigt|och|vilket)|;|\s(?:men|medan|samtidigt som)\s)/giu))
    start = from + match.index + match[0].length;
  return start;
}

/** The amount that the sentence says it changed by, in the same clause: "med 8 %", "med 0,5 procentenheter". */
function amountOf(sentence: Sentence, pair: Pair): Quantity | null {
  const found = figures(sentence).filter(
    (each) =>
      each !== pair.before &&
      each !== pair.after &&
      change.test(sentence.text.slice(Math.max(0, each.from - 16), each.from)),
  );
  const near = found.filter(
    (each) => Math.abs(each.from - pair.before.from) < 90 || Math.abs(each.from - pair.after.to) < 60,
  );
  const [only, ...more] = near;
  return only && more.length === 0 ? only : null;
}

export function checkDirections(sentence: Sentence): Checked[] {
  if (sentence.quantities.length < 2) return [];
  return pairsOf(sentence).flatMap((pair): Checked[] => [
    ...directionCheck(sentence, pair),
    ...amountCheck(sentence, pair, amountOf(sentence, pair)),
  ]);
}

function wordOf(sentence: Sentence, pair: Pair): { direction: Direction; word: string } | null {
  const { text } = sentence;
  const first = Math.min(pair.before.from, pair.after.from);
  const last = Math.max(pair.before.to, pair.after.to);
  const start = clauseStart(text, pair.start, first);
  if (/(?<!\p{L})(?:inte|varken|mål|målet|budget\p{L}*|prognos\p{L}*)(?!\p{L})/iu.test(text.slice(start, first)))
    return null;
  const before = directionWords(text.slice(start, first));
  if (before.length > 0) return before.at(-1) ?? null;
  const after = text.slice(last, pair.end);
  const told =
    /^[^.;]{0,40}?(?:vilket (?:är|innebär|motsvarar|ger)|det (?:är|innebär)|,)\s+en\s+(?:tydlig |liten |svag |kraftig |marginell )?/iu.exec(
      after,
    );
  if (!told) return null;
  return directionWords(after.slice(told[0].length, told[0].length + 24))[0] ?? null;
}

export const shown = (quantity: Quantity, partner: Quantity) =>
  `${sayNumber(quantity.value, quantity.decimals)}${sayUnit(quantity.unit || partner.unit, quantity.unit === '' ? partner.scale : quantity.scale)}`;

function directionCheck(sentence: Sentence, pair: Pair): Checked[] {
  const said = wordOf(sentence, pair);
  if (!said || pair.before.approximation !== null) return [];
  const { before, after } = pair;
  const went = directionOf(valueBeside(before, after), valueBeside(after, before));
  const places = [
    quoteSentence(sentence, { from: Math.min(before.from, after.from), to: Math.max(before.to, after.to) }),
  ];
  const from = `från ${shown(before, after)} till ${shown(after, before)}`;
  if (said.direction === went)
    return [{ kind: 'direction', level: null, message: `”${said.word}” stämmer: ${from}.`, places }];
  return [
    {
      kind: 'direction',
      level: 'contradiction',
      message: `Texten säger ”${said.word}”, men ${from} är ${directionName[went]}.`,
      places,
    },
  ];
}

export function amountCheck(sentence: Sentence, pair: Pair, amount: Quantity | null): Checked[] {
  if (!amount) return [];
  const { before, after } = pair;
  const [a, b] = [valueBeside(before, after), valueBeside(after, before)];
  const relative = amount.unit === 'percent' && (before.unit || after.unit) !== 'percent';
  if (!relative && amount.unit !== 'points' && !sameUnit(amount, after)) return [];
  if (relative && a === 0) return [];
  if (amount.unit === 'percent' && !relative) return [];
  const computed = relative ? (Math.abs(b - a) / Math.abs(a)) * 100 : Math.abs(b - a);
  const stated = amount.unit === 'points' ? amount.value : relative ? amount.value : valueBeside(amount, after);
  const scale = relative || amount.unit === 'points' ? 1 : amount.unit === '' ? after.scale : amount.scale;
  const ends = halfDigit(before.decimals, before.scale) + halfDigit(after.decimals, after.scale);
  const slack = relative
    ? halfDigit(amount.decimals) + (ends / Math.abs(a)) * 100
    : halfDigit(amount.decimals, scale) + (amount.decimals === 0 && after.decimals === 0 ? 0 : ends);
  const loose = amount.approximation === null ? slack : Math.max(slack, computed * 0.15);
  const verdict =
    relative && Math.abs(stated - computed) <= halfDigit(amount.decimals)
      ? 'holds'
      : judge(Math.abs(stated), computed, loose);
  const places = [
    quoteSentence(sentence, {
      from: Math.min(amount.from, before.from, after.from),
      to: Math.max(amount.to, before.to, after.to),
    }),
  ];
  const digits = Math.max(amount.decimals, before.decimals, after.decimals) + (relative ? 1 : 0);
  const unit = amount.unit === '' ? '' : relative ? '\u00A0%' : sayUnit(amount.unit, amount.scale);
  const message = `från ${shown(before, after)} till ${shown(after, before)} är ${sayNumber(computed / scale, digits)}${unit}`;
  if (verdict === 'holds')
    return [{ kind: 'direction', level: null, message: `Förändringen stämmer: ${message}.`, places }];
  const stands = `Förändringen står som ${shown(amount, amount)}, men ${message}.`;
  return [
    {
      kind: 'direction',
      level: verdict === 'rounding' || amount.approximation !== null ? 'rounding' : 'contradiction',
      message: stands,
      places,
    },
  ];
}
