/**
 * Texts taken over from other bodies' reports: what is put into a report's own text, whether it still stands there, and what
 * the report's text becomes when a source that has changed is fetched anew. What people have written around it stays.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const paragraph = (text) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
 * const taken = { said: { type: 'doc', content: [paragraph('Ett.'), paragraph('Två.')] }, blocks: [1], leadIn: 'Kulturnämnden' };
 * const own = insertTaken(null, taken, 'last');
 * assert.equal(own.content.length, 1);
 * assert.equal(standingOf(own, taken), 'whole');
 */
import { mergeTexts } from './merge-texts.ts';
import {
  missingFigure,
  type Narrative,
  type NarrativeBlock,
  type NarrativeInline,
  narrativeText,
} from './narrative.ts';
import { formToNarrative, narrativeToForm } from './narrative-form.ts';
import { mapInlines } from './narrative-places.ts';
import { pairAlike } from './pair-alike.ts';

/** What was taken: the whole text of the source as it stood, the places in it, and the name that it is begun with. */
export type Taken = {
  readonly said: Narrative;
  /** Places of blocks in `said`, rising. */
  readonly blocks: readonly number[];
  readonly leadIn: string | null;
};

/** The text with its live figures as the words that they show: in another report they would point at its own figures. */
export function withPlainFigures(narrative: Narrative): Narrative {
  return mapInlines(narrative, (inline) =>
    inline.type === 'figureValue' ? { type: 'text', text: inline.attrs.text ?? missingFigure } : inline,
  );
}

/** True where the text has a live figure, whose words depend on its report's figures. */
export function hasLiveFigure(narrative: Narrative): boolean {
  let found = false;
  mapInlines(narrative, (inline) => {
    if (inline.type === 'figureValue') found = true;
    return inline;
  });
  return found;
}

function withLeadIn(blocks: readonly NarrativeBlock[], name: string): NarrativeBlock[] {
  const lead: NarrativeInline = { type: 'text', text: `${name}:`, marks: [{ type: 'strong' }] };
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph') return [{ type: 'paragraph', content: [lead] }, ...blocks];
  return [{ type: 'paragraph', content: [lead, { type: 'text', text: ' ' }, ...(first.content ?? [])] }, ...rest];
}

/** The blocks as they are put into a report. */
export function takenBlocks({ said, blocks, leadIn }: Taken): NarrativeBlock[] {
  const chosen = blocks.flatMap((place) => said.content[place] ?? []);
  return leadIn === null ? chosen : withLeadIn(chosen, leadIn);
}

export function insertTaken(own: Narrative | null, taken: Taken, place: 'first' | 'last'): Narrative {
  const blocks = takenBlocks(taken);
  const before = own?.content ?? [];
  return { type: 'doc', content: place === 'first' ? [...blocks, ...before] : [...before, ...blocks] };
}

const doc = (content: readonly NarrativeBlock[]): Narrative => ({ type: 'doc', content: [...content] });

/** Blocks as a person edits them: the same text gives the same form, however its runs are cut. */
const formsOf = (blocks: readonly NarrativeBlock[]): string[] => blocks.map((block) => narrativeToForm(doc([block])));

/** Where the blocks stand in a row in the text; -1 where they do not. */
function placeOf(own: Narrative | null, blocks: readonly NarrativeBlock[]): number {
  const [text, wanted] = [formsOf(own?.content ?? []), formsOf(blocks)];
  return text.findIndex((_, at) => wanted.length > 0 && wanted.every((form, index) => text[at + index] === form));
}

const wordsOf = (block: NarrativeBlock): string[] => narrativeText(doc([block])).split(/\s+/u);

/** whole: it stands as it was taken. edited: somebody has reworked it. gone: nothing of it is left. */
export type Standing = 'whole' | 'edited' | 'gone';

type Span = { readonly standing: Standing; readonly from: number; readonly to: number };

/** The blocks of the text, `from` up to `to`, in which what was taken stands. */
function spanOf(own: Narrative | null, blocks: readonly NarrativeBlock[]): Span {
  const text = own?.content ?? [];
  const at = placeOf(own, blocks);
  if (at >= 0) return { standing: 'whole', from: at, to: at + blocks.length };
  const places = pairAlike(blocks.map(wordsOf), text.map(wordsOf)).map(([, place]) => place);
  const [first] = places;
  if (first === undefined) return { standing: 'gone', from: text.length, to: text.length };
  return { standing: 'edited', from: first, to: (places.at(-1) ?? first) + 1 };
}

export function standingOf(own: Narrative | null, taken: Taken): Standing {
  return spanOf(own, takenBlocks(taken)).standing;
}

/** Which blocks of a source's new text stand for those that were taken: all where all were, else those that they became. */
export function sameChoice({ said, blocks }: Taken, now: Narrative): number[] {
  if (blocks.length >= said.content.length) return now.content.map((_, place) => place);
  return pairAlike(said.content.map(wordsOf), now.content.map(wordsOf))
    .filter(([before]) => blocks.includes(before))
    .map(([, after]) => after);
}

/**
 * The report's text with what was taken exchanged for what the source says now: in its place where it stands untouched, put
 * together with the report's own changes where somebody has reworked it, last where nothing of it is left. `clashes`: places
 * where both have changed the same lines, and both stand.
 */
export function takeAnew(
  own: Narrative | null,
  before: Taken,
  after: Taken,
): { readonly narrative: Narrative; readonly clashes: number } {
  const [old, fresh] = [takenBlocks(before), takenBlocks(after)];
  const { standing, from, to } = spanOf(own, old);
  const text = own?.content ?? [];
  const put = (blocks: readonly NarrativeBlock[]) => doc([...text.slice(0, from), ...blocks, ...text.slice(to)]);
  if (standing !== 'edited') return { narrative: put(fresh), clashes: 0 };
  const merged = mergeTexts(narrativeToForm(doc(old)), {
    mine: narrativeToForm(doc(text.slice(from, to))),
    theirs: narrativeToForm(doc(fresh)),
  });
  return { narrative: put(formToNarrative(merged.text).content), clashes: merged.clashes };
}
