/** Questions about the report's layout: charts that a text cannot hold, and paragraphs that stand twice. */
import { createHash } from 'node:crypto';
import type { Question } from '../domain/proposal.ts';
import { quote } from './choices.ts';
import { type Draft, note, type Prose, placeName } from './draft.ts';

const chartNames = {
  goalsByAssessment: 'processmålen efter bedömning',
  commitmentsByStatus: 'åtagandena efter status',
} as const;

export function chartQuestions(draft: Draft): Question[] {
  return draft.lostCharts.map((lost): Question => {
    const said = draft.prose.find(
      (prose) => prose.source.from > lost.headingSource.from && prose.source.from <= lost.source.to + 1,
    );
    const ground =
      `Under rubriken ${quote(lost.heading)} (${placeName(lost.headingSource)}) finns en tom plats (${placeName(lost.source)})` +
      (said ? `, efter texten ${quote(said.text)}` : '.');
    return {
      id: `chart:${lost.chart}`,
      target: { kind: 'chart', chart: lost.chart },
      text: `Rapporten har ett diagram över ${chartNames[lost.chart]} (${placeName(lost.source)}) som inte finns i filens text. Ska det ritas på nytt från uppgifterna?`,
      source: lost.source,
      choices: [
        { value: 'redraw', label: 'Rita om från uppgifterna' },
        { value: 'leave-out', label: 'Utelämna diagrammet' },
      ],
      proposed: { value: 'redraw', ground, source: lost.headingSource },
    };
  });
}

/** Shortest paragraph, in characters, whose repetition is worth a question. */
const shortest = 120;

/** Paragraphs that stand twice under the same process area, word for word. */
export function duplicateQuestions(draft: Draft): Question[] {
  const areaOf = (prose: Prose): string | null => {
    const node = prose.node === null ? undefined : draft.nodes.get(prose.node);
    return node?.level === 'processArea' ? node.key : (node?.parent ?? null);
  };
  const first = new Map<string, Prose>();
  const asked = new Set<string>();
  const questions: Question[] = [];
  for (const prose of draft.prose) {
    const area = areaOf(prose);
    if (area === null || prose.part !== 'annualReport' || prose.text.length < shortest) continue;
    const key = `${area}\n${prose.text}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, prose);
    else if (!asked.has(prose.text)) {
      asked.add(prose.text);
      const places = `${placeName(earlier.source)} och ${placeName(prose.source)}`;
      note(draft, 'duplicate', `Ett stycke står två gånger under samma processområde (${places}).`, prose.source);
      questions.push({
        id: `duplicate:${createHash('sha256').update(prose.text).digest('hex').slice(0, 12)}`,
        target: { kind: 'duplicate', text: prose.text },
        text: `Stycket ${quote(prose.text)} står ordagrant två gånger (${places}). Ska båda stå kvar?`,
        source: prose.source,
        choices: [
          { value: 'keep', label: 'Behåll båda' },
          { value: 'drop', label: 'Ta bort det senare' },
        ],
        proposed: null,
      });
    }
  }
  return questions;
}
