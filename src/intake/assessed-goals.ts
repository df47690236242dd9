/** Tells the titles of goals that carry a light and an arrow of their own: a table of both stands right after them. */
import { sameTitle } from './draft.ts';
import { sentences } from './goal-form.ts';
import type { Profile } from './profile.ts';
import { cellText, type SourceBlock } from './source-block.ts';
import { tableRule } from './tables.ts';

function kindOf(profile: Profile, block: SourceBlock | undefined): string | null {
  return block?.type === 'table' ? (tableRule(profile, block)?.kind ?? null) : null;
}

/** Process areas that the compilations name. */
function compiledAreas(profile: Profile, blocks: readonly SourceBlock[]): ReadonlySet<string> {
  const rows = blocks.flatMap((block) =>
    block.type === 'table' && kindOf(profile, block) === 'compilation' ? block.rows.slice(1) : [],
  );
  return new Set(rows.map((row) => sameTitle(cellText(row.cells[0]))));
}

/**
 * The blocks that are such titles, by the section that they stand in. Without a format's headings a process area can
 * look the same: it is told by the compilation, and a goal by its frame, or by being one sentence
 * that reports nothing.
 */
export function assessedGoals(profile: Profile, blocks: readonly SourceBlock[]): ReadonlySet<SourceBlock> {
  const areas = compiledAreas(profile, blocks);
  const found = new Set<SourceBlock>();
  /** Level of the heading over the goals, `null` where it has none; undefined outside goals. */
  let over: number | null | undefined;
  blocks.forEach((block, index) => {
    if (block.type !== 'paragraph' && block.type !== 'heading') return;
    const text = block.text.trim();
    if (text.length > profile.goals.longest * 2) return;
    const rule = profile.headings.annualReport.find((each) => each.pattern.test(text));
    if (rule) over = rule.opens !== 'goals' ? undefined : block.type === 'heading' ? block.level : null;
    else if (profile.areaHeading.test(text)) over = undefined;
    else if (over !== undefined && kindOf(profile, blocks[index + 1]) === 'assessment') {
      if (areas.has(sameTitle(text))) over = undefined;
      else if (isTold(profile, block, over, areas.size > 0)) found.add(block);
    }
  });
  return found;
}

function isTold(
  profile: Profile,
  block: Extract<SourceBlock, { type: 'paragraph' | 'heading' }>,
  over: number | null,
  compiled: boolean,
): boolean {
  if (block.type === 'heading' && over !== null) return block.level > over;
  const text = block.text.trim();
  const { longest, reporting } = profile.goals;
  if (block.type === 'paragraph' && block.marked) return false;
  if (block.type === 'paragraph' && block.boxed) return true;
  if (text.length > longest || sentences(text) > 1 || reporting.test(text)) return false;
  return compiled || /[.!?]$/u.test(text);
}
