/** Holds the contents list's lines against the headings that it is made anew from, and sees how deep the list goes. */
import { type Draft, type DraftPart, note, placeName } from './draft.ts';
import { sameTitle } from './structure.ts';

/** Level of the heading with this title; 0 where a goal or commitment has it; null where nothing has. */
function levelOf(draft: Draft, part: DraftPart, title: string): number | null {
  for (const { block } of part.outline) {
    if (block.kind === 'heading' && sameTitle(block.text) === title) return block.level;
    if (block.kind !== 'goal' && block.kind !== 'commitment') continue;
    if (sameTitle(draft.nodes.get(block.node)?.title ?? '') === title) return 0;
  }
  return null;
}

/** Gives each contents list its depth, and notes the lines whose words no heading of the part has. */
export function checkContents(draft: Draft): void {
  for (const part of draft.parts) {
    let depth = 1;
    const entries = draft.contents.filter((each) => each.part === part.kind);
    for (const { title, source } of entries) {
      const level = levelOf(draft, part, sameTitle(title));
      depth = Math.max(depth, level ?? 0);
      if (level !== null) continue;
      const message = `Innehållsförteckningens rad ”${title}” (${placeName(source)}) motsvarar ingen rubrik och har utgått.`;
      note(draft, 'other', message, source);
    }
    if (entries.length === 0) continue;
    part.outline.forEach((item, index) => {
      if (item.block.kind === 'contents') part.outline[index] = { ...item, block: { ...item.block, depth } };
    });
  }
}
