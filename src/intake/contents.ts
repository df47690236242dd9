/** Reads a contents list: its title, and the entries that follow it, which are made anew from the headings. */
import type { Source } from '../domain/proposal.ts';
import { sameTitle } from './draft.ts';
import type { Profile } from './profile.ts';
import { cellText, type SourceBlock } from './source-block.ts';
import { emit, type Writer } from './writer.ts';

/** Longest entry, in characters. */
const longest = 300;
const dotted = /^(.+?)\s*[.…]{3,}\s*\d*$/u;

function rowEntry(profile: Profile, texts: readonly string[]): string | null {
  const [title = '', ...rest] = texts;
  if (title === '' || title.length > longest || rest.some((text) => !/^\d*$/u.test(text.trim()))) return null;
  return (profile.contents.entry.exec(title)?.[1] ?? title).trim();
}

type ContentsEntry = { readonly title: string; readonly source: Source };

/** Entries in the block, where the whole block is contents; null where it is something else. */
function entriesOf(profile: Profile, block: SourceBlock): ContentsEntry[] | null {
  if (block.type === 'table') {
    const entries = block.rows.map((row) => ({
      title: rowEntry(profile, row.cells.map(cellText)),
      source: row.source,
    }));
    const read = entries.flatMap(({ title, source }) => (title === null ? [] : [{ title, source }]));
    return read.length === entries.length ? read : null;
  }
  if (block.type !== 'paragraph' && block.type !== 'listItem') return null;
  const match = block.text.length > longest ? null : dotted.exec(block.text);
  return match?.[1] ? [{ title: match[1], source: block.source }] : null;
}

/** Entries of the contents list that begins after `index`, and the index of the first block after it. */
function readContents(
  profile: Profile,
  blocks: readonly SourceBlock[],
  index: number,
): { entries: ContentsEntry[]; next: number } {
  const entries: ContentsEntry[] = [];
  let next = index + 1;
  for (; next < blocks.length; next += 1) {
    const block = blocks[next];
    if (block?.type === 'picture') continue;
    const found = block ? entriesOf(profile, block) : null;
    if (!found) break;
    entries.push(...found);
  }
  return { entries, next };
}

/** Places the contents list that `title` heads: a block that is made anew from the headings. Gives the next block's index. */
export function placeContents(writer: Writer, blocks: readonly SourceBlock[], index: number, title: string): number {
  const { draft, part } = writer;
  const { entries, next } = readContents(draft.profile, blocks, index);
  const source = blocks[index]?.source ?? part.source;
  emit(writer, { kind: 'contents', title }, { ...source, to: blocks[next - 1]?.source.to ?? source.to });
  for (const entry of entries) {
    draft.contents.push({ part: part.kind, ...entry });
    draft.listed.add(`${part.kind}\n${sameTitle(entry.title)}`);
  }
  return next;
}

/** True for a line that the part's contents list names. */
export function isListed(writer: Writer, text: string): boolean {
  return writer.draft.listed.has(`${writer.part.kind}\n${sameTitle(text)}`);
}
