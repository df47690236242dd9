/** Questions about commitments: a status that the source lost, and the completion of each. */
import type { Node } from '../domain/node.ts';
import type { Question, Source } from '../domain/proposal.ts';
import { choicesOf, quote } from './choices.ts';
import { type Draft, lostSymbol, type Prose, placeName, sameTitle } from './draft.ts';

type Proposed = NonNullable<Question['proposed']>;

/** Commitments that a sentence names as late, by the title that it quotes. */
function namedLate(draft: Draft, commitments: readonly Node[]): Map<string, Proposed> {
  const late = new Map<string, Proposed>();
  for (const prose of draft.prose) {
    const title = prose.text.length > 3000 ? undefined : draft.profile.commitments.late.exec(prose.text)?.[1];
    if (title === undefined) continue;
    const named = commitments.find((node) => sameTitle(node.title) === sameTitle(title));
    if (named) late.set(named.key, { value: 'late', ground: prose.text, source: prose.source });
  }
  return late;
}

function doneCount(draft: Draft): { all: number; done: number; prose: Prose } | null {
  for (const part of ['annualReport', 'coverMemo', 'internalControl'] as const) {
    for (const prose of draft.prose.filter((each) => each.part === part && each.text.length <= 3000)) {
      const match = draft.profile.commitments.doneCount.exec(prose.text);
      if (match) return { all: Number(match[1]), done: Number(match[2]), prose };
    }
  }
  return null;
}

/** "Done" for the rest, where the report's own count adds up with it: known + rest = stated, and nothing is left over. */
function restDone(draft: Draft, commitments: readonly Node[], late: ReadonlyMap<string, Proposed>): Proposed | null {
  const stated = doneCount(draft);
  if (!stated || stated.all !== commitments.length) return null;
  const status = (node: Node) => draft.entries.get(node.key)?.status ?? null;
  const known = commitments.filter((node) => status(node) === 'done').length;
  const rest = commitments.filter((node) => status(node) === null && !late.has(node.key)).length;
  if (rest === 0 || known + rest !== stated.done) return null;
  const ground =
    `${stated.prose.text} I filen står ${known} som klara och ${late.size} nämns som försenat; ` +
    `med de ${rest} vars symbol saknas blir det ${stated.done}.`;
  return { value: 'done', ground, source: stated.prose.source };
}

function question(node: Node, field: 'status' | 'completion', source: Source, proposed: Proposed | null): Question {
  const what = field === 'status' ? 'Vilken status har' : 'Vilken färdiggrad har';
  return {
    id: `entry:${node.key}:${field}`,
    target: { kind: 'entry', node: node.key, field },
    text: `${what} åtagandet ${quote(node.title)}? Symbolen finns inte i filens text (${placeName(source)}).`,
    source,
    choices: choicesOf(field),
    proposed,
  };
}

export function commitmentQuestions(draft: Draft): Question[] {
  const commitments = [...draft.nodes.values()].filter((node) => node.level === 'commitment');
  const late = namedLate(draft, commitments);
  const done = restDone(draft, commitments, late);
  return commitments.flatMap((node) =>
    (['status', 'completion'] as const).flatMap((field): Question[] => {
      const lost = lostSymbol(draft, node.key, field);
      if (!lost || draft.entries.get(node.key)?.[field]) return [];
      return [question(node, field, lost.source, field === 'status' ? (late.get(node.key) ?? done) : null)];
    }),
  );
}
