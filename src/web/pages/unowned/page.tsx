/** Nodes without an owner: a table for each body and year, with boxes to mark and the choice of a new owner. */
import type { UnownedGroup } from '../../../app/assign.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

/** The field of the new owner in one of the page's forms. */
export const receiverField = (group: string | number) => `to-${group}`;

/** The form that was refused: which group it was, what was marked in it, and why. */
type Failed = { readonly key: string; readonly marked: readonly string[]; readonly issues: readonly Issue[] };

type UnownedPageProps = {
  groups: readonly UnownedGroup[];
  assigned: number;
  failed: Failed | null;
  issues: readonly Issue[];
};

const keyOf = ({ year, body }: UnownedGroup) => `${year}/${body}`;

export function UnownedPage({ groups, assigned, failed, issues }: UnownedPageProps) {
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
      {groups.map((group, index) => (
        <Group
          key={keyOf(group)}
          group={group}
          index={index}
          marked={index === at ? (failed?.marked ?? []) : []}
          issues={index === at ? placed : []}
        />
      ))}
    </>
  );
}

type GroupProps = { group: UnownedGroup; index: number; marked: readonly string[]; issues: readonly Issue[] };

function Group({ group, index, marked, issues }: GroupProps) {
  const words = useWords();
  const headingId = `grupp-${index}`;
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId}>
        <span lang="sv">{words.unowned.heading(group.bodyName, group.year)}</span>{' '}
        <span className="count">{group.duties.length}</span>
      </h2>
      <PostForm action={routes.unowned.href({})} className="panel">
        <input type="hidden" name="year" value={group.year} />
        <input type="hidden" name="body" value={group.body} />
        <Duties group={group} marked={marked} labelledBy={headingId} />
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
    </section>
  );
}

function Duties({ group, marked, labelledBy }: Pick<GroupProps, 'group' | 'marked'> & { labelledBy: string }) {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="scroll" aria-labelledby={labelledBy} tabIndex={0}>
      <table className="register">
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden">{words.unowned.chooseColumn}</span>
            </th>
            <th scope="col">{words.unowned.post}</th>
            <th scope="col">{words.unowned.level}</th>
            <th scope="col">{words.unowned.reason}</th>
          </tr>
        </thead>
        <tbody>
          {group.duties.map(({ node, title, levelName, closedOwner }) => (
            <tr key={node}>
              <td>
                <label className="tick">
                  <input type="checkbox" name="node" value={node} defaultChecked={marked.includes(node)} />
                  <span className="hidden">{words.unowned.choose(title)}</span>
                </label>
              </td>
              <th scope="row" lang="sv">
                {title}
              </th>
              <td lang="sv">{levelName}</td>
              <td>{closedOwner === null ? words.unowned.none : words.unowned.closedOwner(closedOwner)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
