/** Recognises a whole file's blocks: parts, facts, and the goals that only the report's own counts can tell. */
import { recogniseAnnual } from './annual-part.ts';
import type { AssumedGoals } from './annual-state.ts';
import { recogniseControls } from './control-part.ts';
import { joinSummaries } from './control-summary.ts';
import { createDraft, type Draft, note } from './draft.ts';
import { assumeGoals } from './goal-count.ts';
import { assignDirections, assignIndicators, assignRoles } from './indicator-table.ts';
import { recogniseMemo } from './memo-part.ts';
import { splitParts } from './parts.ts';
import type { Profile } from './profile.ts';
import type { SourceBlock } from './source-block.ts';
import { addStructure } from './structure.ts';
import { compareCompilation } from './symbol-tables.ts';

function pass(profile: Profile, blocks: readonly SourceBlock[], assumed: AssumedGoals) {
  const draft = createDraft(profile);
  const parts = splitParts(profile, blocks);
  const annual = parts.find((each) => each.part.kind === 'annualReport');
  if (annual) addStructure(draft, annual.blocks);
  draft.parts.push(...parts.map((each) => each.part));
  for (const { text, source } of parts.flatMap((each) => each.sender ?? []).filter((block) => 'text' in block)) {
    note(draft, 'other', `Raden ”${text}” över titeln skrivs av systemet när rapporten trycks.`, source);
  }
  const candidates = parts.flatMap((each) => {
    if (each.part.kind === 'annualReport') return recogniseAnnual(draft, each, assumed);
    if (each.part.kind === 'internalControl') recogniseControls(draft, each);
    else recogniseMemo(draft, each);
    return [];
  });
  assignIndicators(draft);
  assignRoles(draft);
  assignDirections(draft);
  joinSummaries(draft);
  compareCompilation(draft);
  return { draft, candidates };
}

/** Reads the blocks once; where the report counts more goals than have a heading's form, once more with those that may be. */
export function recognise(profile: Profile, blocks: readonly SourceBlock[]): Draft {
  const first = pass(profile, blocks, new Map());
  const assumed = assumeGoals(first.draft, first.candidates);
  return assumed.size === 0 ? first.draft : pass(profile, blocks, assumed).draft;
}
