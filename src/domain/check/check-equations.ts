/** Arithmetic that is written out, in a text or a cell: "3 x 4 = 12", "24 + 6 = 30". */
import { halfDigit, judge } from './arithmetic.ts';
import type { CheckBlock, Place } from './document.ts';
import type { Checked } from './finding.ts';
import { quoteAround, sayNumber } from './say.ts';

const number = String.raw`\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?:,\d+)?|\d+(?:,\d+)?`;
const sign = '[x×*+−]';
const equation = new RegExp(
  String.raw`(?<![\p{L}\p{N},.=+x×*−-]\s?)((?:${number})(?:\s?${sign}\s?(?:${number}))+)\s?=\s?(${number})(?![\p{L}\p{N}]|[,.:/]\d|\s?[+x×*−%-]\s?\d)`,
  'gu',
);

const read = (text: string) => ({
  value: Number(text.replaceAll(/\s/gu, '').replace(',', '.')),
  decimals: /,(\d+)/u.exec(text)?.[1]?.length ?? 0,
});

/** What it gives, with so many decimals; `slack`: how far its terms may be rounded. Null where signs of two kinds stand in it: which goes first is then not for us to say. */
function compute(written: string): { value: number; decimals: number; slack: number } | null {
  const parts = written.split(new RegExp(String.raw`\s?(${sign})\s?`, 'u'));
  const terms = parts.filter((_, index) => index % 2 === 0).map(read);
  const signs = new Set(parts.filter((_, index) => index % 2 === 1).map((each) => (/[x×*]/u.test(each) ? '×' : each)));
  const [only, ...more] = signs;
  const [first, ...rest] = terms;
  if (more.length > 0 || !first) return null;
  const value = rest.reduce(
    (sum, { value: next }) => (only === '×' ? sum * next : only === '+' ? sum + next : sum - next),
    first.value,
  );
  const places = terms.map(({ decimals }) => decimals);
  if (only === '×') return { value, decimals: places.reduce((sum, each) => sum + each, 0), slack: 0 };
  const slack = places.reduce((sum, each) => sum + (each > 0 ? halfDigit(each) : 0), 0);
  return { value, decimals: Math.max(...places), slack };
}

function checkText(text: string, place: Place): Checked[] {
  if (!text.includes('=')) return [];
  return [...text.matchAll(equation)].flatMap((match): Checked[] => {
    const [whole, left = '', right = ''] = match;
    const computed = compute(left);
    if (!computed) return [];
    const stated = read(right);
    const half = halfDigit(stated.decimals);
    const verdict = judge(stated.value, computed.value, computed.slack > 0 ? computed.slack + half : 0);
    const rounded = computed.decimals > stated.decimals && Math.abs(computed.value - stated.value) <= half + 1e-9;
    const places = [{ ...place, quote: quoteAround(text, match.index, match.index + whole.length) }];
    const exact = `${left.trim()} = ${sayNumber(computed.value, Math.max(stated.decimals, Number.isInteger(computed.value) ? 0 : 2))}`;
    if (rounded || verdict === 'holds')
      return [{ kind: 'sum', level: null, message: `Uträkningen stämmer: ${exact}.`, places }];
    const level = verdict === 'rounding' ? 'rounding' : 'contradiction';
    return [
      { kind: 'sum', level, message: `Här står ${sayNumber(stated.value, stated.decimals)}, men ${exact}.`, places },
    ];
  });
}

/** Each equation of every line and cell. */
export function checkEquations(blocks: readonly CheckBlock[]): Checked[] {
  return blocks.flatMap((block) =>
    block.type === 'table'
      ? block.rows.flatMap((row) => row.cells.flatMap((cell) => checkText(cell, row.place)))
      : checkText(block.text, block.place),
  );
}
