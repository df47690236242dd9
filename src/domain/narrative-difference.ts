/**
 * The readable difference of two texts: paragraph by paragraph, and word by word within a paragraph that has been changed.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const [paragraph] = textDifference('Vi har nått tre mål.', 'Vi har nått fyra mål.');
 * assert.equal(paragraph.kind, 'changed');
 * assert.deepEqual(paragraph.parts.map((part) => `${part.kind}: ${part.text}`), [
 *   'same: Vi har nått ', 'removed: tre', 'added: fyra', 'same:  mål.',
 * ]);
 */
import { type Narrative, type NarrativeInline, narrativeText } from './narrative.ts';
import { mapInlines } from './narrative-places.ts';
import { pairAlike } from './pair-alike.ts';
import { type Scale, ScaleCode, scaleValue } from './scale.ts';
import { type Step, sequenceDifference } from './sequence-difference.ts';

/** A run of text; never empty. */
export type DifferencePart = { readonly kind: Step['kind']; readonly text: string };

/** A paragraph of the one text, of the other, or of both: only a changed one has parts of more than one kind. */
export type ParagraphDifference = {
  readonly kind: Step['kind'] | 'changed';
  readonly parts: readonly DifferencePart[];
};

/** Words, numbers with their decimals, white space, and every other sign by itself; nothing is left out. */
const wordsOf = (text: string): string[] =>
  text.match(/[\p{L}\p{M}\p{N}]+(?:[.,:]\p{N}+)*|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];

const whole = (kind: Step['kind'], text: string): ParagraphDifference => ({
  kind,
  parts: text === '' ? [] : [{ kind, text }],
});

/** White space alone between two changes belongs to both, so that a changed phrase is read in one piece. */
function withoutLoneSpaces(steps: readonly Step[]): Step[] {
  return steps.flatMap((step, index): Step[] => {
    const [before, after] = [steps[index - 1], steps[index + 1]];
    const lone = step.kind === 'same' && step.item.trim() === '' && before && after;
    if (!lone || before.kind === 'same' || after.kind === 'same') return [step];
    return [
      { kind: 'removed', item: step.item },
      { kind: 'added', item: step.item },
    ];
  });
}

/** Runs of one kind in one part; within a change, what is removed stands before what is added. */
function partsOf(steps: readonly Step[]): DifferencePart[] {
  const parts: DifferencePart[] = [];
  const open = { removed: '', added: '', same: '' };
  const close = (kinds: readonly Step['kind'][]): void => {
    for (const kind of kinds) {
      if (open[kind] !== '') parts.push({ kind, text: open[kind] });
      open[kind] = '';
    }
  };
  for (const { kind, item } of steps) {
    close(kind === 'same' ? ['removed', 'added'] : ['same']);
    open[kind] += item;
  }
  close(['same', 'removed', 'added']);
  return parts;
}

function changed(before: string, after: string): ParagraphDifference {
  return { kind: 'changed', parts: partsOf(withoutLoneSpaces(sequenceDifference(wordsOf(before), wordsOf(after)))) };
}

/** Paragraphs that stand in each other's place: those that are alike are one changed paragraph, the rest go and come. */
function between(removed: readonly string[], added: readonly string[]): ParagraphDifference[] {
  const result: ParagraphDifference[] = [];
  let place: readonly [number, number] = [0, 0];
  const ends = [removed.length, added.length] as const;
  for (const pair of [...pairAlike(removed.map(wordsOf), added.map(wordsOf)), ends]) {
    for (const text of removed.slice(place[0], pair[0])) result.push(whole('removed', text));
    for (const text of added.slice(place[1], pair[1])) result.push(whole('added', text));
    const [before, after] = [removed[pair[0]], added[pair[1]]];
    if (before !== undefined && after !== undefined) result.push(changed(before, after));
    place = [pair[0] + 1, pair[1] + 1];
  }
  return result;
}

const paragraphsOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));

/** The difference of two plain texts with one paragraph on each line. */
export function textDifference(before: string, after: string): ParagraphDifference[] {
  const result: ParagraphDifference[] = [];
  const open: { removed: string[]; added: string[] } = { removed: [], added: [] };
  const close = (): void => {
    result.push(...between(open.removed.splice(0), open.added.splice(0)));
  };
  for (const { kind, item } of sequenceDifference(paragraphsOf(before), paragraphsOf(after))) {
    if (kind !== 'same') open[kind].push(item);
    else {
      close();
      result.push(whole('same', item));
    }
  }
  close();
  return result;
}

/** The text on one side of a difference, one line for each paragraph. */
export function sideOf(difference: readonly ParagraphDifference[], side: 'before' | 'after'): string {
  const other = side === 'before' ? 'added' : 'removed';
  return difference
    .filter((paragraph) => paragraph.kind !== other)
    .map(({ parts }) => parts.map((part) => (part.kind === other ? '' : part.text)).join(''))
    .join('\n');
}

/** Symbols in words: "[Grön]". */
function inWords(inline: NarrativeInline, scales: readonly Scale[]): NarrativeInline {
  if (inline.type === 'missingSymbol') return { type: 'text', text: '[symbol saknas]' };
  if (inline.type !== 'symbol') return inline;
  const scale = ScaleCode.safeParse(inline.attrs.scale);
  const value = scale.success ? scaleValue(scales, scale.data, inline.attrs.value) : null;
  return { type: 'text', text: `[${value?.label ?? inline.attrs.value}]` };
}

/** What a reader reads, a line for each paragraph, heading and list item; '' for null. */
export function readableText(narrative: Narrative | null, scales: readonly Scale[]): string {
  if (narrative === null) return '';
  return mapInlines(narrative, (inline) => inWords(inline, scales))
    .content.map((block) => {
      const text = narrativeText({ type: 'doc', content: [block] });
      return block.type === 'bulletList' || block.type === 'orderedList' ? text.replaceAll(/^/gmu, '– ') : text;
    })
    .join('\n');
}

/** The difference of what a reader reads; bold, links and levels of headings do not count. */
export function narrativeDifference(
  before: Narrative | null,
  after: Narrative | null,
  scales: readonly Scale[],
): ParagraphDifference[] {
  return textDifference(readableText(before, scales), readableText(after, scales));
}
