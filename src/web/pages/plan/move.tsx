/** Moving a node without dragging: a step up, down, in or out, or to be last under another node. */
import type { MoveChoices, PlanRow, PlanView } from '../../../app/plan-view.ts';
import type { PlanStep } from '../../../domain/plan-move.ts';
import { planUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { treeAnchor } from '../../ui/tree.tsx';
import { useWords } from '../../visit.ts';
import { type PlanPageState, planHref } from './state.ts';

/** The id of the button that was pressed last; the page comes back to it. */
export const pressedId = 'steg';

const steps: readonly PlanStep[] = ['up', 'down', 'in', 'out'];

/** The step whose button takes the focus after a move: the same once more, or another where it leads nowhere. */
function focusedStep(row: PlanRow, state: PlanPageState): PlanStep | null {
  if (state.done.node !== row.node.key || state.done.step === null) return null;
  return row.steps.includes(state.done.step) ? state.done.step : (row.steps[0] ?? null);
}

export function Move({ row, view, state }: { row: PlanRow; view: PlanView; state: PlanPageState }) {
  const { plan: words } = useWords();
  const { node } = row;
  const { year } = view.stored;
  const focus = focusedStep(row, state);
  return (
    <details className="yearplan-move" open={focus !== null}>
      <summary>
        {words.tree.move}
        <span className="hidden" lang="sv">
          : {node.title}
        </span>
      </summary>
      <PostForm action={planHref(year, view.filter)} className="yearplan-steps">
        <input type="hidden" name="node" value={node.key} />
        <input type="hidden" name="seen" value={view.structure} autoComplete="off" />
        {steps.map((step) => (
          <Button
            key={step}
            look="secondary"
            action={step}
            disabled={!row.steps.includes(step)}
            {...(focus === step ? { id: pressedId } : {})}
            label={words.tree.stepOf(words.tree.steps[step], node.title)}
          >
            <span aria-hidden="true" className={`yearplan-arrow yearplan-arrow-${step}`} />
            {words.tree.steps[step]}
          </Button>
        ))}
        <a
          className="button button-quiet"
          href={`${planHref(year, view.filter, { flytta: node.key })}#${treeAnchor(node.key)}`}
        >
          {words.tree.moveTo}
          <span className="hidden" lang="sv">
            {' '}
            {node.title}
          </span>
        </a>
      </PostForm>
    </details>
  );
}

export function MovePanel({ view, choices }: { view: PlanView; choices: MoveChoices }) {
  const { plan: words } = useWords();
  const { node, parents } = choices;
  return (
    <div className="panel yearplan-panel">
      <p className="yearplan-panel-title">{words.tree.moveHeading(node.title)}</p>
      {parents.length === 0 ? (
        <p>{words.tree.nowhere}</p>
      ) : (
        <PostForm action={planHref(view.stored.year, view.filter)} className="form-row">
          <input type="hidden" name="node" value={node.key} />
          <input type="hidden" name="seen" value={view.structure} autoComplete="off" />
          <SelectField
            name="parent"
            label={words.tree.moveWhere}
            options={parents.map(({ key, title, levelName }) => ({ value: key, label: `${levelName}: ${title}` }))}
          />
          <Button action="flytta">{words.tree.moveButton}</Button>
          <a className="button button-quiet" href={`${planUrl(view.stored.year)}#${treeAnchor(node.key)}`}>
            {words.tree.cancel}
          </a>
        </PostForm>
      )}
    </div>
  );
}
