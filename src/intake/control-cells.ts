/**
 * Reads the cells of a control's tables: running text, and actions with the line that says who answers for each, by when
 * and how it went. A cell without such a line is one action, as written.
 */
import { type Action, ActionFacts, actionKey } from '../domain/action.ts';
import type { Narrative } from '../domain/narrative.ts';
import type { Source } from '../domain/proposal.ts';
import { append, type Draft } from './draft.ts';
import { paragraphBlock } from './inlines.ts';
import type { Profile } from './profile.ts';
import type { SourceCell } from './source-block.ts';

/** A paragraph as a narrative's block, kept as prose too. */
function keep(draft: Draft, narrative: Narrative | null, text: string, source: Source): Narrative {
  draft.prose.push({ text, source, part: 'internalControl', node: null });
  return append(narrative, paragraphBlock(draft, text, 'internalControl', source));
}

/** A cell's paragraphs as a narrative; null for an empty cell. */
export function cellNarrative(draft: Draft, cell: SourceCell | undefined, source: Source): Narrative | null {
  let narrative: Narrative | null = null;
  for (const text of cell?.paragraphs ?? []) narrative = keep(draft, narrative, text, source);
  return narrative;
}

type Piece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'line'; readonly facts: ActionFacts };

/** What a line says; null where it says what no action can be, such as a day that is none. */
function factsOfLine(profile: Profile, match: RegExpExecArray): ActionFacts | null {
  const { owner = null, dueOn = null, status = '', closedOn = null } = match.groups ?? {};
  const rule = profile.actions.statuses.find(({ pattern }) => pattern.test(status));
  return ActionFacts.safeParse({ owner, dueOn, status: rule?.status ?? null, closedOn }).data ?? null;
}

/** The paragraph's texts and lines in order: a line may stand after its text on the same row. */
function piecesOf(profile: Profile, paragraph: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of paragraph.matchAll(profile.actions.line)) {
    const facts = factsOfLine(profile, match);
    if (facts === null) continue;
    pieces.push({ kind: 'text', text: paragraph.slice(at, match.index).trim() }, { kind: 'line', facts });
    at = match.index + match[0].length;
  }
  pieces.push({ kind: 'text', text: paragraph.slice(at).trim() });
  return pieces.filter((piece) => piece.kind === 'line' || piece.text !== '');
}

const nothing: ActionFacts = { owner: null, dueOn: null, status: null, closedOn: null };

/** The actions of a cell in order; a line ends its action. */
export function cellActions(draft: Draft, cell: SourceCell | undefined, source: Source): Action[] {
  const actions: Action[] = [];
  let text: Narrative | null = null;
  const end = (facts: ActionFacts) => {
    actions.push({ key: actionKey(actions.length + 1), text: text ?? { type: 'doc', content: [] }, ...facts });
    text = null;
  };
  for (const paragraph of cell?.paragraphs ?? [])
    for (const piece of piecesOf(draft.profile, paragraph)) {
      if (piece.kind === 'line') end(piece.facts);
      else text = keep(draft, text, piece.text, source);
    }
  if (text !== null) end(nothing);
  return actions;
}
