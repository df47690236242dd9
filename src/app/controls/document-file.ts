/** Reads a memo or minutes into pieces of text with their places, for the measure that looks for what they treat. */
import type { ReadDocument } from '../../controls/measure/text-presence.ts';
import type { TextBlock } from '../../controls/presence.ts';
import { readSource } from '../../intake/read-source.ts';
import type { SourceBlock } from '../../intake/source-block.ts';
import { cellText } from '../../intake/source-block.ts';
import type { ControlFile } from './source-file.ts';

const units = { line: 'rad', paragraph: 'stycke', page: 'sida' } as const;

function textBlock(block: SourceBlock): TextBlock[] {
  const place = `${units[block.source.unit]} ${block.source.from}`;
  if (block.type === 'picture') return [];
  if (block.type !== 'table') return [{ heading: block.type === 'heading', text: block.text, place }];
  return block.rows.map(({ cells, source }) => ({
    heading: false,
    text: cells.map(cellText).join(' '),
    place: `${units[source.unit]} ${source.from}`,
  }));
}

/** A file that cannot be read is a document without text, which says why. */
export async function readDocument({
  name,
  body,
  bytes,
}: Pick<ControlFile, 'name' | 'body' | 'bytes'>): Promise<ReadDocument> {
  const read = await readSource(bytes, name);
  if (read.ok) return { name, body, blocks: read.value.blocks.flatMap(textBlock), fault: '' };
  return { name, body, blocks: null, fault: read.issues.map(({ message }) => message).join(' ') };
}
