/** One node of a plan: its facts as a form or to read, its indicators, who reports on it and what is reported. */
import type { PlanNodeView } from '../../../app/plan-node.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { nodeThreadUrl, planNodeUrl, planUrl } from '../../routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { treeAnchor } from '../../ui/tree.tsx';
import { useWords } from '../../visit.ts';
import { ownerField, type PlanNodeFields, planNodeFields } from './fields.ts';
import { NodeForm } from './form.tsx';
import { NodeIndicators } from './indicators.tsx';
import { Owners } from './owners.tsx';
import { NodeFacts } from './reading.tsx';

type PlanNodePageProps = {
  view: PlanNodeView;
  tables: { readonly indicators: ShownTable; readonly reported: ShownTable };
  fields: PlanNodeFields;
  issues: readonly Issue[];
  /** What was done just now. */
  done: string;
};

export function PlanNodePage({ view, tables, fields, issues, done }: PlanNodePageProps) {
  const { plan: words } = useWords();
  const { node, stored } = view;
  const texts: Record<string, string> = { sparad: words.node.saved, agare: words.node.ownersSaved };
  return (
    <>
      <ErrorSummary issues={issues} fields={[...planNodeFields, ...view.owners.map(({ code }) => ownerField(code))]} />
      {texts[done] === undefined ? null : <Notice kind="done" title={texts[done]} />}
      <div className="page-head">
        <div>
          <p className="eyebrow" lang="sv">
            {[...view.above.map(({ title }) => title), view.levelName].join(' › ')}
          </p>
          <h1 lang="sv">{node.title}</h1>
        </div>
        <div className="actions">
          <ButtonLink href={`${planUrl(stored.year)}#${treeAnchor(node.key)}`} look="secondary">
            {words.node.back}
          </ButtonLink>
          <ButtonLink href={nodeThreadUrl(stored.year, node.key)} look="quiet">
            {words.node.thread}
          </ButtonLink>
          {node.origin !== null && stored.copiedFrom !== null ? (
            <ButtonLink href={planNodeUrl(stored.copiedFrom, node.origin)} look="quiet">
              {words.node.earlier(stored.copiedFrom)}
            </ButtonLink>
          ) : null}
        </div>
      </div>
      {node.removal === null ? null : <Notice kind="warning" title={words.tree.removal(node.removal)} />}
      {view.editable && node.removal === null ? (
        <NodeForm view={view} fields={fields} issues={issues} />
      ) : (
        <NodeFacts view={view} />
      )}
      <NodeIndicators view={view} table={tables.indicators} />
      {view.owners.length > 0 || view.mayAssign || view.editable ? <Owners view={view} issues={issues} /> : null}
      {view.reported.length === 0 ? null : (
        <DataTable table={tables.reported} empty="" apart={planNodeUrl(stored.year, node.key)} />
      )}
    </>
  );
}
