/** Opens what a heading of an annual report heads: a section by the profile's rules, a process area, a perspective. */
import { type AnnualState, leaveArea, openSection } from './annual-state.ts';
import { isListed } from './contents.ts';
import { entryOf, findNode } from './draft.ts';
import { shortText } from './parts.ts';
import type { HeadingRule } from './profile.ts';
import type { SourceBlock } from './source-block.ts';
import { areaNode, areaTitle, isTable, perspectiveNode } from './structure.ts';
import { heading } from './writer.ts';

/** Opens what the line heads; false where it is no heading. */
export function openHeading(state: AnnualState, index: number, block: SourceBlock, text: string): boolean {
  const { writer, blocks } = state;
  const { draft } = writer;
  const { profile } = draft;
  if (state.section === 'legend' && profile.legend.some((rule) => rule.heading.test(text))) {
    state.headingText = text;
    heading(writer, profile.levels.front + 1, text, null, block.source);
    return true;
  }
  const rule = profile.headings.annualReport.find((each) => each.pattern.test(text));
  if (rule) {
    if (rule.leavesArea) leaveArea(state);
    openSection(state, rule.opens, rule, text, block.source);
    tellOffice(state, rule);
    heading(writer, rule.level, text, writer.node, block.source);
    const named = rule.opens === 'events' ? rule.pattern.exec(text)?.[1] : undefined;
    state.eventsOf = named ? findNode(draft, 'perspective', named) : null;
    return true;
  }
  if (isTable(profile, blocks[index + 1], 'compilation')) {
    heading(writer, profile.levels.front + 1, text, null, block.source);
    state.headingText = text;
    return true;
  }
  return openArea(state, index, block, text) || openPerspective(state, block, text) || openOther(state, block, text);
}

function openArea(state: AnnualState, index: number, block: SourceBlock, text: string): boolean {
  const { writer, blocks } = state;
  const { profile } = writer.draft;
  const format = block.type === 'heading' ? findNode(writer.draft, 'processArea', text) : null;
  const title = areaTitle(profile, blocks, index, state.assessedGoals) ?? (format === null ? null : text);
  if (title === null) return false;
  const key = areaNode(writer.draft, title, state.perspective, block.source);
  if (key === state.area && state.awaitsAssessment) return false;
  openSection(state, 'text', null, text, block.source);
  state.area = key;
  writer.node = key;
  heading(writer, profile.levels.area, text, key, block.source);
  entryOf(writer.draft, key, block.source);
  state.goalSections = 0;
  state.office = false;
  state.awaitsAssessment = assessmentAhead(state, index);
  if (!state.awaitsAssessment) writer.sink = { kind: 'narrative', node: key, printed: false };
  return true;
}

/** True where the area's own table stands close after its heading, before any heading that a rule knows. */
function assessmentAhead(state: AnnualState, index: number): boolean {
  const { profile } = state.writer.draft;
  for (const block of state.blocks.slice(index + 1, index + 4)) {
    if (isTable(profile, block, 'assessment')) return true;
    const text = shortText(block);
    if (text !== null && profile.headings.annualReport.some((rule) => rule.pattern.test(text))) return false;
  }
  return false;
}

/** Goals are the office's own where its heading stands between them and the area's first goals. */
function tellOffice(state: AnnualState, rule: HeadingRule): void {
  if (rule.office) state.office = state.goalSections > 0;
  if (rule.opens === 'goals') state.goalSections += 1;
}

function openPerspective(state: AnnualState, block: SourceBlock, text: string): boolean {
  const { writer } = state;
  const key = findNode(writer.draft, 'perspective', text);
  if (key === null) return false;
  openSection(state, 'text', null, text, block.source);
  leaveArea(state);
  state.perspective = perspectiveNode(writer.draft, text, block.source);
  writer.node = key;
  heading(writer, writer.draft.profile.levels.perspective, text, key, block.source);
  return true;
}

/** A heading that the format or the contents list tells, and that no rule knows. */
function openOther(state: AnnualState, block: SourceBlock, text: string): boolean {
  const { writer } = state;
  const { levels } = writer.draft.profile;
  if (block.type === 'heading') {
    if (state.section === 'goals' || state.section === 'commitments') return false;
    heading(writer, Math.max(1, block.level - 1), text, writer.node, block.source);
    return true;
  }
  if (!isListed(writer, text) || state.section === 'goals') return false;
  openSection(state, 'text', null, text, block.source);
  heading(writer, state.perspective === null ? levels.front : levels.inside, text, writer.node, block.source);
  return true;
}
