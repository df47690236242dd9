/**
 * Number formats (ECMA-376 part 1, 18.8.30 and 18.8.31) as far as they tell a date from a number and say how a number is
 * shown: decimals, thousands, per cent, leading zeros, a pattern such as 000000-0000, and words around it. The first
 * section counts; colours and conditions do not.
 */
import { roundDecimal, shiftPoint } from '../../domain/sheet-number.ts';

/** `places` moves the point of what is shown: 2 for per cent, -3 for a format in thousands. `pattern` stands instead of the rest. */
export type NumberShape = {
  readonly decimals: number;
  readonly fixed: number;
  readonly grouped: boolean;
  readonly leastDigits: number;
  readonly places: number;
  readonly before: string;
  readonly after: string;
  readonly pattern: string | null;
};

/** `general`: as entered. `date`: with or without a day, with or without a time. `elapsed`: hours beyond 24. */
export type CellFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'date'; readonly day: boolean }
  | { readonly kind: 'number'; readonly shape: NumberShape };

const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
};

/** The format of a number in `numFmts`, or of a built-in one. Ids 14 to 22, 27 to 36, 45 to 47 and 50 to 58 are dates and times. */
export function cellFormat(id: number, code: string | undefined): CellFormat {
  if (code === undefined) {
    if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) {
      return { kind: 'date', day: true };
    }
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return { kind: 'date', day: false };
  }
  return parseFormat(code ?? builtIn[id] ?? 'General');
}

/** Spreadsheet programs take 255; what a format adds to each of a million cells is bounded by this. */
const longestFormat = 120;

/** A format's first section, its literals apart from its signs. */
function tokens(code: string): { sign: boolean; text: string }[] {
  const found: { sign: boolean; text: string }[] = [];
  const form =
    /"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[([hms]+)\]|\[[^\]]*\]|(;)|(AM\/PM|A\/P|[Ee][+-]|General|.)/giu;
  for (const match of code.slice(0, longestFormat).matchAll(form)) {
    if (match[5] !== undefined) break;
    const literal = match[1] ?? match[2] ?? match[3];
    if (literal !== undefined) found.push({ sign: false, text: literal });
    else if (match[0].startsWith('_')) found.push({ sign: false, text: ' ' });
    else if (match[4] !== undefined) found.push({ sign: true, text: 'h' });
    else if (match[6] !== undefined) found.push({ sign: true, text: match[6] });
  }
  return found;
}

export function parseFormat(code: string): CellFormat {
  const all = tokens(code);
  const signs = all.flatMap(({ sign, text }) => (sign ? [text.toLowerCase()] : []));
  if (signs.some((sign) => sign === 'general' || sign === '@' || sign === 'e+' || sign === 'e-'))
    return { kind: 'general' };
  if (signs.some((sign) => /^[ymdhs]$/u.test(sign))) {
    const clock = signs.some((sign) => sign === 'h' || sign === 's');
    return { kind: 'date', day: signs.some((sign) => /^[yd]$/u.test(sign)) || !clock };
  }
  if (!signs.some((sign) => /^[0#?]$/u.test(sign))) return { kind: 'general' };
  return { kind: 'number', shape: shapeOf(all) };
}

function shapeOf(all: readonly { sign: boolean; text: string }[]): NumberShape {
  const isDigit = ({ sign, text }: { sign: boolean; text: string }) => sign && /^[0#?]$/u.test(text);
  const first = all.findIndex(isDigit);
  const last = all.findLastIndex(isDigit);
  const inner = all.slice(first, last + 1);
  const core = inner.map(({ text }) => text).join('');
  const [whole = '', fraction = ''] = core.split('.');
  const rest = all.slice(last + 1);
  const thousands = rest.filter(
    ({ sign, text }, at) => sign && text === ',' && rest.slice(0, at).every((t) => t.text === ','),
  );
  const percent = all.some(({ sign, text }) => sign && text === '%');
  const words = (part: typeof all) =>
    part
      .filter(({ sign, text }) => (sign ? text === ' ' || text === '-' || text === '(' : !text.includes('%')))
      .map(({ text }) => text)
      .join('');
  const patterned = inner.some((token) => !isDigit(token) && !/^[.,]$/u.test(token.text)) && !core.includes('/');
  return {
    decimals: fraction.replaceAll(/[^0#?]/gu, '').length,
    fixed: fraction.replaceAll(/[^0]/gu, '').length,
    grouped: whole.includes(',') || (/ (?=#|0)/u.test(whole) && whole.includes('#')),
    leastDigits: whole.replaceAll(/[^0]/gu, '').length,
    places: (percent ? 2 : 0) - 3 * thousands.length,
    before: words(all.slice(0, first)).trimStart().replace('(', ''),
    after: (percent ? '\u00A0%' : '') + words(rest).trimEnd(),
    pattern: patterned && !whole.includes('#') && fraction === '' ? whole : null,
  };
}

/** The number as a person sees it: decimal comma, U+00A0 between thousands, a hyphen as minus. */
export function shownNumber(value: string, shape: NumberShape): string {
  const negative = value.startsWith('-');
  const moved = shiftPoint(value.replace('-', ''), shape.places);
  const rounded = roundDecimal(moved, shape.decimals);
  const [whole = '0', fraction = ''] = rounded.split('.');
  const digits = whole.padStart(shape.leastDigits, '0');
  const kept = fraction.slice(0, shape.fixed) + fraction.slice(shape.fixed).replace(/0+$/u, '');
  const grouped = shape.grouped ? digits.replaceAll(/\B(?=(?:\d{3})+$)/gu, '\u00A0') : digits;
  const body = shape.pattern === null ? grouped + (kept === '' ? '' : `,${kept}`) : fill(shape.pattern, digits);
  const sign = negative && /[1-9]/u.test(rounded) ? '-' : '';
  return sign + shape.before + body + shape.after;
}

/** Puts digits into the pattern's places from the right; what is left over goes to the first place. */
function fill(pattern: string, digits: string): string {
  let left = digits;
  let text = '';
  const firstPlace = pattern.search(/[0?]/u);
  for (let at = pattern.length - 1; at >= 0; at -= 1) {
    const sign = pattern.charAt(at);
    if (!/[0?]/u.test(sign)) text = sign + text;
    else if (at === firstPlace) text = left + text;
    else {
      text = left.slice(-1) + text;
      left = left.slice(0, -1);
    }
  }
  return text;
}
