/** Where in the document a block stands: the headings over it, the line before it, and which year the document is about. */

import type { CheckBlock, CheckDocument } from './document.ts';
import { stem } from './words.ts';

export type Placed = {
  readonly block: CheckBlock;
  readonly index: number;
  readonly headings: readonly string[];
  /** The text right before a table. */
  readonly before: string;
  /** Under a heading of a summary or a memo: what stands here repeats what stands further on. */
  readonly summary: boolean;
};

const longestHeading = 90;
const summaryHeading =
  /sammanfattning|sammandrag|i korthet|översikt|ärendebeskrivning|ärendet|inledning|året som gått|viktiga händelser|väsentliga händelser|bakgrund/iu;

/** A line that stands as a heading though the format does not say so: short, a capital first, no mark at its end. */
function looksLikeHeading(block: CheckBlock, next: CheckBlock | undefined): boolean {
  if (block.type !== 'text' || block.item || next === undefined || block.text.length > longestHeading) return false;
  if (/^(?:tabell|diagram|figur|belopp|källa)(?!\p{L})/iu.test(block.text)) return false;
  return /^[\p{Lu}\d]/u.test(block.text) && !/[.:;!?,]$/u.test(block.text.trim()) && !/\n/u.test(block.text);
}

export function placeBlocks(document: CheckDocument): Placed[] {
  const formal = document.blocks.some((block) => block.type === 'heading');
  let headings: { level: number; text: string }[] = [];
  let before = '';
  let summary = false;
  return document.blocks.map((block, index): Placed => {
    const level =
      block.type === 'heading' ? block.level : !formal && looksLikeHeading(block, document.blocks[index + 1]) ? 6 : 0;
    if (level > 0 && block.type !== 'table') {
      headings = [...headings.filter((each) => each.level < level), { level, text: block.text }];
      summary = headings.some((each) => summaryHeading.test(each.text));
    }
    const placed = { block, index, headings: headings.map((each) => each.text), before, summary };
    before = block.type === 'table' ? '' : block.text;
    return placed;
  });
}

const titled =
  /rapport|redovisning|bokslut|uppföljning|berättelse|budget|analys|plan(?!\p{L})|kontroll|sammanställning|delår|tertial|läsår/iu;
const firstYear = /(?<![\p{N}/:-])20\d\d(?=\/\d\d(?!\p{N})|(?![\p{N}:/-]))/u;

const span = /20\d\d\/(?:20)?\d\d(?!\p{N})/u;
const spanAfter = (text: string, year: RegExpExecArray) => span.test(text.slice(year.index, year.index + 9));

/** "2024/25" is 2024 where the tables name school years, and the year in which it ends where they have 2025 alone. */
function inCalendarYears(document: CheckDocument): boolean {
  return !document.blocks.some(
    (block) => block.type === 'table' && block.rows.some((row) => row.cells.some((cell) => span.test(cell))),
  );
}

/** The year in the title, where one of the first lines reads as one: "Delårsbokslut 31 augusti 2024". */
function titleYear(document: CheckDocument): number | null {
  for (const block of document.blocks.slice(0, 8)) {
    if (block.type === 'table' || block.text.length > 120 || !titled.test(block.text)) continue;
    const year = firstYear.exec(block.text);
    if (year && (block.type === 'heading' || !/\.$/u.test(block.text)))
      return Number(year[0]) + (spanAfter(block.text, year) && inCalendarYears(document) ? 1 : 0);
  }
  return null;
}

/** The year that the document reports: the one in its title, else the one that its first lines and all the rest name most. */
export function documentYear(document: CheckDocument): number | null {
  const title = titleYear(document);
  if (title !== null) return title;
  const count = new Map<number, number>();
  document.blocks.forEach((block, index) => {
    const texts = block.type === 'table' ? block.rows.slice(0, 2).flatMap((row) => row.cells) : [block.text];
    const weight = block.type === 'heading' || index < 12 ? 5 : 1;
    for (const text of texts)
      for (const [found] of text.matchAll(/(?<![\p{N}/:-])20\d\d(?=\/\d\d(?!\p{N})|(?![\p{N}:/-]))/gu)) {
        count.set(Number(found), (count.get(Number(found)) ?? 0) + weight);
      }
  });
  const [most] = [...count].sort((one, other) => other[1] - one[1] || other[0] - one[0]);
  return most?.[0] ?? null;
}

/** Words of the reporting body's name, from the document's first lines, and abbreviations that the text explains: they tell no two figures apart. */
export function namesOf(document: CheckDocument): Set<string> {
  const names = new Set<string>();
  document.blocks.slice(0, 14).forEach((block) => {
    if (block.type === 'table' || block.text.length > 120) return;
    for (const [word] of block.text.matchAll(
      /\p{L}+(?:kommun|nämnden|nämnd|styrelsen|styrelse|förvaltningen|kontoret|bolaget)s?(?!\p{L})|\p{Lu}\p{Ll}+(?=s? kommun)/giu,
    ))
      names.add(stem(word));
  });
  for (const block of document.blocks) {
    if (block.type === 'table' || !/\(\p{Lu}{2,6}\)/u.test(block.text)) continue;
    for (const match of block.text.matchAll(/(\p{L}+)\s+\((\p{Lu}{2,6})\)/gu)) {
      if (names.has(stem(match[1] ?? '')) || names.has(stem((match[1] ?? '').replace(/s$/u, ''))))
        names.add(stem(match[2] ?? ''));
    }
  }
  return names;
}
