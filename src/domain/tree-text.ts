/** A document tree as lines of text, for reading what differs between two of them: a heading begins with #, a row has its cells between bars. */
import type { Block, Cell, Inline, ReportTree } from './report.ts';

const inlineText = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (inline.type === 'text' ? inline.text : `[${inline.word}]`)).join('');

const cellText = (cell: Cell): string => cell.map(inlineText).join(' ');

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${block.text}`];
    case 'paragraph':
      return [inlineText(block.content)];
    case 'list':
      return block.items.map((item) => `– ${inlineText(item)}`);
    case 'table':
      return [
        ...(block.caption === '' ? [] : [block.caption]),
        ...block.rows.map((row) => row.cells.map(cellText).join(' | ')),
      ];
    case 'chart':
      return [block.alt];
    case 'contents':
      return [];
    case 'signatures':
      return block.people.map(({ name, title }) => `${name}, ${title}`);
  }
}

/** One line for each paragraph, row and item; empty ones are left out. What stands on every page (standing, theme) is not in it. */
export function treeText(tree: ReportTree): string {
  return tree.parts
    .flatMap((part) => [
      `# ${part.label === '' ? part.title : `${part.label}: ${part.title}`}`,
      ...(part.registryNumber === null ? [] : [part.registryNumber]),
      ...part.blocks.flatMap(blockLines),
    ])
    .map((line) => line.replaceAll('\n', ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
