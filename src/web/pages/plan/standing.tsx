/** Where a plan stands: draft, decided or under revision; and what sets it apart from the plan that it is held against. */
import type { PlanView } from '../../../app/plan-view.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { type PlanPageState, planHref } from './state.ts';

type StandingProps = { view: PlanView; state: PlanPageState };

export function Standing({ view, state }: StandingProps) {
  const { plan: words } = useWords();
  const { stored } = view;
  if (stored.state === 'draft') return <p className="hint">{words.tree.draft}</p>;
  const parts = [stored.decidedOn, stored.paragraph, stored.registryNumber].filter((part) => part !== null);
  if (stored.state === 'decided')
    return (
      <>
        <Notice kind="info" title={words.tree.decided(parts)}>
          <p>{words.tree.decidedText}</p>
        </Notice>
        {view.mayRevise ? <Revise view={view} state={state} /> : null}
      </>
    );
  return (
    <Notice kind="warning" title={words.tree.revising}>
      <p>
        {words.tree.reason('')}
        <span lang="sv">{stored.revisionReason}</span>
      </p>
      {view.editable ? null : <p>{words.tree.earlierVersion}</p>}
      {view.editable && view.unchanged ? (
        <PostForm action={planHref(stored.year, view.filter)}>
          <p>{words.tree.closeRevisionText}</p>
          <p>
            <Button look="secondary" action="avbryt">
              {words.tree.closeRevision}
            </Button>
          </p>
        </PostForm>
      ) : null}
    </Notice>
  );
}

/** Closed until it is asked for, open where it came back with faults. */
function Revise({ view, state }: StandingProps) {
  const { plan: words } = useWords();
  return (
    <details className="adder" open={issueOf(state.issues, 'reason') !== undefined}>
      <summary>{words.tree.revise}</summary>
      <PostForm action={planHref(view.stored.year, view.filter)} className="stack">
        <p>{words.tree.reviseText}</p>
        <TextArea
          name="reason"
          label={words.tree.reviseReason}
          rows={3}
          value={state.reason}
          issue={issueOf(state.issues, 'reason')}
        />
        <p>
          <Button action="oppna">{words.tree.reviseButton}</Button>
        </p>
      </PostForm>
    </details>
  );
}

const kinds = ['new', 'changed', 'moved', 'removed'] as const;

/** "Jämfört med planen för 2025: 3 nya, 1 ändrad", with what is there but not here. */
export function Against({ view }: { view: PlanView }) {
  const { plan: words } = useWords();
  const { base, changes, left } = view;
  if (base === null) return null;
  const against = base.kind === 'year' ? words.tree.against.year(base.year) : words.tree.against.version(base.number);
  const counts = kinds.flatMap((kind) => (changes[kind] === 0 ? [] : [words.tree.changes[kind](changes[kind])]));
  return (
    <div className="yearplan-against">
      <p>
        {against}: {counts.length === 0 ? words.tree.noChanges : counts.join(', ')}.
      </p>
      {left.length === 0 ? null : (
        <details className="help">
          <summary>{words.tree.left(left.length)}</summary>
          <ul lang="sv">
            {left.map(({ node, levelName }) => (
              <li key={node.key}>
                {levelName}: {node.title}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
