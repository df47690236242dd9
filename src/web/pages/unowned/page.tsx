/** Nodes without an owner: a table for each body and year, with boxes to mark and the choice of a new owner. */
import type { ReactNode } from 'react';
import type { UnownedGroup } from '../../../app/assign.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

/** The field of the new owner in one of the page's forms. */
export const receiverField = (group: string | number) => `to-${group}`;

/** The form that was refused: which group it was, and why. */
type Failed = { readonly key: string; readonly issues: readonly Issue[] };

type UnownedPageProps = {
  groups: readonly UnownedGroup[];
  assigned: number;
  tables: readonly ShownTable[];
  failed: Failed | null;
  issues: readonly Issue[];
};

export const keyOf = ({ year, body }: UnownedGroup) => `${year}/${body}`;

export function UnownedPage({ groups, tables, assigned, failed, issues }: UnownedPageProps) {
  const words = useWords();
  const at = groups.findIndex((group) => keyOf(group) === failed?.key);
  const placed = issues.map((issue) => (issue.path === 'to' ? { ...issue, path: receiverField(at) } : issue));
  return (
    <>
      <ErrorSummary issues={placed} fields={groups.map((_, index) => receiverField(index))} />
      {assigned > 0 ? <Notice kind="done" title={words.unowned.assigned(assigned)} /> : null}
      <h1>{words.unowned.title}</h1>
      <p className="lede">{words.unowned.text}</p>
      {groups.length === 0 ? (
        <div className="empty">
          <h2>{words.unowned.emptyTitle}</h2>
          <p>{words.unowned.empty}</p>
        </div>
      ) : null}
      {groups.map((group, index) => {
        const table = tables[index];
        return table === undefined ? null : (
          <Group key={keyOf(group)} group={group} index={index} table={table} issues={index === at ? placed : []} />
        );
      })}
    </>
  );
}

type GroupProps = { group: UnownedGroup; index: number; table: ShownTable; issues: readonly Issue[] };

function Group({ group, index, table, issues }: GroupProps) {
  const words = useWords();
  const frame = (body: ReactNode) => (
    <PostForm action={routes.unowned.href({})} className="panel">
      <input type="hidden" name="year" value={group.year} />
      <input type="hidden" name="body" value={group.body} />
      {body}
      {group.candidates.length === 0 ? (
        <p>{words.unowned.noCandidates}</p>
      ) : (
        <div className="form-row">
          <SelectField
            name={receiverField(index)}
            label={words.unowned.to}
            issue={issueOf(issues, receiverField(index))}
            options={[
              { value: '', label: words.unowned.pick },
              ...group.candidates.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <Button>{words.unowned.assign}</Button>
        </div>
      )}
    </PostForm>
  );
  return <DataTable table={table} empty="" frame={frame} counted />;
}
