/** Turns source text into a narrative's blocks, with a place of its own for each symbol that the source lost. */
import type { NarrativeBlock, NarrativeInline } from '../domain/narrative.ts';
import type { Source } from '../domain/proposal.ts';
import type { Draft } from './draft.ts';
import type { PartKind } from './profile.ts';

/** The mark that a reader puts where a picture stood in a sentence, or two spaces or more. */
const gap = /\uFFFC|(?<=\S) {2,}(?=\S)/gu;

const plain = (text: string): NarrativeInline[] => (text === '' ? [] : [{ type: 'text', text }]);

/** More gaps than this in one paragraph are a layout of columns, not lost symbols. */
const mostGaps = 6;

/** The gaps where a symbol stood: each mark of a picture, and wide spaces after a word that speaks of symbols. */
function lostPlaces(draft: Draft, text: string): { from: number; to: number }[] {
  if (!/\uFFFC| {2}/u.test(text)) return [];
  const word = draft.profile.inlineSymbol.word.exec(text);
  const gaps = [...text.matchAll(gap)].filter((match) => match[0] === '\uFFFC' || (word && match.index > word.index));
  return gaps.length > mostGaps ? [] : gaps.map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

/** Inlines of a sentence. A gap is a lost symbol where the sentence speaks of one before it; else only white space. */
export function inlinesOf(draft: Draft, written: string, part: PartKind, source: Source): NarrativeInline[] {
  const text = written.replaceAll(draft.profile.printed.missingSymbol, '\uFFFC');
  const places = lostPlaces(draft, text);
  const scale = draft.profile.inlineSymbol.scale[part];
  const tidy = (piece: string) => piece.replaceAll('\uFFFC', '').replaceAll(/ {2,}/gu, ' ').trim();
  if (places.length === 0) return plain(tidy(text));
  const ends = [...places.map((place) => place.from), text.length];
  const pieces = ends.map((end, index) => tidy(text.slice(places[index - 1]?.to ?? 0, end)));
  const sentence = pieces.join(' ▢ ').trim();
  return pieces.flatMap((words, position): NarrativeInline[] => {
    const last = position === pieces.length - 1;
    const lead = position === 0 || words === '' || /^[.,;:)]/u.test(words) ? '' : ' ';
    const inlines = plain(`${lead}${words}${last || words === '' ? '' : ' '}`);
    if (last) return inlines;
    const index = draft.lostInlines.length;
    draft.lostInlines.push({ index, scale, sentence, source });
    return [...inlines, { type: 'missingSymbol', attrs: { question: `symbol:${index}` } }];
  });
}

export function paragraphBlock(draft: Draft, text: string, part: PartKind, source: Source): NarrativeBlock {
  return { type: 'paragraph', content: inlinesOf(draft, text, part, source) };
}

export function listBlock(
  draft: Draft,
  item: { ordered: boolean; text: string; source: Source },
  part: PartKind,
): NarrativeBlock {
  const content = [{ type: 'paragraph' as const, content: inlinesOf(draft, item.text, part, item.source) }];
  return { type: item.ordered ? 'orderedList' : 'bulletList', content: [{ type: 'listItem', content }] };
}
