/** The document's running text as sentences with their figures: paragraphs, list items, and cells that hold prose. */
import type { Place } from './document.ts';
import type { Quoted } from './finding.ts';
import type { Quantity } from './quantity.ts';
import { readQuantities } from './read-quantities.ts';
import { remembered } from './remembered.ts';
import { quoteAround } from './say.ts';
import type { Placed } from './section.ts';

export type Sentence = {
  readonly text: string;
  readonly quantities: readonly Quantity[];
  readonly place: Place;
  readonly headings: readonly string[];
  readonly summary: boolean;
  /** Number of the paragraph in the document: sentences of one paragraph, or one cell, share it. */
  readonly paragraph: number;
  /** Number of the block, so that text and tables can be set beside one another. */
  readonly block: number;
  readonly item: boolean;
  /** The whole paragraph: what it is about holds for each of its sentences. */
  readonly scope: string;
};

const abbreviation =
  /(?:^|[\s(])(?:t\.ex|bl\.a|d\.v\.s|m\.m|m\.fl|p\.g\.a|s\.k|f\.d|fr\.o\.m|t\.o\.m|ca|kap|st|ev|inkl|exkl|resp|dvs|kl|nr|dnr|jan|feb|aug|sep|okt|nov|dec|kr|tf|bl|ex|tex|jfr|c:a|prop|sid|mån|tim|min|milj|org|ang|enl|sek)\.$/iu;

/** Sentences of a paragraph. An ordinal or an abbreviation before a point ends none. */
export const splitSentences = remembered((text): readonly string[] => {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?…]["”’)]*\s+(?=["”(]?[\p{Lu}\d+−-])|\n+/gu)) {
    const end = match.index + match[0].length;
    const before = text.slice(start, match.index + 1);
    if (match[0].startsWith('.') && (abbreviation.test(before) || /(?:^|\s)\p{Lu}\.$/u.test(before))) continue;
    if (before.trim() !== '') sentences.push(text.slice(start, end).trim());
    start = end;
  }
  const rest = text.slice(start).trim();
  return rest === '' ? sentences : [...sentences, rest];
});

/** Shortest cell that is prose rather than a label: a sentence, or longer than any label. */
const proseCell = 40;
const longestLabel = 90;

export function sentencesOf(placed: readonly Placed[]): Sentence[] {
  let paragraph = 0;
  return placed.flatMap(({ block, index, headings, summary }): Sentence[] => {
    const make = (text: string, place: Place, item: boolean): Sentence[] => {
      paragraph += 1;
      const number = paragraph;
      return splitSentences(text).map((each) => ({
        text: each,
        quantities: readQuantities(each),
        place,
        headings,
        summary,
        paragraph: number,
        block: index,
        item,
        scope: text,
      }));
    };
    if (block.type === 'heading') return [];
    if (block.type === 'text') return make(block.text, block.place, block.item);
    return block.rows.flatMap((row) =>
      row.cells
        .filter((cell) => cell.length >= proseCell && (cell.length > longestLabel || /[.!?:]\s*$/u.test(cell)))
        .flatMap((cell) => make(cell, row.place, false)),
    );
  });
}

export function quoteSentence(sentence: Sentence, quantity?: Pick<Quantity, 'from' | 'to'>): Quoted {
  const quote = quantity
    ? quoteAround(sentence.text, quantity.from, quantity.to)
    : quoteAround(sentence.text, 0, 0, 160);
  return { ...sentence.place, quote };
}
