/** The form that adds a node in its place in the tree: its title, and its level where there is a choice. */
import type { PlanView } from '../../../app/plan-view.ts';
import { planUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { type PlanPageState, planHref } from './state.ts';

type AddFormProps = {
  view: PlanView;
  state: PlanPageState;
  /** Null: at the top. */
  parent: { readonly key: string; readonly title: string } | null;
  levels: readonly { readonly code: string; readonly name: string }[];
};

export function AddForm({ view, state, parent, levels }: AddFormProps) {
  const { plan: words } = useWords();
  const { year } = view.stored;
  const [first] = levels;
  return (
    <div className="panel yearplan-panel">
      <p className="yearplan-panel-title">
        {parent === null ? words.tree.addTopHeading : words.tree.addHeading(parent.title)}
      </p>
      <PostForm action={planHref(year, view.filter)} className="stack">
        <input type="hidden" name="parent" value={parent?.key ?? ''} />
        {levels.length === 1 && first ? (
          <input type="hidden" name="level" value={first.code} />
        ) : (
          <SelectField
            name="level"
            label={words.tree.addLevel}
            value={state.entered.level || (first?.code ?? '')}
            options={levels.map(({ code, name }) => ({ value: code, label: name }))}
            issue={issueOf(state.issues, 'level')}
          />
        )}
        <TextField
          name="title"
          label={words.tree.addTitle}
          value={state.entered.title}
          maxLength={500}
          autoComplete="off"
          issue={issueOf(state.issues, 'title')}
        />
        <div className="actions">
          <Button action="lagg-till">{words.tree.addButton}</Button>
          <Button action="lagg-till-mer" look="secondary">
            {words.tree.addAndEdit}
          </Button>
          <a className="button button-quiet" href={planUrl(year)}>
            {words.tree.cancel}
          </a>
        </div>
      </PostForm>
    </div>
  );
}
