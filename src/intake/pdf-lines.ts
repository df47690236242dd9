/** Joins the lines of a PDF's paragraph: undoes hyphenation, and tells a blank that the layout swallowed from none. */
import { replacedHyphen } from './pdf-text.ts';

/** Longest run of signs without a blank, beyond which a layout may break it anywhere. */
const longestRun = 30;

/** How a document writes, by which its lines are joined. */
export type Writing = {
  /** Its words in small letters: they tell a hyphen at a line's end from hyphenation. */
  readonly words: ReadonlySet<string>;
  /** It draws the blank at the end of a line too: a line that ends without one breaks inside a word. */
  readonly drawsBlanks: boolean;
};

/** Ends of paragraphs have no blank either: where this share of all lines ends with one, those are drawn. */
const blankShare = 0.1;

/** How a document writes, from the pieces of each page in the order that they are drawn. */
export function writingOf(pages: readonly (readonly string[])[]): Writing {
  const words = new Set<string>();
  let ends = 0;
  let blanks = 0;
  for (const pieces of pages) {
    const text = pieces.join('');
    ends += text.match(/\n/gu)?.length ?? 0;
    blanks += text.match(/[^\S\n]\n/gu)?.length ?? 0;
    const found = text.toLocaleLowerCase('sv').match(/(?<![\p{L}\u00AD-])\p{L}+(?:-\p{L}+)*(?![\p{L}\u00AD\uE0AD-])/gu);
    for (const word of found ?? []) words.add(word);
  }
  return { words, drawsBlanks: blanks > ends * blankShare };
}

/** One paragraph's text on one line, trimmed. */
export function joinLines(text: string, writing: Writing): string {
  const [first = '', ...rest] = text.replace(/^\s+/u, '').split('\n');
  const joined = rest.reduce((before, line) => join(before, line, writing), first);
  return joined
    .replaceAll('\u00AD', '')
    .replaceAll(replacedHyphen, '-')
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(/ ?\u00A0 ?/gu, '\u00A0')
    .replaceAll(/^\s+|\s+$/gu, '');
}

const softEnd = /[\u00AD\uE0AD][^\S\n]*$/u;

function join(before: string, line: string, writing: Writing): string {
  const after = line.replace(/^[^\S\u00A0]+/u, '');
  if (after === '' || before === '') return before + after;
  if (softEnd.test(before)) return before.replace(softEnd, '') + after;
  if (/\s$/u.test(before)) return before + after;
  if (/\p{L}-$/u.test(before) && /^\p{L}/u.test(after)) return joinHyphen(before, after, writing);
  if (/[\p{L}\p{N}][/–-]$/u.test(before)) return before + after;
  const run = `${/\S*$/u.exec(before)?.[0] ?? ''}${/^\S*/u.exec(after)?.[0] ?? ''}`;
  const inWord = writing.drawsBlanks && /\p{L}$/u.test(before) && /^[\p{Ll}.,;:)]/u.test(after);
  return inWord || run.length > longestRun ? before + after : `${before} ${after}`;
}

/** Where no blank tells, "kultur-" before "och" has one; else the document's other words tell what stood there. */
function joinHyphen(before: string, after: string, { words, drawsBlanks }: Writing): string {
  if (!drawsBlanks && /^(?:och|eller|samt|respektive|till)(?!\p{L})/u.test(after)) return `${before} ${after}`;
  const left = /[\p{L}-]+$/u.exec(before)?.[0] ?? '';
  const right = /^[\p{L}-]+/u.exec(after)?.[0] ?? '';
  const known = (word: string) => words.has(word.toLocaleLowerCase('sv'));
  const hyphenated = known(left.slice(0, -1) + right) && !known(left + right);
  return hyphenated ? before.slice(0, -1) + after : before + after;
}
