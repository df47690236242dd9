/** The indicators of a plan's node with their targets, and what is reported on nodes, as tables that are shown, filtered and fetched alike. */
import type { PlanNodeView, ReportedCount } from '../../../app/plan-node.ts';
import { formatFigure, unitSuffix } from '../../../domain/figure.ts';
import type { PlanIndicator } from '../../../domain/plan.ts';
import { countCell, type DataCell, type DataTable, numberColumn, textColumn } from '../../data-table.ts';
import { planIndicatorUrl, treeUrl } from '../../routes.ts';
import type { Words } from '../../words/words.ts';

export function indicatorTable({ plan: words }: Words, view: PlanNodeView): DataTable {
  const { node: text } = words;
  const titleOf = ({ title, removal }: PlanIndicator) =>
    removal === null ? title : `${title}. ${words.tree.removal(removal)}`;
  return {
    id: 'indikatorer',
    caption: text.indicatorsTitle,
    columns: [
      textColumn(text.indicator),
      ...view.years.map((year) => ({ header: text.target(year), kind: 'number' }) as const),
    ],
    rows: view.indicators.map((indicator) => [
      { text: titleOf(indicator), href: planIndicatorUrl(view.stored.year, view.node.key, indicator.key) },
      ...view.years.map((year) => targetCell(indicator, year, text)),
    ]),
  };
}

/** One target is a number in files; those of women and men stand as they are read. */
function targetCell(indicator: PlanIndicator, year: number, text: Words['plan']['node']): DataCell {
  const targets = indicator.targets.filter((target) => target.year === year);
  if (targets.length === 0) return { text: text.noTarget, ours: true };
  const said = targets.map((target) => {
    const figure = formatFigure(target) + unitSuffix(indicator.unit);
    return text.sexes[target.sex] === '' ? figure : `${text.sexes[target.sex]} ${figure}`;
  });
  const [only, ...others] = targets;
  const value = others.length === 0 && only?.value ? { value: only.value } : {};
  return { text: said.join(', '), ...value };
}

export function reportedTable(
  { plan: words, overview, periodName }: Words,
  { reported, year }: { reported: readonly ReportedCount[]; year: number },
): DataTable {
  const { removal: text } = words;
  return {
    id: 'rapporterat',
    caption: words.node.reported,
    columns: [
      ...[text.report, overview.period, text.state].map(textColumn),
      numberColumn(text.held),
      numberColumn(text.written),
    ],
    rows: reported.map(({ body, bodyName, period, decided, nodes, written }) => [
      { text: bodyName, href: treeUrl({ body, period: { year, kind: period } }) },
      { text: periodName({ year, kind: period }), ours: true },
      { text: decided ? text.decided : text.open, ours: true },
      countCell(nodes),
      countCell(written),
    ]),
  };
}
