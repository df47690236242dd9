/** The plans as a table: state, decision, how many nodes, and the way to a copy for another year. */
import type { PlanListItem } from '../../../app/plan.ts';
import { countCell, type DataTable, numberColumn, textColumn } from '../../data-table.ts';
import { planRollOverUrl, planUrl, planVersionsUrl } from '../../routes.ts';
import type { Words } from '../../words/words.ts';

const decisionOf = (plan: PlanListItem) =>
  [plan.decidedOn, plan.paragraph, plan.registryNumber].filter((part) => part !== null).join(', ');

export function planTable(plans: readonly PlanListItem[], mayEdit: boolean, { plan: words }: Words): DataTable {
  const { list } = words;
  return {
    id: 'planer',
    caption: list.table,
    columns: [
      ...[list.year, list.state, list.decided].map(textColumn),
      numberColumn(list.posts),
      textColumn(list.term),
      ...(mayEdit ? [textColumn(list.copy)] : []),
    ],
    rows: plans.map((plan) => [
      { text: words.title(plan.year), ours: true, href: planUrl(plan.year) },
      { text: words.states[plan.state], content: <State plan={plan} words={words} /> },
      { text: decisionOf(plan) || null, content: <Decision plan={plan} words={words} /> },
      countCell(plan.nodes),
      { text: plan.termName },
      ...(mayEdit ? [{ text: null, content: <Copy plan={plan} words={words} /> }] : []),
    ]),
  };
}

type CellProps = { plan: PlanListItem; words: Words['plan'] };

function State({ plan, words }: CellProps) {
  return (
    <span className={plan.state === 'decided' ? 'tag tag-approved' : 'tag tag-proposed'}>
      {words.states[plan.state]}
    </span>
  );
}

function Copy({ plan, words: { list } }: CellProps) {
  return (
    <a className="cell-link" href={planRollOverUrl(plan.year)}>
      {list.copy}
      <span className="hidden">: {list.copyTo(plan.year)}</span>
    </a>
  );
}

function Decision({ plan, words }: CellProps) {
  if (plan.decidedOn === null) return <span className="unsaid">{words.list.noDecision}</span>;
  return (
    <>
      {decisionOf(plan)}
      {plan.decidedBy === null ? null : <span className="meta yearplan-by">{words.list.by(plan.decidedBy)}</span>}
      {plan.versions > 1 ? (
        <a className="cell-link" href={planVersionsUrl(plan.year)}>
          {words.tree.versions} <span className="count">{plan.versions}</span>
        </a>
      ) : null}
    </>
  );
}
