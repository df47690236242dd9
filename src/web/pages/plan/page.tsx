/** A plan on one page: where it stands, what sets it apart from the one it is made from, and its tree. */
import type { MoveChoices, PlanView } from '../../../app/plan-view.ts';
import { planDecisionUrl, planRollOverUrl, planUrl, planVersionsUrl, threadUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { fieldId, SelectField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../visit.ts';
import { SheetLinks } from '../sheet-import/links.tsx';
import { AddForm } from './add.tsx';
import { Against, Standing } from './standing.tsx';
import { findRow, isFiltered, type PlanPageState, planHref } from './state.ts';
import { PlanTree } from './tree.tsx';

type PlanPageProps = { view: PlanView; state: PlanPageState; choices: MoveChoices | null };

export function PlanPage({ view, state, choices }: PlanPageProps) {
  const { plan: words, tree } = useWords();
  const { year } = view.stored;
  return (
    <>
      <ErrorSummary issues={state.issues} fields={['title', 'level', 'reason']} />
      <Done view={view} state={state} />
      <div className="page-head">
        <div>
          <p className="eyebrow">{words.states[view.stored.state]}</p>
          <h1 lang="sv">{view.stored.title}</h1>
          <p className="lede" lang="sv">
            {view.counts.map(({ levelName, count }) => tree.count(count, levelName)).join(', ')}
          </p>
        </div>
        <div className="actions">
          {view.mayDecide && view.counts.length > 0 ? (
            <ButtonLink href={planDecisionUrl(year)}>
              {view.stored.state === 'revising' ? words.tree.decideRevision : words.tree.decide}
            </ButtonLink>
          ) : null}
          <ButtonLink href={threadUrl(year)} look="secondary">
            {words.tree.thread}
          </ButtonLink>
          {view.versions > 0 ? (
            <ButtonLink href={planVersionsUrl(year)} look="quiet">
              {words.tree.versions}
            </ButtonLink>
          ) : null}
          {view.mayRollOver && view.counts.length > 0 ? (
            <ButtonLink href={planRollOverUrl(year)} look="quiet">
              {words.tree.rollOver}
            </ButtonLink>
          ) : null}
        </div>
      </div>
      <Standing view={view} state={state} />
      <Against view={view} />
      <SheetLinks year={year} editable={view.mayReadIn} />
      {view.counts.length === 0 ? null : <Filter view={view} />}
      <Tree view={view} state={state} choices={choices} />
    </>
  );
}

function Done({ view, state }: { view: PlanView; state: PlanPageState }) {
  const { plan: words } = useWords();
  const title = findRow(view.rows, state.done.node)?.node.title ?? '';
  const texts: Record<string, string> = {
    flyttad: words.tree.moved(title),
    'lagg-till': words.tree.added(title),
    angrad: words.tree.undone(title),
    markerad: words.tree.marked(title),
    oppnad: words.tree.revisionOpened,
    avbruten: words.tree.revisionClosed,
    beslutad: words.decision.done,
    skapad: words.rollOver.done,
  };
  const text = texts[state.done.what];
  return text === undefined ? null : <Notice kind="done" title={text} />;
}

function Filter({ view }: { view: PlanView }) {
  const { plan: words } = useWords();
  const { tree } = words;
  const { filter } = view;
  return (
    <search>
      <form
        className="form-row yearplan-filter"
        action={planUrl(view.stored.year)}
        method="get"
        aria-label={tree.filter}
      >
        <SelectField
          name="organ"
          label={tree.filterBody}
          value={filter.body ?? ''}
          options={[
            { value: '', label: tree.anyBody },
            ...view.bodies.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
          ]}
        />
        <SelectField
          name="niva"
          label={tree.filterLevel}
          value={filter.level ?? ''}
          options={[
            { value: '', label: tree.anyLevel },
            ...view.levels.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <Button look="secondary">{tree.show}</Button>
        {isFiltered(view) ? (
          <a className="button button-quiet" href={planUrl(view.stored.year)}>
            {tree.showAll}
          </a>
        ) : null}
      </form>
      {isFiltered(view) ? <p className="hint">{view.rows.length === 0 ? tree.nothingShown : tree.filtered}</p> : null}
    </search>
  );
}

function Tree({ view, state, choices }: PlanPageProps) {
  const { plan: words } = useWords();
  const [top] = view.levels;
  const adding = view.whole && state.under === '' && top !== undefined;
  return (
    <section aria-labelledby="planens-trad">
      <h2 id="planens-trad" className="hidden">
        {words.tree.contents}
      </h2>
      {view.counts.length === 0 && !adding ? (
        <div className="empty">
          <h3>{words.tree.emptyTitle}</h3>
          <p>{words.tree.empty}</p>
        </div>
      ) : null}
      <PlanTree view={view} state={state} choices={choices} />
      {adding ? <AddForm view={view} state={state} parent={null} levels={[top]} /> : null}
      {view.whole && !adding && top && !isFiltered(view) ? (
        <p className="yearplan-add-top">
          <a
            className="button button-secondary"
            href={`${planHref(view.stored.year, view.filter, { under: '' })}#${fieldId('title')}`}
          >
            {words.tree.addTop(top.name)}
          </a>
        </p>
      ) : null}
    </section>
  );
}
