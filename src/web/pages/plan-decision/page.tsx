/** What a decision of a plan does: what is taken away or ended, what is changed, what may be missing; and its form. */
import type { PlanDecisionView } from '../../../app/plan-decision.ts';
import type { PlanNode } from '../../../domain/plan.ts';
import type { Issue } from '../../../domain/result.ts';
import { planDecisionUrl, planIndicatorUrl, planNodeUrl, planUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { PlanChanges } from '../plan-versions/changes.tsx';
import { DecisionFields } from '../preview/decide.tsx';
import { decisionFields, type EnteredDecision } from '../preview/decision.ts';

type PlanDecisionPageProps = {
  view: PlanDecisionView;
  state: { issues: readonly Issue[]; entered: EnteredDecision };
};

export function PlanDecisionPage({ view, state }: PlanDecisionPageProps) {
  const { plan: words } = useWords();
  const { decision: text } = words;
  const { stored, against } = view;
  return (
    <>
      <ErrorSummary issues={state.issues} fields={decisionFields} />
      <h1 lang="sv">{text.title(stored.title)}</h1>
      <p className="lede">{text.text(view.nodes, view.number)}</p>
      {stored.revisionReason === null ? null : (
        <Notice kind="info" title={words.tree.revising}>
          <p>
            {words.tree.reason('')}
            <span lang="sv">{stored.revisionReason}</span>
          </p>
        </Notice>
      )}
      <Settled view={view} />
      {against === null ? null : (
        <section aria-labelledby="andrat">
          <h2 id="andrat">
            {against.base.kind === 'year'
              ? words.tree.against.year(against.base.year)
              : words.tree.against.version(against.base.number)}
          </h2>
          <PlanChanges difference={against.difference} />
        </section>
      )}
      <Missing view={view} />
      <PostForm action={planDecisionUrl(stored.year)} className="panel yearplan-section">
        <h2 className="yearplan-panel-title">{text.register}</h2>
        <input type="hidden" name="seen" value={view.seen} autoComplete="off" />
        <DecisionFields entered={state.entered} issues={state.issues} />
        <p className="decide-warning">{text.warning}</p>
        <div className="actions">
          <Button>{text.submit}</Button>
          <a className="button button-quiet" href={planUrl(stored.year)}>
            {words.tree.cancel}
          </a>
        </div>
      </PostForm>
    </>
  );
}

type ListedNode = Pick<PlanNode, 'key' | 'title'> & { readonly note?: string };

function Nodes({ year, nodes }: { year: number; nodes: readonly ListedNode[] }) {
  return (
    <ul lang="sv">
      {nodes.map(({ key, title, note }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
        <li key={index}>
          <a href={planNodeUrl(year, key)}>{title}</a>
          {note === undefined ? '' : ` (${note})`}
        </li>
      ))}
    </ul>
  );
}

function Settled({ view }: { view: PlanDecisionView }) {
  const { plan: words } = useWords();
  const { decision: text } = words;
  const { gone, ended, goneIndicators } = view.settled;
  if (gone.length + ended.length + goneIndicators.length === 0) return null;
  const { year } = view.stored;
  return (
    <section aria-labelledby="borttaget">
      <h2 id="borttaget">{text.removals}</h2>
      {gone.length === 0 ? null : (
        <>
          <h3>{text.gone(gone.length)}</h3>
          <Nodes year={year} nodes={gone.map((node) => ({ ...node, note: node.removal ?? '' }))} />
        </>
      )}
      {ended.length === 0 ? null : (
        <>
          <h3>{text.ended(ended.length)}</h3>
          <p>{words.removal.heldText}</p>
          <Nodes year={year} nodes={ended} />
        </>
      )}
      {goneIndicators.length === 0 ? null : (
        <>
          <h3>{text.goneIndicators(goneIndicators.length)}</h3>
          <ul lang="sv">
            {goneIndicators.map((indicator) => (
              <li key={indicator.key}>{indicator.title}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What hinders nothing, but that a person may want to mend first. */
function Missing({ view }: { view: PlanDecisionView }) {
  const { plan: words } = useWords();
  const { decision: text } = words;
  const { unassigned, closed, withoutTarget } = view;
  const { year } = view.stored;
  if (unassigned.length + closed.length + withoutTarget.length === 0) return null;
  return (
    <section aria-labelledby="saknas">
      <h2 id="saknas">{text.missing}</h2>
      <p>{text.missingText}</p>
      {unassigned.length === 0 ? null : (
        <>
          <h3>{text.unassigned(unassigned.length)}</h3>
          <Nodes year={year} nodes={unassigned} />
        </>
      )}
      {closed.length === 0 ? null : (
        <>
          <h3>{text.closed(closed.length)}</h3>
          <Nodes year={year} nodes={closed.map(({ node, body }) => ({ ...node, note: body.name }))} />
        </>
      )}
      {withoutTarget.length === 0 ? null : (
        <>
          <h3>{text.withoutTarget(withoutTarget.length, year)}</h3>
          <ul lang="sv">
            {withoutTarget.map((indicator) => (
              <li key={indicator.key}>
                <a href={planIndicatorUrl(year, indicator.node, indicator.key)}>{indicator.title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
