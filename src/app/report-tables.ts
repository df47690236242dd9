/** Puts tables that are made from stored figures into a report: over the ones of the same kind, else at the end of the chapter that they belong to. */
import type { FigureTable } from '../domain/figure-table.ts';
import type { OutlineBlock, ReportPart } from '../domain/outline.ts';
import type { Transaction } from '../store/database.ts';
import { deleteFigureTables, loadFigureTables, saveFigureTables } from '../store/figure-table.ts';
import { loadParts, saveParts } from '../store/report-part.ts';
import type { ReportAddress } from './views.ts';

export type TableGroup = 'ekonomi' | 'personal';

/** Headings of chapters that the tables of a group belong in. */
const headings: Readonly<Record<TableGroup, RegExp>> = {
  ekonomi: /^(?:ekonomi|driftredovisning|resultaträkning)/iu,
  personal: /^(?:personal|medarbetare|bemanning)/iu,
};
const titles: Readonly<Record<TableGroup, string>> = { ekonomi: 'Ekonomi', personal: 'Personal' };

/** Where the section that a heading opens ends: at the next heading that is not under it. */
function endOfSection(outline: readonly OutlineBlock[], start: number): number {
  const opening = outline[start];
  if (opening?.kind !== 'heading') return outline.length;
  const next = outline.findIndex((block, at) => at > start && block.kind === 'heading' && block.level <= opening.level);
  return next < 0 ? outline.length : next;
}

function withTables(outline: readonly OutlineBlock[], keys: readonly string[], group: TableGroup): OutlineBlock[] {
  const blocks = keys.map((table): OutlineBlock => ({ kind: 'figureTable', table }));
  const start = outline.findLastIndex((block) => block.kind === 'heading' && headings[group].test(block.text));
  if (start < 0) return [...outline, { kind: 'heading', level: 1, text: titles[group], node: null }, ...blocks];
  const end = endOfSection(outline, start);
  return outline.toSpliced(end, 0, ...blocks);
}

/** Keys of tables that are made here or gathered from other bodies: they are not read from a document. */
const ours = /^table\/(?:ekonomi|personal|samlad)-/u;

const standsIn = (outline: readonly OutlineBlock[], table: string): boolean =>
  outline.some((block) => block.kind === 'figureTable' && block.table === table);

async function place(tx: Transaction, address: ReportAddress, keys: readonly string[], group: TableGroup) {
  const parts = await loadParts(tx, address);
  const missing = keys.filter((key) => !parts.some(({ outline }) => standsIn(outline, key)));
  const at = parts.findIndex(({ kind }) => kind === 'annualReport');
  const part: ReportPart | undefined = parts[at];
  if (part === undefined || missing.length === 0) return;
  await saveParts(tx, address, [{ item: { ...part, outline: withTables(part.outline, missing, group) }, ordinal: at }]);
}

async function forget(tx: Transaction, address: ReportAddress, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const parts = await loadParts(tx, address);
  const changed = parts.flatMap((part, ordinal) => {
    const outline = part.outline.filter((block) => block.kind !== 'figureTable' || !keys.includes(block.table));
    return outline.length === part.outline.length ? [] : [{ item: { ...part, outline }, ordinal }];
  });
  await saveParts(tx, address, changed);
  await deleteFigureTables(tx, address, keys);
}

/**
 * Writes the tables of a group. One that was read from a document keeps its key and its place, so that what refers to it
 * finds the new figures; one of ours that no longer has a figure goes.
 */
export async function placeTables(
  tx: Transaction,
  address: ReportAddress,
  tables: readonly FigureTable[],
  group: TableGroup,
): Promise<void> {
  const held = await loadFigureTables(tx, address);
  const next = held.length;
  const keyed = tables.map((table) => {
    const at = held.findIndex(({ key }) => key === table.key);
    const alike = at >= 0 ? at : held.findIndex(({ kind, key }) => kind === table.kind && !ours.test(key));
    return { table: { ...table, key: held[alike]?.key ?? table.key }, at: alike };
  });
  const placed = keyed.map(({ table, at }, index) => ({ item: table, ordinal: at >= 0 ? at : next + index }));
  await saveFigureTables(tx, address, placed);
  const keys = placed.map(({ item }) => item.key);
  const stale = held
    .filter(({ key }) => key.startsWith(`table/${group}-`) && !keys.includes(key))
    .map(({ key }) => key);
  await forget(tx, address, stale);
  await place(tx, address, keys, group);
}
