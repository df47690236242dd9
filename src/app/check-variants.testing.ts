/**
 * Variants of the example package for the figure check: printed anew in other scales, year orders and number forms, and
 * with one planted fault each. A stated seed gives the same variants. Faults are planted only where the package says a
 * figure twice or adds it up, found by comparing strings: the check itself has no part in choosing.
 */
import { readFileSync } from 'node:fs';
import { applyAnswers, proposedAnswers } from '../domain/answers.ts';
import type { Inline, ReportTree, TableBlock } from '../domain/report.ts';
import { defaultScales } from '../domain/scale.ts';
import { readReport } from '../intake/read-report.ts';
import { compose } from '../report/compose.ts';

export type Random = () => number;

/** Mulberry32: small, and the same on every machine. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <T>(random: Random, from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];

const years = ['2024-year', '2025-year', '2025-interim1', '2025-interim2'] as const;

/** The report that a file of text holds, as the tree that its documents are printed from. */
export async function composed(bytes: Uint8Array, name: string): Promise<ReportTree> {
  const read = await readReport(bytes, name);
  if (!read.ok) throw new Error(read.issues[0]?.message);
  const facts = applyAnswers(read.value, proposedAnswers(read.value));
  const theme = { accent: '#123456', logo: null };
  return compose({ municipality: 'Alvsala kommun', facts, scales: defaultScales, standing: '', theme });
}

export async function exampleTrees(): Promise<ReportTree[]> {
  return Promise.all(
    years.map((name) => composed(readFileSync(new URL(`../../examples/alvsala/${name}.txt`, import.meta.url)), name)),
  );
}

/** One text of the tree that can be changed in place. `row` and `column` where it stands in a table. */
export type Slot = {
  readonly inline: Extract<Inline, { type: 'text' }>;
  readonly table: TableBlock | null;
  readonly row: number;
  readonly column: number;
  readonly item: boolean;
};

export function slotsOf(tree: ReportTree): Slot[] {
  const slots: Slot[] = [];
  const add = (inlines: readonly Inline[], at: Omit<Slot, 'inline'>) => {
    for (const inline of inlines) if (inline.type === 'text') slots.push({ inline, ...at });
  };
  const prose = { table: null, row: -1, column: -1, item: false };
  for (const part of tree.parts)
    for (const block of part.blocks) {
      if (block.type === 'paragraph' && block.role === 'body') add(block.content, prose);
      if (block.type === 'list') for (const item of block.items) add(item, { ...prose, item: true });
      if (block.type === 'table')
        block.rows.forEach(({ cells }, row) => {
          cells.forEach((cell, column) => {
            for (const paragraph of cell) add(paragraph, { table: block, row, column, item: false });
          });
        });
    }
  return slots;
}

export const cellText = (table: TableBlock, row: number, column: number): string =>
  (table.rows[row]?.cells[column] ?? [])
    .flat()
    .map((inline) => (inline.type === 'text' ? inline.text : inline.word))
    .join(' ');

/** "-1 155,5" and "−1 155,5" as a number; null for anything else. */
export function numberOf(text: string): { value: number; decimals: number; percent: boolean } | null {
  const match = /^([+\-−]?)(\d{1,3}(?:[ \u00A0\u202F]\d{3})*|\d+)(?:[,.](\d+))?[\s\u00A0]?(%?)$/u.exec(text.trim());
  if (!match) return null;
  const digits = `${(match[2] ?? '').replaceAll(/\D/gu, '')}.${match[3] ?? '0'}`;
  return {
    value: (/[-−]/u.test(match[1] ?? '') ? -1 : 1) * Number(digits),
    decimals: (match[3] ?? '').length,
    percent: match[4] === '%',
  };
}

export function write(value: number, decimals: number, like: string): string {
  const [whole = '', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const minus = value < 0 && Number(Math.abs(value).toFixed(decimals)) > 0 ? '−' : /^\+/u.test(like.trim()) ? '+' : '';
  const end = /%\s*$/u.test(like) ? '\u00A0%' : '';
  return `${minus}${whole.replaceAll(/\B(?=(\d{3})+$)/gu, '\u00A0')}${fraction === '' ? '' : `,${fraction}`}${end}`;
}

const reversible = (table: TableBlock) =>
  table.columns.slice(1).filter((column) => /20\d\d/u.test(column.header)).length >= 2;

/** Another print of the same package: nothing in it is less true than before. */
export function unspoilt(original: ReportTree, random: Random): ReportTree {
  const tree = structuredClone(original);
  const tables = tree.parts.flatMap((part) => part.blocks.flatMap((block) => (block.type === 'table' ? [block] : [])));
  for (const table of tables) {
    if (reversible(table) && random() < 0.4) {
      table.columns = [...table.columns.slice(0, 1), ...table.columns.slice(1).reverse()];
      for (const row of table.rows) row.cells = [...row.cells.slice(0, 1), ...row.cells.slice(1).reverse()];
    }
    if (/resultaträkning/iu.test(table.caption) && random() < 0.4) rescale(table, 1000, 0, 'tkr');
  }
  const [blank, minus, percent] = [
    pick(random, ['\u00A0', '\u202F', ' ']) ?? ' ',
    pick(random, ['−', '-']) ?? '-',
    pick(random, ['\u00A0%', '%', ' %', ' procent']) ?? '%',
  ];
  const point = random() < 0.25;
  for (const { inline, table } of slotsOf(tree)) {
    let text = inline.text
      .replaceAll(/(?<=\d)[ \u00A0\u202F](?=\d{3}(?!\d))/gu, blank)
      .replaceAll(/(?<![\p{L}\d])[-−](?=\d)/gu, minus);
    text = text.replaceAll(/[ \u00A0]?%/gu, table ? percent.replace('procent', '%') : percent);
    if (point && table) text = text.replaceAll(/(?<=\d),(?=\d)/gu, '.');
    inline.text = text;
  }
  return tree;
}

function rescale(table: TableBlock, factor: number, decimals: number, unit: string): void {
  table.caption = `${table.caption.replace(/\s*\([^)]*\)|,?\s*(?:mnkr|tkr)(?!\p{L})/giu, '')} (${unit})`;
  table.columns = table.columns.map((column) => ({
    ...column,
    header: column.header.replace(/mnkr|miljoner kronor/iu, unit),
  }));
  for (const row of table.rows)
    for (const cell of row.cells.slice(1))
      for (const inline of cell.flat()) {
        const number = inline.type === 'text' ? numberOf(inline.text) : null;
        if (number && inline.type === 'text') inline.text = write(number.value * factor, decimals, inline.text);
      }
}
