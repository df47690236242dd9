/** Holds the goals found against the number that the report itself states, and picks what may be the missing ones. */
import type { Source } from '../domain/proposal.ts';
import type { AssumedGoals, GoalCandidate } from './annual-state.ts';
import { type Draft, type Prose, placeName } from './draft.ts';

type Stated = { readonly perspective: string; readonly count: number; readonly own: boolean; readonly prose: Prose };

/** The perspective with this title, or one whose title begins alike ("Effektivare" for "Effektiv"). */
function perspectiveOf(draft: Draft, title: string): string | null {
  const all = [...draft.nodes.values()].filter((node) => node.level === 'perspective');
  const low = title.toLocaleLowerCase('sv');
  const exact = all.find((node) => node.title.toLocaleLowerCase('sv') === low);
  const begins = all.filter((node) => low.startsWith(node.title.toLocaleLowerCase('sv').slice(0, 6)));
  return exact?.key ?? (begins.length === 1 ? (begins[0]?.key ?? null) : null);
}

/** Every count of goals that the prose states, once by perspective and role. */
export function statedGoals(draft: Draft): Stated[] {
  const { groupCount, ownCount } = draft.profile.goals;
  const stated = new Map<string, Stated>();
  const add = (count: string | undefined, title: string | undefined, own: boolean, prose: Prose) => {
    const perspective = title === undefined ? null : perspectiveOf(draft, title);
    const key = `${perspective} ${own}`;
    if (perspective === null || count === undefined || stated.has(key)) return;
    stated.set(key, { perspective, count: Number(count), own, prose });
  };
  const inOrder = [...draft.prose].sort(
    (a, b) => Number(b.part === 'annualReport') - Number(a.part === 'annualReport'),
  );
  for (const prose of inOrder) {
    if (prose.text.length > 2000) continue;
    const group = groupCount.exec(prose.text);
    for (let index = 1; group && index < group.length; index += 2) add(group[index], group[index + 1], false, prose);
    const own = ownCount.exec(prose.text);
    if (own) add(own[1], own[2], true, prose);
  }
  return [...stated.values()];
}

/** Number of goals found under a perspective, of the group's (or of the office's own). A goal with both roles counts in each. */
export function foundGoals(draft: Draft, perspective: string, own: boolean): number {
  return [...draft.nodes.values()].filter((node) => {
    if (node.level !== 'goal' || node.parent === null) return false;
    if (draft.nodes.get(node.parent)?.parent !== perspective) return false;
    return node.role === 'both' || node.role === (own ? 'own' : 'group');
  }).length;
}

/**
 * The candidates to take for goals, by block index. As many as the stated number lacks; `certain` where the candidates
 * are exactly as many as are missing.
 */
export function assumeGoals(draft: Draft, candidates: readonly GoalCandidate[]): AssumedGoals {
  const assumed = new Map<number, { ground: string; source: Source; certain: boolean }>();
  const stated = statedGoals(draft);
  const formula = stated.map((each) => each.count).join(' + ');
  for (const { perspective, count, own, prose } of stated.filter((each) => !each.own)) {
    const found = foundGoals(draft, perspective, own);
    const missing = count - found;
    const possible = candidates.filter((candidate) => candidate.perspective === perspective);
    if (missing <= 0 || possible.length === 0) continue;
    const title = draft.nodes.get(perspective)?.title ?? '';
    const certain = possible.length <= missing;
    const ground =
      `Rapporten räknar själv ${formula} processmål (${placeName(prose.source)}: ”${prose.text}”). ` +
      `Under ${title} har ${found} av ${count} rubrikens form; den här meningen står för sig själv på en rubriks plats.`;
    for (const candidate of possible.slice(0, missing)) {
      assumed.set(candidate.block, { ground, source: prose.source, certain });
    }
  }
  return assumed;
}
