/** Holds the contents list's lines against the headings that it is made anew from, and sees how deep the list goes. */
import { type Draft, type DraftPart, note, placeName, sameTitle } from './draft.ts';

/** Level of each heading by its title; 0 for the title of a goal or commitment. */
function levelsOf(draft: Draft, part: DraftPart): Map<string, number> {
  const levels = new Map<string, number>();
  for (const { block } of part.outline) {
    const node = block.kind === 'goal' || block.kind === 'commitment' ? draft.nodes.get(block.node) : undefined;
    const title = sameTitle(block.kind === 'heading' ? block.text : (node?.title ?? ''));
    if (title !== '' && !levels.has(title)) levels.set(title, block.kind === 'heading' ? block.level : 0);
  }
  return levels;
}

/** Gives each contents list its depth, and notes the lines whose words no heading of the part has. */
export function checkContents(draft: Draft): void {
  for (const part of draft.parts) {
    let depth = 1;
    const entries = draft.contents.filter((each) => each.part === part.kind);
    const levels = entries.length > 0 ? levelsOf(draft, part) : new Map<string, number>();
    for (const { title, source } of entries) {
      const level = levels.get(sameTitle(title));
      depth = Math.max(depth, level ?? 0);
      if (level !== undefined) continue;
      const message = `Innehållsförteckningens rad ”${title}” (${placeName(source)}) motsvarar ingen rubrik och har utgått.`;
      note(draft, 'other', message, source);
    }
    if (entries.length === 0) continue;
    part.outline.forEach((item, index) => {
      if (item.block.kind === 'contents') part.outline[index] = { ...item, block: { ...item.block, depth } };
    });
  }
}
