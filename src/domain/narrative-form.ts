/**
 * A narrative in the form that a plain text field edits: paragraphs parted by an empty line, "- " and "1. " for lists,
 * "## " for headings, **strong**, _emphasis_ and [text](https://…). Symbols stand as {scale:value}, lost ones as {?question},
 * a table has a row on each line, "| Skola | Elever |", the head first, and may have "Tabell: Elever" on the line over it;
 * live figures as [86 %](=indicator:förnybar-el/2025/actual): what it shows, and where it comes from.
 * Other text is kept as written.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const written = formToNarrative('Ett stycke.\n\n- ett\n- två');
 * assert.equal(written.content.length, 2);
 * assert.equal(narrativeToForm(written), 'Ett stycke.\n\n- ett\n- två');
 */
import { FigureRef } from './figure-ref.ts';
import type { Narrative, NarrativeBlock, NarrativeInline, NarrativeTable } from './narrative.ts';
import { ScaleCode } from './scale.ts';
import { type FormTable, isRow, tableAt, tableLines } from './table-form.ts';

type Paragraph = Extract<NarrativeBlock, { type: 'paragraph' }>;

/** A bracket is looked through as far as a link's text may reach; one that is not closed here may be by what comes after. */
function escapeMarkup(text: string): string {
  return text.replace(/\\|\*\*|_(?=\S|$)|\[(?=[^\]\n]{0,1000}(?:\]\(|$))|\{(?=[\w?])/gu, (match) => `\\${match}`);
}

/** A live figure as the field shows it. */
export function figureForm(ref: string, text: string | null): string {
  return `[${text ?? ''}](=${ref})`;
}

function inlineForm(inline: NarrativeInline): string {
  if (inline.type === 'missingSymbol') return `{?${inline.attrs.question}}`;
  if (inline.type === 'symbol') return `{${inline.attrs.scale}:${inline.attrs.value}}`;
  if (inline.type === 'figureValue') return figureForm(inline.attrs.ref, inline.attrs.text);
  return (inline.marks ?? []).reduce((text, mark) => {
    if (mark.type === 'strong') return `**${text}**`;
    if (mark.type === 'em') return `_${text}_`;
    return `[${text}](${mark.attrs.href})`;
  }, escapeMarkup(inline.text));
}

const lineForm = (content: readonly NarrativeInline[] | undefined): string => (content ?? []).map(inlineForm).join('');

/** A paragraph that begins like a list, a heading or a table is escaped, so that it stays a paragraph. */
function paragraphForm(paragraph: Paragraph): string {
  const line = lineForm(paragraph.content);
  return /^(- |\d+\. |#{2,4} |\|)/u.test(line) ? `\\${line}` : line;
}

function tableForm({ attrs, content }: NarrativeTable): string {
  const cells = (row: NarrativeTable['content'][number]) =>
    row.content.map((cell) => cell.content.map((paragraph) => lineForm(paragraph.content)).join(' '));
  return tableLines(attrs.caption, content.map(cells)).join('\n');
}

function blockForm(block: NarrativeBlock): string {
  if (block.type === 'paragraph') return paragraphForm(block);
  if (block.type === 'heading') return `${'#'.repeat(block.attrs.level + 1)} ${lineForm(block.content)}`;
  if (block.type === 'table') return tableForm(block);
  return block.content
    .map((item, index) => {
      const lead = block.type === 'bulletList' ? '- ' : `${index + 1}. `;
      return lead + item.content.map((paragraph) => lineForm(paragraph.content)).join(' ');
    })
    .join('\n');
}

/** The text for the field; '' for null. */
export function narrativeToForm(narrative: Narrative | null): string {
  return (narrative?.content ?? []).map(blockForm).join('\n\n');
}

/** Lengths have a limit, so that a text of opening signs without an end is read in reasonable time. */
const tokens =
  /\\(\\|\*\*|_|\[|\{|- |\d+\. |#{2,4} |\|)|\{\?([^}\n]{1,200})\}|\{(\w+):([\w-]+)\}|\*\*(?=\S)(.{1,5000}?)(?<=\S)\*\*|(?<![\p{L}\p{N}_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\p{L}\p{N}_])|\[([^\]\n]{1,1000})\]\(((?:https?:\/\/|mailto:|#)[^)\s]+)\)|\[([^[\]\\\n\r]{0,100})\]\(=([^)\s]{1,1000})\)/gu;

type Mark = NonNullable<Extract<NarrativeInline, { type: 'text' }>['marks']>[number];

function readInlines(text: string, marks: readonly Mark[] = []): NarrativeInline[] {
  const found: NarrativeInline[] = [];
  const push = (plain: string): void => {
    if (plain === '') return;
    const last = found.at(-1);
    const own = marks.length > 0 ? { marks: [...marks] } : {};
    if (last?.type === 'text' && (last.marks ?? []).length === marks.length) last.text += plain;
    else found.push({ type: 'text', text: plain, ...own });
  };
  let at = 0;
  for (const match of text.matchAll(tokens)) {
    push(text.slice(at, match.index));
    at = match.index + match[0].length;
    const [, escaped, question, scale, value, strong, em, label, href, shown, ref] = match;
    if (escaped !== undefined) push(escaped);
    else if (question !== undefined) found.push({ type: 'missingSymbol', attrs: { question } });
    else if (scale !== undefined && value !== undefined) {
      if (ScaleCode.safeParse(scale).success) found.push({ type: 'symbol', attrs: { scale, value } });
      else push(match[0]);
    } else if (strong !== undefined) found.push(...readInlines(strong, [...marks, { type: 'strong' }]));
    else if (em !== undefined) found.push(...readInlines(em, [...marks, { type: 'em' }]));
    else if (label !== undefined && href !== undefined)
      found.push(...readInlines(label, [...marks, { type: 'link', attrs: { href } }]));
    else if (ref !== undefined) {
      if (FigureRef.safeParse(ref).success) found.push({ type: 'figureValue', attrs: { ref, text: shown || null } });
      else push(match[0]);
    }
  }
  push(text.slice(at));
  return found;
}

const paragraph = (text: string): Paragraph => {
  const content = readInlines(text);
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' };
};

function readTable({ caption, rows }: FormTable): NarrativeTable {
  return {
    type: 'table',
    attrs: { caption },
    content: rows.map((row, index) => ({
      type: 'tableRow',
      content: row.map((cell) => ({ type: index === 0 ? 'tableHeader' : 'tableCell', content: [paragraph(cell)] })),
    })),
  };
}

const bullet = /^[-•] +/u;
const number = /^\d+\. +/u;
const isListed = (line: string): boolean => bullet.test(line) || number.test(line);

/** The blocks of lines that stand together, however many they are. */
function readGroup(lines: readonly string[]): NarrativeBlock[] {
  const blocks: NarrativeBlock[] = [];
  let at = 0;
  /** The lines from here on that hold, the first in any case. */
  const take = (holds: (line: string, index: number) => boolean): string[] => {
    const start = at;
    do at += 1;
    while (at < lines.length && holds(lines[at] ?? '', at));
    return lines.slice(start, at);
  };
  const isProse = (line: string, index: number) => !isListed(line) && !isRow(line) && tableAt(lines, index) === null;
  while (at < lines.length) {
    const first = lines[at] ?? '';
    const heading = /^(#{2,4}) +(.+)$/u.exec(first);
    const table = tableAt(lines, at);
    if (table !== null) {
      blocks.push(readTable(table));
      at = table.end;
    } else if (heading?.[1] && heading[2]) {
      blocks.push({ type: 'heading', attrs: { level: heading[1].length - 1 }, content: readInlines(heading[2]) });
      at += 1;
    } else if (isListed(first)) {
      const mark = bullet.test(first) ? bullet : number;
      const items = take((line) => mark.test(line));
      blocks.push({
        type: mark === bullet ? 'bulletList' : 'orderedList',
        content: items.map((line) => ({ type: 'listItem', content: [paragraph(line.replace(mark, ''))] })),
      });
    } else blocks.push(paragraph(take(isRow(first) ? isRow : isProse).join(' ')));
  }
  return blocks;
}

/** Reads the field's text; an empty field gives a narrative with no blocks. Never fails: what is no markup is text. */
export function formToNarrative(form: string): Narrative {
  const groups = form
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/u)
    .map((group) =>
      group
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0);
  return { type: 'doc', content: groups.flatMap(readGroup) };
}

/** The form without what its live figures show: that follows the facts, and is no edit. */
const withoutShown = (form: string): string => form.replaceAll(/\[[^[\]\\\n\r]{0,100}\]\(=/gu, '[](=');

/** What a field that showed `stored` says when it comes back as `form`: as stored, to the letter, where nothing was changed; null where it is empty. */
export function editNarrative(stored: Narrative | null, form: string): Narrative | null {
  const written = form.replaceAll('\r\n', '\n');
  if (withoutShown(written) === withoutShown(narrativeToForm(stored))) return stored;
  return written.trim() === '' ? null : formToNarrative(written);
}
