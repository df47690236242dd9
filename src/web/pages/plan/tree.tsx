/** The tree of a plan in nested lists: each node with its marks and, for those who may, what can be done to it. */
import type { MoveChoices, PlanRow, PlanView } from '../../../app/plan-view.ts';
import { rankOf } from '../../../domain/plan.ts';
import { actionField } from '../../form.ts';
import { planNodeUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { fieldId } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Bodies, treeAnchor } from '../../ui/tree.tsx';
import { useWords } from '../../visit.ts';
import { AddForm } from './add.tsx';
import { Move, MovePanel } from './move.tsx';
import { isFiltered, type PlanPageState, planHref } from './state.ts';

const dragFormId = 'yearplan-move';

type TreeProps = { view: PlanView; state: PlanPageState; choices: MoveChoices | null };

export function PlanTree({ view, ...rest }: TreeProps) {
  const { plan: words } = useWords();
  const draggable = view.editable && !isFiltered(view);
  const island = { 'data-form': dragFormId, 'data-grip': words.tree.grip } as const;
  return (
    <>
      {draggable ? <DragForm view={view} /> : null}
      <Nodes rows={view.rows} depth={0} view={view} data={draggable ? island : {}} {...rest} />
    </>
  );
}

/** What a drag posts: the same fields as the form that moves by keyboard. */
function DragForm({ view }: { view: PlanView }) {
  return (
    <PostForm action={planHref(view.stored.year, view.filter)} id={dragFormId}>
      <input type="hidden" name="seen" value={view.structure} autoComplete="off" />
      <input type="hidden" name="node" autoComplete="off" />
      <input type="hidden" name="parent" autoComplete="off" />
      <input type="hidden" name="before" autoComplete="off" />
      <input type="hidden" name={actionField} value="flytta" />
    </PostForm>
  );
}

type NodesProps = TreeProps & { rows: readonly PlanRow[]; depth: number; data?: Record<`data-${string}`, string> };

function Nodes({ rows, depth, data = {}, ...rest }: NodesProps) {
  if (rows.length === 0) return null;
  return (
    <ul className={depth === 0 ? 'yearplan-tree' : 'yearplan-branch'} {...data}>
      {rows.map((row) => (
        <Node key={row.node.key} row={row} depth={depth} {...rest} />
      ))}
    </ul>
  );
}

type NodeProps = TreeProps & { row: PlanRow; depth: number };

function Node({ row, depth, ...rest }: NodeProps) {
  const { node } = row;
  const { view, state, choices } = rest;
  const adding = view.editable && state.under === node.key && row.below.length > 0;
  return (
    <li
      id={treeAnchor(node.key)}
      className={`yearplan-item yearplan-${row.mark}`}
      data-node={node.key}
      data-parent={node.parent ?? ''}
      data-rank={rankOf(view.levels, node.level)}
      data-fixed={node.removal === null ? undefined : 'true'}
      data-foreign={row.own ? undefined : 'true'}
    >
      <div className="yearplan-row">
        <div className="yearplan-text">
          <p className="eyebrow">
            <span lang="sv">{row.levelName}</span> <Mark row={row} />
          </p>
          <Title row={row} depth={depth} year={view.stored.year} />
          <Facts row={row} />
        </div>
        {view.editable ? <Tools row={row} {...rest} /> : null}
      </div>
      {choices?.node.key === node.key ? <MovePanel view={view} choices={choices} /> : null}
      {adding ? <AddForm view={view} state={state} parent={node} levels={row.below} /> : null}
      <Nodes rows={row.children} depth={depth + 1} {...rest} />
    </li>
  );
}

function Title({ row, depth, year }: { row: PlanRow; depth: number; year: number }) {
  const link = <a href={planNodeUrl(year, row.node.key)}>{row.node.title}</a>;
  if (depth === 0)
    return (
      <h3 className="yearplan-title" lang="sv">
        {link}
      </h3>
    );
  if (depth === 1)
    return (
      <h4 className="yearplan-title" lang="sv">
        {link}
      </h4>
    );
  return (
    <p className="yearplan-title" lang="sv">
      {link}
    </p>
  );
}

const markClasses = { new: 'tag-approved', changed: '', moved: '', removed: 'tag-proposed' } as const;

function Mark({ row }: { row: PlanRow }) {
  const { plan: words } = useWords();
  if (row.mark === 'same') return null;
  const fields = row.fields.map((field) => words.tree.fields[field]).join(', ');
  return (
    <span className={`tag ${markClasses[row.mark]}`}>
      {words.tree.marks[row.mark]}
      {fields === '' ? '' : `: ${fields}`}
    </span>
  );
}

function Facts({ row: { node, indicators } }: { row: PlanRow }) {
  const { plan: words } = useWords();
  const dated = node.startsOn !== null || node.endsOn !== null;
  return (
    <>
      <Bodies codes={node.bodies} />
      {dated || indicators > 0 ? (
        <p className="meta yearplan-meta">
          {dated ? <span>{words.tree.days(node.startsOn, node.endsOn)}</span> : null}
          {indicators > 0 ? <span>{words.tree.indicators(indicators)}</span> : null}
        </p>
      ) : null}
      {node.removal === null ? null : <p className="yearplan-removal">{words.tree.removal(node.removal)}</p>}
    </>
  );
}

function Tools({ row, view, state }: TreeProps & { row: PlanRow }) {
  const { plan: words } = useWords();
  const { node } = row;
  const { year } = view.stored;
  const named = (text: string) => (
    <>
      {text}
      <span className="hidden" lang="sv">
        : {node.title}
      </span>
    </>
  );
  if (node.removal !== null && !row.own) return null;
  if (node.removal !== null)
    return (
      <PostForm action={planHref(year, view.filter)} className="yearplan-tools">
        <input type="hidden" name="node" value={node.key} />
        <Button look="quiet" action="angra">
          {named(words.tree.undo)}
        </Button>
      </PostForm>
    );
  return (
    <div className="yearplan-tools">
      {row.own ? (
        <a className="button button-quiet" href={planNodeUrl(year, node.key)}>
          {named(words.tree.edit)}
        </a>
      ) : null}
      {row.below.length === 0 ? null : (
        <a
          className="button button-quiet"
          href={`${planHref(year, view.filter, { under: node.key })}#${fieldId('title')}`}
        >
          {named(words.tree.add)}
        </a>
      )}
      {isFiltered(view) || !row.own ? null : <Move row={row} view={view} state={state} />}
    </div>
  );
}
