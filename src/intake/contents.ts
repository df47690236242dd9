/** Reads a contents list: its title, and the entries that follow it, which are made anew from the headings. */
import type { Profile } from './profile.ts';
import { cellText, type SourceBlock } from './source-block.ts';

/** Longest entry, in characters. */
const longest = 300;
const dotted = /^(.+?)\s*[.…]{3,}\s*\d*$/u;

function rowEntry(profile: Profile, texts: readonly string[]): string | null {
  const [title = '', ...rest] = texts;
  if (title === '' || title.length > longest || rest.some((text) => !/^\d*$/u.test(text.trim()))) return null;
  return (profile.contents.entry.exec(title)?.[1] ?? title).trim();
}

/** Titles in the block, where the whole block is contents; null where it is something else. */
export function contentsTitles(profile: Profile, block: SourceBlock | undefined): string[] | null {
  if (!block) return null;
  if (block.type === 'table') {
    const titles = block.rows.map((row) => rowEntry(profile, row.cells.map(cellText)));
    const read = titles.flatMap((title) => (title === null ? [] : [title]));
    return read.length === titles.length ? read : null;
  }
  if (block.type !== 'paragraph' && block.type !== 'listItem') return null;
  const match = block.text.length > longest ? null : dotted.exec(block.text);
  return match?.[1] ? [match[1]] : null;
}

/** Titles of the contents list that begins after `index`, and the index of the first block after it. */
export function readContents(
  profile: Profile,
  blocks: readonly SourceBlock[],
  index: number,
): { titles: { title: string; block: SourceBlock }[]; next: number } {
  const titles: { title: string; block: SourceBlock }[] = [];
  let next = index + 1;
  for (; next < blocks.length; next += 1) {
    const block = blocks[next];
    if (block?.type === 'picture') continue;
    const found = contentsTitles(profile, block);
    if (!block || !found) break;
    titles.push(...found.map((title) => ({ title, block })));
  }
  return { titles, next };
}
