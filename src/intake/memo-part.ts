/** Recognises the cover memo: headings, the numbered list of proposed decisions, and the signatures at its end. */

import { placeContents } from './contents.ts';
import type { Draft } from './draft.ts';
import { type PartBlocks, shortText } from './parts.ts';
import { takePrinted } from './printed-lines.ts';
import type { Section } from './profile.ts';
import type { SourceBlock } from './source-block.ts';
import { createWriter, emit, heading, type Writer, writeBlock } from './writer.ts';

export function recogniseMemo(draft: Draft, { part, blocks }: PartBlocks): void {
  const writer = createWriter(draft, part);
  let section: Section = 'text';
  for (let index = 0; index < blocks.length; ) {
    const block = blocks[index];
    if (!block) break;
    const text = shortText(block);
    const rule = text === null ? undefined : draft.profile.headings.coverMemo.find((each) => each.pattern.test(text));
    if (text !== null && draft.profile.contents.title.test(text)) {
      index = placeContents(writer, blocks, index, text);
    } else if (text !== null && rule) {
      heading(writer, rule.level, text, null, block.source);
      section = rule.opens;
      index += 1;
    } else if (section === 'decisions' && block.type === 'listItem') {
      index = placeDecisions(writer, blocks, index);
      section = 'text';
    } else {
      const signed = placeSignatures(writer, blocks, index);
      if (signed !== null) index = signed;
      else {
        if (block.type === 'heading') heading(writer, Math.max(1, block.level - 1), block.text, null, block.source);
        else if (!takePrinted(writer, block)) writeBlock(writer, block);
        index += 1;
      }
    }
  }
}

function placeDecisions(writer: Writer, blocks: readonly SourceBlock[], index: number): number {
  const decisions: string[] = [];
  let next = index;
  for (let block = blocks[next]; block?.type === 'listItem'; block = blocks[next]) {
    decisions.push(block.text);
    next += 1;
  }
  const first = blocks[index]?.source ?? writer.part.source;
  emit(writer, { kind: 'decisions', decisions }, { ...first, to: blocks[next - 1]?.source.to ?? first.to });
  return next;
}

/** The office and the people who sign, a line with the name and one with the title each; null where they do not stand here. */
function placeSignatures(writer: Writer, blocks: readonly SourceBlock[], index: number): number | null {
  const { office, person } = writer.draft.profile.memo;
  const block = blocks[index];
  const text = shortText(block, 60);
  if (!block || text === null || !office.test(text)) return null;
  const people: { name: string; title: string }[] = [];
  let next = index + 1;
  for (;;) {
    const name = shortText(blocks[next], 60);
    const title = shortText(blocks[next + 1], 80);
    if (name === null || title === null || !person.test(name) || /[.:]$/u.test(title)) break;
    people.push({ name, title });
    next += 2;
  }
  if (people.length === 0) return null;
  emit(
    writer,
    { kind: 'signatures', office: text, people },
    { ...block.source, to: blocks[next - 1]?.source.to ?? block.source.to },
  );
  return next;
}
