/** The indicators of a plan's node with their targets year by year, and the way to one more. */
import type { PlanNodeView } from '../../../app/plan-node.ts';
import type { ShownTable } from '../../data-table.ts';
import { planIndicatorUrl, planNodeUrl } from '../../routes.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useWords } from '../../visit.ts';

export function NodeIndicators({ view, table }: { view: PlanNodeView; table: ShownTable }) {
  const { node: text } = useWords().plan;
  return (
    <>
      <DataTable table={table} empty={text.noIndicators} apart={planNodeUrl(view.stored.year, view.node.key)} />
      {view.editable && view.node.removal === null ? (
        <p>
          <a className="button button-secondary" href={planIndicatorUrl(view.stored.year, view.node.key, null)}>
            {text.addIndicator}
          </a>
        </p>
      ) : null}
    </>
  );
}
