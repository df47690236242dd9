/** The plans in a table: state, decision, how many nodes; and the form of an empty one. */
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

type PlansPageProps = { table: ShownTable; mayEdit: boolean; entered: string; issues: readonly Issue[] };

export function PlansPage({ table, mayEdit, entered, issues }: PlansPageProps) {
  const { plan: words } = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={['year']} />
      <h1>{words.list.title}</h1>
      <p className="lede">{words.list.text}</p>
      {table.total === 0 ? (
        <div className="empty">
          <h2>{words.list.emptyTitle}</h2>
          <p>{words.list.empty}</p>
        </div>
      ) : (
        <DataTable table={table} empty="" />
      )}
      {mayEdit ? (
        <details className="adder" open={issues.length > 0 || table.total === 0}>
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
