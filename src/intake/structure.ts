/** Finds perspectives and process areas before the chapters are read: in the compilation's tables and by the chapters' headings. */
import type { Source } from '../domain/proposal.ts';
import { assessedGoals } from './assessed-goals.ts';
import { addNode, type Draft, findNode } from './draft.ts';
import { shortText } from './parts.ts';
import type { Profile } from './profile.ts';
import { cellText, type SourceBlock } from './source-block.ts';
import { tableRule } from './tables.ts';

export function isTable(profile: Profile, block: SourceBlock | undefined, kind: string): boolean {
  return block?.type === 'table' && tableRule(profile, block)?.kind === kind;
}

/** A short line that could head something: no sentence's mark at its end. */
function headingText(block: SourceBlock | undefined): string | null {
  const text = shortText(block, 100);
  return text === null || /[.:;!?]$/u.test(text) ? null : text;
}

/**
 * The title of the process area whose heading this block is: by the profile's form, or by an assessment table right
 * after it that is not a goal's.
 */
export function areaTitle(
  profile: Profile,
  blocks: readonly SourceBlock[],
  index: number,
  goals: ReadonlySet<SourceBlock>,
): string | null {
  const block = blocks[index];
  const text = headingText(block);
  if (!block || text === null || goals.has(block)) return null;
  const named = profile.areaHeading.exec(text);
  if (named) return (named[1] ?? text).trim();
  return isTable(profile, blocks[index + 1], 'assessment') ? text : null;
}

/** The title of a perspective: a heading with a process area's heading right after it. */
function perspectiveTitle(
  profile: Profile,
  blocks: readonly SourceBlock[],
  index: number,
  goals: ReadonlySet<SourceBlock>,
): string | null {
  const text = headingText(blocks[index]);
  if (text === null || profile.areaHeading.test(text) || areaTitle(profile, blocks, index, goals) !== null) return null;
  return areaTitle(profile, blocks, index + 1, goals) === null ? null : text;
}

export function perspectiveNode(draft: Draft, title: string, source: Source): string {
  return findNode(draft, 'perspective', title) ?? addNode(draft, { level: 'perspective', title, parent: null }, source);
}

export function areaNode(draft: Draft, title: string, parent: string | null, source: Source): string {
  return findNode(draft, 'processArea', title) ?? addNode(draft, { level: 'processArea', title, parent }, source);
}

/** Adds the perspectives and process areas of an annual report, in the report's order. */
export function addStructure(draft: Draft, blocks: readonly SourceBlock[]): void {
  const { profile } = draft;
  const goals = assessedGoals(profile, blocks);
  blocks.forEach((block, index) => {
    if (block.type !== 'table' || !isTable(profile, block, 'compilation')) return;
    const heading = blocks[index - 1];
    const title = headingText(heading);
    if (!heading || title === null) return;
    const perspective = perspectiveNode(draft, title, heading.source);
    for (const row of block.rows.slice(1)) {
      const area = cellText(row.cells[0]).trim();
      if (area !== '') areaNode(draft, area, perspective, row.source);
    }
  });
  let perspective: string | null = null;
  blocks.forEach((block, index) => {
    const title = perspectiveTitle(profile, blocks, index, goals);
    if (title !== null) perspective = perspectiveNode(draft, title, block.source);
    const known = headingText(block);
    if (known !== null && !isTable(profile, blocks[index + 1], 'compilation')) {
      perspective = findNode(draft, 'perspective', known) ?? perspective;
    }
    const area = areaTitle(profile, blocks, index, goals);
    if (area !== null) areaNode(draft, area, perspective, block.source);
  });
}
