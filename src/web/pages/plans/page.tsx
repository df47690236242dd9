/** The plans in a table: state, decision, how many nodes; and the form of an empty one. */
import type { PlanListItem } from '../../../app/plan.ts';
import type { Issue } from '../../../domain/result.ts';
import { planRollOverUrl, planUrl, planVersionsUrl, routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

type PlansPageProps = { plans: readonly PlanListItem[]; mayEdit: boolean; entered: string; issues: readonly Issue[] };

export function PlansPage({ plans, mayEdit, entered, issues }: PlansPageProps) {
  const { plan: words } = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={['year']} />
      <h1 id="planer">{words.list.title}</h1>
      <p className="lede">{words.list.text}</p>
      {plans.length === 0 ? (
        <div className="empty">
          <h2>{words.list.emptyTitle}</h2>
          <p>{words.list.empty}</p>
        </div>
      ) : (
        <PlansTable plans={plans} mayEdit={mayEdit} />
      )}
      {mayEdit ? (
        <details className="adder" open={issues.length > 0 || plans.length === 0}>
          <summary>{words.list.newEmpty}</summary>
          <PostForm action={routes.plans.href({})} className="stack">
            <TextField
              name="year"
              label={words.list.newYear}
              hint={words.list.newYearHint}
              value={entered}
              maxLength={4}
              autoComplete="off"
              issue={issueOf(issues, 'year')}
            />
            <p>
              <Button>{words.list.create}</Button>
            </p>
          </PostForm>
        </details>
      ) : null}
    </>
  );
}

function PlansTable({ plans, mayEdit }: Pick<PlansPageProps, 'plans' | 'mayEdit'>) {
  const { plan: words } = useWords();
  const { list } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="scroll yearplan-list" aria-labelledby="planer" tabIndex={0}>
      <table className="register">
        <thead>
          <tr>
            <th scope="col">{list.year}</th>
            <th scope="col">{list.state}</th>
            <th scope="col">{list.decided}</th>
            <th scope="col" className="figure">
              {list.posts}
            </th>
            <th scope="col">{list.term}</th>
            {mayEdit ? <th scope="col">{list.copy}</th> : null}
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.year}>
              <th scope="row">
                <a className="cell-link" href={planUrl(plan.year)}>
                  {words.title(plan.year)}
                </a>
              </th>
              <td>
                <span className={plan.state === 'decided' ? 'tag tag-approved' : 'tag tag-proposed'}>
                  {words.states[plan.state]}
                </span>
              </td>
              <td>
                <Decision plan={plan} />
              </td>
              <td className="figure">{plan.nodes}</td>
              <td lang="sv">{plan.termName}</td>
              {mayEdit ? (
                <td>
                  <a className="cell-link" href={planRollOverUrl(plan.year)}>
                    {list.copy}
                    <span className="hidden">: {list.copyTo(plan.year)}</span>
                  </a>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Decision({ plan }: { plan: PlanListItem }) {
  const { plan: words } = useWords();
  if (plan.decidedOn === null) return <span className="unsaid">{words.list.noDecision}</span>;
  const parts = [plan.decidedOn, plan.paragraph, plan.registryNumber].filter((part) => part !== null);
  return (
    <>
      {parts.join(', ')}
      {plan.decidedBy === null ? null : <span className="meta yearplan-by">{words.list.by(plan.decidedBy)}</span>}
      {plan.versions > 1 ? (
        <a className="cell-link" href={planVersionsUrl(plan.year)}>
          {words.tree.versions} <span className="count">{plan.versions}</span>
        </a>
      ) : null}
    </>
  );
}
