/** A report's document tree as the figure check reads it: places are the headings that one finds them under. */
import type { Block, Cell, Inline, ReportTree } from '../report.ts';
import type { CheckBlock, CheckDocument, Place } from './document.ts';

const inlineText = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (inline.type === 'text' ? inline.text : inline.word)).join('');

const cellText = (cell: Cell): string => cell.map(inlineText).join('\n');

function blocksOf(block: Block, place: Place): CheckBlock[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'heading', level: block.level, text: block.text, place }];
    case 'paragraph':
      return block.role === 'note' ? [] : [{ type: 'text', item: false, text: inlineText(block.content), place }];
    case 'list':
      return block.items.map((item) => ({ type: 'text', item: true, text: inlineText(item), place }));
    case 'table': {
      const header = { cells: block.columns.map((column) => column.header), place };
      const rows = block.rows.map((row) => ({ cells: row.cells.map(cellText), place }));
      return [{ type: 'table', caption: block.caption, rows: [header, ...rows], place }];
    }
    case 'chart':
    case 'contents':
    case 'signatures':
      return [];
  }
}

/** `target` of a place is the id of the heading over it, as the printed page has it. */
export function treeDocument(tree: ReportTree): CheckDocument {
  const blocks = tree.parts.flatMap((part) => {
    const label = part.label === '' ? part.title : part.label;
    let place: Place = { at: label };
    const title: CheckBlock = { type: 'heading', level: 1, text: part.title, place };
    return [
      title,
      ...part.blocks.flatMap((block) => {
        if (block.type === 'heading') place = { at: `${label}, ${block.text}`, target: block.id };
        return blocksOf(block, place);
      }),
    ];
  });
  return { name: tree.title, blocks };
}
