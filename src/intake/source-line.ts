/** What the packed formats' readers share: tidy text, list items that are typed by hand, framed tables, contents lists. */
import type { Source } from '../domain/proposal.ts';
import type { SourceBlock, SourceRow } from './source-block.ts';

const bullet = /^[-–•*·▪◦‣]\s+(?=\S)/u;
const number = /^\d{1,2}[.)]\s+(?=\S)/u;

/** Stands in a paragraph's text where a picture stood. */
export const pictureMark = '\uFFFC';

const untidy = /[\uFFFC\u00AD\u200B\u2060\uFEFF\n\r\u2028\t]/u;

/**
 * The text on one line, without soft hyphens. A picture with a fixed space after it is a symbol whose word stands beside
 * it: only the word is kept.
 */
export function tidy(text: string): string {
  if (!untidy.test(text)) return text.trim();
  return text
    .replaceAll(/\uFFFC\u00A0/gu, '')
    .replaceAll(/[\u00AD\u200B\u2060\uFEFF]/gu, '')
    .replaceAll(/ *[\n\r\u2028]+ */gu, ' ')
    .replaceAll(/ *\t[ \t]*/gu, '\t')
    .trim();
}

export function widest(sources: readonly Source[], fallback: Source): Source {
  const [first] = sources;
  if (!first) return fallback;
  let { from, to } = first;
  for (const source of sources) {
    from = Math.min(from, source.from);
    to = Math.max(to, source.to);
  }
  return { unit: first.unit, from, to };
}

/** The text without a label typed before it; `ordered` tells which kind, null where there is none. */
export function splitLabel(text: string): { ordered: boolean | null; text: string } {
  if (bullet.test(text)) return { ordered: false, text: text.replace(bullet, '') };
  if (number.test(text)) return { ordered: true, text: text.replace(number, '') };
  return { ordered: null, text };
}

/** A paragraph, or a list item where its label is typed by hand; a paragraph of pictures alone is a picture. */
export function textBlock(text: string, source: Source, boxed = false): SourceBlock {
  if (text !== '' && !/[^\uFFFC\s]/u.test(text)) return { type: 'picture', alt: '', source };
  const label = splitLabel(text);
  if (label.ordered !== null && !boxed) return { type: 'listItem', ordered: label.ordered, text: label.text, source };
  return { type: 'paragraph', text, boxed, marked: false, source };
}

/** Longest column, in characters, of a line that tabs part. */
const longestColumn = 80;

/** The columns of a line that tabs part into short texts, such as a sender and a registry number; else the whole line. */
export function columnsOf(text: string): string[] {
  const columns = text.split('\t');
  return columns.every((column) => column.length <= longestColumn && /\p{L}/u.test(column)) ? columns : [text];
}

/** A table; one whose rows have text in their first cell only is a column of framed paragraphs. */
export function tableBlocks(rows: readonly SourceRow[], source: Source): SourceBlock[] {
  const filled = rows.filter((row) => row.cells.some((cell) => cell.paragraphs.length > 0));
  if (filled.length === 0) return [];
  const framed = filled.every(
    (row) => row.cells.length <= 2 && row.cells.slice(1).every((cell) => cell.paragraphs.length === 0),
  );
  if (!framed) return [{ type: 'table', rows: filled, source }];
  return filled.flatMap((row) =>
    (row.cells[0]?.paragraphs ?? []).map((text): SourceBlock => textBlock(text, row.source, true)),
  );
}

/** Longest line, in characters, that can be a contents list's own title. */
const longestTitle = 60;

/**
 * Adds the entries of a contents list as a table of titles and pages, which the recogniser takes after the list's own
 * title. A list without one says nothing that the headings do not say, and is left out.
 */
export function addContents(blocks: SourceBlock[], lines: readonly { text: string; source: Source }[]): void {
  const before = blocks.at(-1);
  const titled = (before?.type === 'paragraph' || before?.type === 'heading') && before.text.length <= longestTitle;
  const rows = lines.flatMap(({ text, source }): SourceRow[] => {
    const entry = /^(.*?)(?:[\s.…]+(\d{1,3}))?[\s.…]*$/su.exec(text.replaceAll('\t', ' '));
    const title = entry?.[1]?.trim() ?? '';
    return title === '' ? [] : [{ cells: [{ paragraphs: [title] }, { paragraphs: [entry?.[2] ?? ''] }], source }];
  });
  const [first] = rows;
  if (!titled || !first) return;
  const source = widest(
    rows.map((row) => row.source),
    first.source,
  );
  blocks.push({ type: 'table', rows, source });
}
