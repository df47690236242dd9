/**
 * Reads every figure of a running text or a cell: digits in Swedish forms (comma or point, blanks or points between
 * thousands, U+2212), number words, "ett 70-tal"; with unit and the word that says how exactly it is meant.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const [income] = readQuantities('Intäkterna uppgick till drygt 530,1 miljoner kronor enligt 6 kap. 1 §.');
 * assert.deepEqual([income?.value, income?.unit, income?.scale, income?.approximation], [530.1, 'SEK', 1_000_000, 'over']);
 * assert.equal(readQuantities('väg E20 och MS365, dnr KS/2023:44').length, 0);
 */
import { withoutNonFigures } from './not-figure.ts';
import { numberOpening, numberWord } from './number-word.ts';
import { type Approximation, type Quantity, unitAt } from './quantity.ts';
import { remembered } from './remembered.ts';

const digits =
  /(?<![\p{L}\p{N}.,:/])([+\-−–]?)(\d{1,3}(?:[ \u00A0\u202F\u2009]\d{3})+(?!\p{N})|[1-9]\d{0,2}(?:\.\d{3})+(?!\p{N})|\d+)([.,]\d+)?(?![\p{N}]|[.,:/]\p{N})(-tal(?:et|s)?\b)?/gu;
const words = new RegExp(`(?<![\\p{L}\\p{N}-])(?=${numberOpening})\\p{L}{2,40}(?![\\p{L}\\p{N}-])`, 'giu');

const approximations: readonly (readonly [RegExp, Approximation])[] = [
  [/(?:drygt|strax över|mer än|över|fler än|lite mer än|något över|en bit över)\s*$/iu, 'over'],
  [/(?:knappt|strax under|nästan|närmare|mindre än|färre än|under|något under|knappa)\s*$/iu, 'under'],
  [/(?:cirka|ca\.?|c:a|ungefär|omkring|runt|kring|i storleksordningen|uppskattningsvis|ett)\s*$/iu, 'about'],
  [/(?:minst|åtminstone|lägst|från)\s*$/iu, 'atLeast'],
  [/(?:högst|max|maximalt|som mest|upp till|upp emot|uppemot)\s*$/iu, 'atMost'],
];

function approximationBefore(text: string, at: number, tens: boolean): Approximation | null {
  if (tens) return 'about';
  const before = text.slice(Math.max(0, at - 24), at);
  const found = approximations.find(([form]) => form.test(before))?.[1] ?? null;
  // "ett" alone is no approximation, "under 2025" no bound and "från 86" a beginning: those are told by what follows.
  if (found === 'about' && /(?:^|[^\p{L}])ett\s*$/iu.test(before)) return null;
  if (found === 'atLeast' && /från\s*$/iu.test(before)) return null;
  return found;
}

const minus = /[-−–]/u;

function fromDigits(text: string, masked: string): Quantity[] {
  return [...masked.matchAll(digits)].flatMap((match): Quantity[] => {
    const [whole, written = '', integer = '', fraction = '', tens = ''] = match;
    const start = match.index;
    const end = start + whole.length;
    // A range ("90-99", "2020–2022") is no figure, neither its beginning nor its end.
    if (/^\s?[-–−]\s?\d/u.test(masked.slice(end, end + 3))) return [];
    const sign = minus.test(written) ? '-' : written === '+' ? '+' : null;
    if (/\p{N}\s?[-–−]\s?$/u.test(masked.slice(Math.max(0, start - 4), start))) return [];
    const unit = unitAt(text, end);
    const plain = `${integer.replaceAll(/[ \u00A0\u202F\u2009.]/gu, '')}${fraction.replace(',', '.')}`;
    const bare = sign === null && fraction === '' && tens === '';
    const year = bare && unit === null && /^(?:19[5-9]\d|20[0-9]\d)$/u.test(integer);
    return [
      {
        from: start,
        to: end + (unit?.length ?? 0),
        value: (sign === '-' ? -1 : 1) * Number(plain),
        decimals: Math.max(0, fraction.length - 1),
        unit: unit?.unit ?? '',
        scale: unit?.scale ?? 1,
        approximation: approximationBefore(text, start, tens !== ''),
        sign,
        word: false,
        article: false,
        year,
      },
    ];
  });
}

/** Words after which a number word is a part of speech: "den ena", "en av dem" stay out by their own form. */
function fromWords(text: string): Quantity[] {
  return [...text.matchAll(words)].flatMap((match): Quantity[] => {
    const [word] = match;
    const value = numberWord(word);
    if (value === null) return [];
    const end = match.index + word.length;
    if (/^\s+(?:tredjedel|fjärdedel|femtedel|tiondel)/iu.test(text.slice(end, end + 14))) return [];
    const unit = unitAt(text, end);
    return [
      {
        from: match.index,
        to: end + (unit?.length ?? 0),
        value,
        decimals: 0,
        unit: unit?.unit ?? '',
        scale: unit?.scale ?? 1,
        approximation: approximationBefore(text, match.index, false),
        sign: null,
        word: true,
        article: value === 1,
        year: false,
      },
    ];
  });
}

/** Months in words, for dates. */
export const months = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
] as const;

const dates = new RegExp(
  `(?<!\\p{N})\\d{1,2}(?:\\s*[-–]\\s*\\d{1,2})?\\s+(?:${months.join('|')}|jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|dec)\\b\\.?|(?<!\\p{N})(?:19|20)\\d\\d-\\d\\d(?:-\\d\\d)?(?!\\p{N})`,
  'giu',
);

/** Every figure of the text in order. Dates, and what withoutNonFigures takes, are none of them. */
export const readQuantities = remembered((text): readonly Quantity[] => {
  const digital = /\d/u.test(text);
  const masked = digital ? withoutNonFigures(text.replace(dates, (found) => ' '.repeat(found.length))) : text;
  const numbers = digital ? fromDigits(text, masked) : [];
  const spoken = fromWords(masked).filter((each) => !numbers.some(({ from, to }) => each.from < to && from < each.to));
  return [...numbers, ...spoken].sort((one, other) => one.from - other.from);
});
