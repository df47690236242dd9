/** Numbers typed in prose that equal a figure of the facts, so that they can be offered as live figures. */
import { compareDecimals } from './decimal.ts';
import type { Facts } from './facts.ts';
import { parseFigure, type Unit } from './figure.ts';
import { figuresOf, type LiveFigure } from './live-figure.ts';

export type RecognisedFigure = {
  /** Where the number with its unit stands in the text: `text.slice(from, to)`. */
  readonly from: number;
  readonly to: number;
  /** The figures that it equals, the node's own first; never empty. */
  readonly figures: readonly LiveFigure[];
};

const units: readonly (readonly [Unit, RegExp])[] = [
  ['percent', /^(?:%|procent)$/iu],
  ['MSEK', /^(?:mnkr|mkr|miljoner (?:kronor|kr))$/iu],
  ['kSEK', /^(?:tkr|tusen (?:kronor|kr))$/iu],
  ['SEK', /^(?:kr|kronor|sek)$/iu],
  ['years', /^år$/iu],
];

const space = '[ \\u00A0\\u202F]';
const number = `(?:(?<![\\p{L}\\p{N}])[-\\u2212])?(?:\\d{1,3}(?:${space}\\d{3})+(?!\\d)|\\d+)(?:[.,]\\d+)?`;
const unit = `%|(?:procent|mnkr|mkr|miljoner${space}(?:kronor|kr)|tkr|tusen${space}(?:kronor|kr)|kronor|kr|sek|år)(?![\\p{L}\\p{N}])`;
/** A number that stands by itself, and the unit after it: no part of a word, date, time, paragraph or longer number. */
const typed = new RegExp(
  `(?<![\\p{L}\\p{N}.,:/]|§${space}?|\\p{L}[-\\u2212])(${number})(?![\\p{L}\\p{N}:/-]|[.,]\\d)(?:${space}?(${unit}))?`,
  'giu',
);

/** Live figures, links and symbols of the plain-text form: what stands in them is no prose. */
const notProse = /\[[^[\]\n]{0,1000}\]\([^)\s]{1,2000}\)|\{[^}\n]{1,200}\}/gu;

/** A number of four digits alone is a year, not a count; one after a number and a hyphen is a part of a date. */
const isYear = (text: string): boolean => /^(?:19|20)\d\d$/u.test(text);

function equals(figure: LiveFigure, value: string, said: Unit | null): boolean {
  // A bare number is a count or an index, and only of an indicator: a table's cell has too many like it.
  const fits = said === null ? figure.node !== null && ['count', 'index'].includes(figure.unit) : figure.unit === said;
  return fits && compareDecimals(figure.value, value) === 0;
}

/**
 * `text`: plain text, or the form that a text field edits (narrative-form.ts). A number is recognised where value and unit
 * are the figure's ("86 procent" and "86 %" equal 86.0 percent); figures of other branches of the tree do not count.
 */
export function recogniseFigures(facts: Facts, nodeKey: string, text: string): RecognisedFigure[] {
  const figures = figuresOf(facts, nodeKey);
  const prose = text.replaceAll(notProse, (hidden) => ' '.repeat(hidden.length));
  return [...prose.matchAll(typed)].flatMap((match): RecognisedFigure[] => {
    const [whole, digits = '', written] = match;
    const parsed = parseFigure(digits);
    const said = written?.replaceAll(/[\u00A0\u202F]/gu, ' ');
    const saidUnit = said === undefined ? null : (units.find(([, form]) => form.test(said))?.[0] ?? null);
    const bare = saidUnit === null;
    if (
      !parsed ||
      (bare && (isYear(digits) || /^\p{N}[-\u2212]$/u.test(prose.slice(Math.max(0, match.index - 2), match.index))))
    )
      return [];
    const equal = figures.filter((figure) => equals(figure, parsed.value, saidUnit));
    return equal.length === 0 ? [] : [{ from: match.index, to: match.index + whole.length, figures: equal }];
  });
}
