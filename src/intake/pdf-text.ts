/**
 * The text of a tagged PDF's page by marked-content id. The library's text says where lines end and columns part, but
 * leaves out soft hyphens and every hyphen whose sign it takes for one; the drawing operators still hold them. The two
 * are read side by side.
 */
import type { getDocumentProxy } from 'unpdf';

/**
 * Text by marked-content id, with the marks that `joinLines` reads: "\n" where a line ends, "\t" for a wide gap, U+00AD
 * for a hyphen that only ends a line, U+E0AD for a sign of a hyphen that stands for another text.
 */
export type PageText = ReadonlyMap<number, string>;

/** `loose`: the page has text that stands in no marked content, and is not said to be an artifact either. */
export type ReadPage = { readonly text: PageText; readonly loose: boolean };

/** Numbers of the drawing operators that are looked for. */
export type Operators = {
  readonly showText: number;
  readonly beginMarkedContent: number;
  readonly beginMarkedContentProps: number;
  readonly endMarkedContent: number;
};

/** An opened PDF. */
export type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

type Page = Awaited<ReturnType<Pdf['getPage']>>;

/** A character as drawn; `left-out` where the library's text has none for it. */
type Drawn = { readonly char: string; readonly left: 'in' | 'left-out' };

export const replacedHyphen = '\uE0AD';

/** Gaps wider than this many times the text's height part columns. */
const columnGap = 1.6;

export async function pageText(page: Page, operators: Operators): Promise<ReadPage> {
  const { texts: shown, loose } = await shownText(page);
  const drawn = await drawnText(page, operators);
  const text = new Map<number, string>(shown);
  let narrow = false;
  for (const [id, signs] of drawn) {
    text.set(id, mend(shown.get(id) ?? '', signs, narrow) ?? shown.get(id) ?? '');
    narrow = signs.at(-1)?.left === 'left-out';
  }
  return { text, loose };
}

/** The library's text: blanks and line ends by place. */
async function shownText(page: Page): Promise<{ texts: Map<number, string>; loose: boolean }> {
  const texts = new Map<number, string>();
  let loose = false;
  const open: (number | 'artifact' | null)[] = [];
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  for (const item of content.items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push(contentId(item.id) ?? ('tag' in item && item.tag === 'Artifact' ? 'artifact' : null));
      continue;
    }
    const id = open.findLast((each) => each !== null);
    if (id === undefined && item.str.trim() !== '') loose = true;
    if (typeof id !== 'number') continue;
    const blank = item.str !== '' && item.str.trim() === '';
    const gap = blank && item.width > columnGap * Math.max(item.height, lineHeight(item.transform)) ? '\t' : item.str;
    texts.set(id, (texts.get(id) ?? '') + gap + (item.hasEOL ? '\n' : ''));
  }
  return { texts, loose };
}

/** The number at the end of the library's id: "p12R_mc3". */
function contentId(id: string | null | undefined): number | null {
  const number = /_mc(\d+)$/u.exec(id ?? '')?.[1];
  return number === undefined ? null : Number(number);
}

function lineHeight(transform: unknown): number {
  const numbers = Array.isArray(transform) ? transform.map(Number) : [];
  return Math.hypot(numbers[2] ?? 0, numbers[3] ?? 0);
}

/** Characters as the operators draw them, blanks among them. */
async function drawnText(page: Page, operators: Operators): Promise<Map<number, Drawn[]>> {
  const texts = new Map<number, Drawn[]>();
  const open: (number | 'replaced' | null)[] = [];
  const { fnArray, argsArray } = await page.getOperatorList();
  fnArray.forEach((operator, index) => {
    const values: unknown = argsArray[index];
    const given: unknown[] = Array.isArray(values) ? values : [];
    if (operator === operators.beginMarkedContent) open.push(null);
    else if (operator === operators.beginMarkedContentProps) {
      open.push(typeof given[1] === 'number' ? given[1] : given[0] === 'Span' ? 'replaced' : null);
    } else if (operator === operators.endMarkedContent) open.pop();
    else if (operator === operators.showText) {
      const id = open.findLast((each) => typeof each === 'number');
      if (typeof id !== 'number') return;
      const signs = texts.get(id) ?? [];
      texts.set(id, signs);
      for (const glyph of Array.isArray(given[0]) ? given[0] : []) {
        signs.push(...drawnSigns(glyph, open.at(-1) === 'replaced'));
      }
    }
  });
  return texts;
}

/**
 * In a span with a text of its own, a sign stands for something else than it says: there, what the font calls a soft
 * hyphen is a hyphen, and the other way round.
 */
function drawnSigns(glyph: unknown, replaced: boolean): Drawn[] {
  if (typeof glyph !== 'object' || glyph === null || !('unicode' in glyph)) return [];
  return [...String(glyph.unicode)].map((char): Drawn => {
    if (char === '\u00AD') return { char: replaced ? '-' : char, left: 'left-out' };
    return { char: char === '-' && replaced ? replacedHyphen : char, left: 'in' };
  });
}

const isBlank = (char: string | undefined) => char !== undefined && /\s/u.test(char);

/**
 * The shown text with the signs that it leaves out, and drawn blanks as they are; null where the two do not agree.
 * `narrow`: the sign drawn before is left out, and the gap after it is no more than its own width.
 */
function mend(shown: string, drawn: readonly Drawn[], narrow: boolean): string | null {
  const chars = [...shown];
  let at = 0;
  let blanks = '';
  let result = '';
  let afterLeftOut = narrow;
  const gap = () => {
    let placed = '';
    while (isBlank(chars[at])) placed += chars[at++];
    const end = placed.includes('\n') ? '\n' : '';
    const width = afterLeftOut && placed !== '\t' ? '' : placed;
    result += blanks === '' && end === '' ? width : blanks + end;
    blanks = '';
    afterLeftOut = false;
  };
  for (const { char, left } of drawn) {
    if (isBlank(char)) blanks += char;
    else if (left === 'left-out') {
      if (blanks !== '') gap();
      result += char;
      afterLeftOut = true;
    } else if (!/\p{Cf}/u.test(char)) {
      gap();
      if (chars[at] !== (char === replacedHyphen ? '-' : char)) return null;
      at += 1;
      result += char;
    }
  }
  gap();
  return at === chars.length ? result : null;
}
