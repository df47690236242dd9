/** What was read, in figures: each kind of fact, and how many of the source's words were placed. */
import type { Proposal } from '../../../domain/proposal.ts';
import { useWords } from '../../visit.ts';

function countsOf({ facts }: Proposal) {
  const level = (code: string) => facts.nodes.filter((node) => node.level === code).length;
  return {
    perspectives: level('perspective'),
    processAreas: level('processArea'),
    goals: level('goal'),
    commitments: level('commitment'),
    indicators: facts.indicators.length,
    tables: facts.tables.length,
    events: facts.events.length,
    risks: facts.risks.length,
    controls: facts.risks.reduce((sum, risk) => sum + risk.controls.length, 0),
  } as const;
}

export function Counts({ proposal }: { proposal: Proposal }) {
  const words = useWords();
  const { coverage } = proposal;
  const counts = Object.entries(countsOf(proposal)) as [keyof ReturnType<typeof countsOf>, number][];
  return (
    <section aria-labelledby="last">
      <h2 id="last">{words.review.countsTitle}</h2>
      <dl className="numbers">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{words.review.counts[name]}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p>{words.review.coverage(coverage.words, coverage.placed, coverage.kept)}</p>
    </section>
  );
}
