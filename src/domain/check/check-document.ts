/** The figure check (sifferkontroll) of a whole document: every table and every sentence, each check once. */
import { checkComparisons, checkDirections } from './check-direction.ts';
import { checkLists } from './check-lists.ts';
import { checkParts } from './check-parts.ts';
import { checkProse } from './check-prose.ts';
import { checkAgainstTables } from './check-prose-table.ts';
import { checkShares } from './check-shares.ts';
import { checkTables } from './check-tables.ts';
import type { CheckDocument } from './document.ts';
import type { Checked, CheckReport } from './finding.ts';
import { gridOf } from './grid.ts';
import { documentYear, namesOf, placeBlocks } from './section.ts';
import { type Sentence, sentencesOf } from './sentence.ts';
import { seriesOf } from './series.ts';
import { statementsOf } from './statement.ts';
import { checkDifferences } from './table-differences.ts';
import { checkSums } from './table-sums.ts';

export function checkDocument(document: CheckDocument): CheckReport {
  const placed = placeBlocks(document);
  const grids = placed.flatMap(({ block, headings, before }) => {
    if (block.type !== 'table') return [];
    return gridOf(block, { headings, before }) ?? [];
  });
  const checks: Checked[] = grids.flatMap((grid) => [...checkSums(grid), ...checkDifferences(grid)]);
  const sentences = sentencesOf(placed);
  checks.push(...sentences.flatMap((each) => [...checkDirections(each), ...checkComparisons(each)]));
  checks.push(...checkParts(sentences), ...checkLists(placed));
  for (const paragraph of paragraphsOf(sentences)) checks.push(...checkShares(paragraph));
  const statements = sentences.flatMap(statementsOf);
  const series = grids.flatMap(seriesOf);
  const about = { year: documentYear(document), names: namesOf(document) };
  checks.push(
    ...checkProse(statements, about),
    ...checkAgainstTables(statements, series, about),
    ...checkTables(series),
  );
  return { name: document.name, checks };
}

function paragraphsOf(sentences: readonly Sentence[]): Sentence[][] {
  const groups = new Map<number, Sentence[]>();
  for (const sentence of sentences) {
    const group = groups.get(sentence.paragraph);
    if (group) group.push(sentence);
    else groups.set(sentence.paragraph, [sentence]);
  }
  return [...groups.values()];
}
