/** Where the words of a PDF may break: text is cut in pieces here, since a template that searches all text for words is slow. */
import { textLines } from './layout.ts';

/** How a text breaks at the end of a line. `hyphenated`: words that are hyphenated. `tooLong`: a run that its line may be too short for. */
type Setting = { readonly hyphenated: RegExp; readonly tooLong: RegExp };

/** Only long words are hyphenated: short ones leave the right edge even enough, sooner so in a narrow column. */
export const proseSetting: Setting = { hyphenated: /\p{L}{14,}/gu, tooLong: /\S{72,}/u };
export const cellSetting: Setting = { hyphenated: /\p{L}{10,}/gu, tooLong: /\S{32,}/u };
/** The template hyphenates every word of a card. */
export const cardSetting: Setting = { hyphenated: /(?!)/gu, tooLong: /\S{32,}/u };

/** A run that no line could hold and that hyphenation does not know, such as an address. */
const longRun = /\S{32,}/gu;
const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** Text as it is; a word that may be hyphenated; a run that may break between its parts, which stand together eight characters each. */
type Piece = string | { readonly hyphenated: string } | { readonly parts: readonly string[] };

/** The text in pieces, so that the template need not search all text for words; a text without such words is one. */
export function pieces(text: string, setting: Setting): string | Piece[] {
  const whole = textLines(text).join('\n');
  const runs = setting.tooLong.test(whole) ? split(whole, longRun, breakable) : [whole];
  const found = runs.flatMap((run) =>
    typeof run === 'string' ? split(run, setting.hyphenated, (word) => ({ hyphenated: word })) : [run],
  );
  return found.every((piece) => typeof piece === 'string') ? whole : found;
}

/** A long run of letters alone is left to hyphenation. */
function breakable(run: string): Piece {
  if (/^\p{L}+$/u.test(run)) return run;
  const characters = [...graphemes.segment(run)].map(({ segment }) => segment);
  const count = Math.ceil(characters.length / 8);
  return { parts: Array.from({ length: count }, (_, part) => characters.slice(part * 8, part * 8 + 8).join('')) };
}

/** The text cut at what `pattern` finds, each find made a piece by `make`. */
function split(text: string, pattern: RegExp, make: (found: string) => Piece): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) found.push(text.slice(at, match.index));
    found.push(make(match[0]));
    at = match.index + match[0].length;
  }
  return at < text.length ? [...found, text.slice(at)] : found;
}
