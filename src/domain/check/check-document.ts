/** The figure check (sifferkontroll) of a whole document: every table and every sentence, each check once. */

import { checkAcross } from './check-across.ts';
import { checkAmountShares } from './check-amount-share.ts';
import { checkCategories } from './check-categories.ts';
import { checkChanges } from './check-changes.ts';
import { checkComparisons } from './check-comparison.ts';
import { checkCounts } from './check-counts.ts';
import { checkDates } from './check-dates.ts';
import { checkDirections } from './check-direction.ts';
import { checkEquations } from './check-equations.ts';
import { checkFlows } from './check-flow.ts';
import { checkLists } from './check-lists.ts';
import { checkPartRows } from './check-part-rows.ts';
import { checkParts } from './check-parts.ts';
import { checkProse } from './check-prose.ts';
import { checkAgainstTables } from './check-prose-table.ts';
import { checkResponse } from './check-response.ts';
import { checkRunningLists } from './check-running-lists.ts';
import { checkScaleRange } from './check-scale-range.ts';
import { checkShares } from './check-shares.ts';
import { checkTables } from './check-tables.ts';
import { checkTargets, checkTargetsInTables } from './check-targets.ts';
import { checkTrends } from './check-trends.ts';
import { checkUnits } from './check-units.ts';
import type { CheckDocument } from './document.ts';
import type { Checked, CheckReport } from './finding.ts';
import { gridOf } from './grid.ts';
import { plainBlock } from './plain-signs.ts';
import { documentYear, namesOf, placeBlocks } from './section.ts';
import { type Sentence, sentencesOf } from './sentence.ts';
import { seriesOf } from './series.ts';
import { statementsOf } from './statement.ts';
import { checkBridges } from './table-bridge.ts';
import { checkDifferences } from './table-differences.ts';
import { checkTableParts } from './table-parts.ts';
import { checkProducts } from './table-products.ts';
import { checkRates } from './table-rates.ts';
import { checkBetween, checkColumnShares } from './table-shares.ts';
import { checkSums } from './table-sums.ts';

/** Every check that can be made of the document, those that hold among them. Pure: the same document gives the same report. */
export function checkDocument(written: CheckDocument): CheckReport {
  const document = { ...written, blocks: written.blocks.map(plainBlock) };
  const placed = placeBlocks(document);
  const grids = placed.flatMap(({ block, headings, before }) =>
    block.type === 'table' ? (gridOf(block, { headings, before }) ?? []) : [],
  );
  const sentences = sentencesOf(placed);
  const counted = sentences.filter((each) => each.quantities.length > 0);
  const statements = counted.flatMap(statementsOf);
  const series = grids.flatMap(seriesOf);
  // Where a page was guessed at, a header may stand over the wrong column: no trend is read from it.
  const certain = series.filter((each) => !each.grid.guessed);
  const about = { year: documentYear(document), names: namesOf(document) };
  const checks: Checked[] = [
    ...grids.flatMap((grid) => [
      ...checkSums(grid),
      ...checkTableParts(grid),
      ...checkProducts(grid),
      ...checkDifferences(grid),
      ...checkColumnShares(grid),
      ...checkRates(grid),
      ...checkBetween(grid),
      ...checkBridges(grid),
    ]),
    ...checkTables(series),
    ...checkAgainstTables(statements, series, about),
    ...checkProse(statements, about),
    ...checkUnits(statements, series),
    ...counted.flatMap((each) => [
      ...checkDirections(each),
      ...checkComparisons(each),
      ...checkAmountShares(each),
      ...checkTargets(each),
    ]),
    ...sentences.flatMap((each) => [
      ...checkTrends(each, certain, about.year),
      ...checkChanges(each, certain, about.year),
      ...checkTargetsInTables(each, certain, about.year),
    ]),
    ...checkParts(sentences),
    ...paragraphsOf(sentences).flatMap((each) => [
      ...checkShares(each),
      ...checkScaleRange(each),
      ...checkAcross(each),
      ...checkResponse(each),
    ]),
    ...checkFlows(sentences),
    ...checkLists(placed),
    ...checkRunningLists(placed),
    ...checkCounts(placed),
    ...checkCategories(placed, sentences, about.year),
    ...checkPartRows(counted, grids),
    ...checkEquations(document.blocks),
    ...checkDates(sentences, about.year),
  ];
  return { name: document.name, checks: once(checks) };
}

/** One finding for one figure and kind: what two checks both saw is said once. */
function once(checks: readonly Checked[]): Checked[] {
  const seen = new Set<string>();
  return checks.filter(({ kind, level, places, message }) => {
    const key = `${kind} ${level} ${message} ${places.map(({ at, quote }) => at + quote).join(' ')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
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
