/** The golden thread: what a node hangs on, the node itself, and all that hangs on it, each with the latest of every body. */
import type { ThreadNode, ThreadReport, ThreadView } from '../../../app/plan-thread.ts';
import { entryUrl, nodeThreadUrl, planNodeUrl, planUrl, threadUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';

export function ThreadPage({ view }: { view: ThreadView }) {
  const { plan: words } = useWords();
  const { thread: text } = words;
  const { stored, focus, below } = view;
  const { year } = stored;
  return (
    <div className="yearplan-thread">
      <div className="page-head">
        <div>
          <p className="eyebrow">
            {words.tree.thread} · <span lang="sv">{stored.title}</span>
          </p>
          <h1 lang="sv">{focus?.title ?? stored.title}</h1>
          <p className="lede">{focus === null ? text.whole : text.from}</p>
        </div>
        <div className="actions">
          {focus === null ? (
            <ButtonLink href={planUrl(year)} look="secondary">
              {words.node.back}
            </ButtonLink>
          ) : (
            <>
              <ButtonLink href={threadUrl(year)} look="secondary">
                {text.all}
              </ButtonLink>
              <ButtonLink href={planNodeUrl(year, focus.key)} look="quiet">
                {text.inPlan}
              </ButtonLink>
            </>
          )}
        </div>
      </div>
      <Filter view={view} />
      {focus === null ? null : <Above view={view} focus={focus} />}
      <section aria-labelledby="nedat">
        <h2 id="nedat" className={focus === null ? 'hidden' : undefined}>
          {focus === null ? text.tree : text.below}
        </h2>
        {below.length === 0 ? <p>{view.body === null ? text.nothingBelow : text.nothingOf}</p> : null}
        <Nodes nodes={below} year={year} depth={0} />
      </section>
    </div>
  );
}

function Filter({ view }: { view: ThreadView }) {
  const { plan: words } = useWords();
  const { thread: text, tree } = words;
  if (view.bodies.length < 2 && view.body === null) return null;
  const here = view.focus === null ? threadUrl(view.stored.year) : nodeThreadUrl(view.stored.year, view.focus.key);
  return (
    <search>
      <form className="form-row yearplan-filter" action={here} method="get">
        <SelectField
          name="organ"
          label={text.body}
          value={view.body ?? ''}
          options={[
            { value: '', label: text.everybody },
            ...view.bodies.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <Button look="secondary">{tree.show}</Button>
      </form>
    </search>
  );
}

/** From the top down to the node, so that one reads where it leads. */
function Above({ view, focus }: { view: ThreadView; focus: ThreadNode }) {
  const { plan: words } = useWords();
  const { year } = view.stored;
  return (
    <section aria-labelledby="uppat">
      <h2 id="uppat">{words.thread.above}</h2>
      <ol className="yearplan-path">
        {view.above.map((node) => (
          <li key={node.key} className="yearplan-stop">
            <Facts node={node} year={year} linked />
          </li>
        ))}
        <li className="yearplan-stop yearplan-here" aria-current="true">
          <Facts node={focus} year={year} linked={false} />
        </li>
      </ol>
    </section>
  );
}

type NodesProps = { nodes: readonly ThreadNode[]; year: number; depth: number };

function Nodes({ nodes, year, depth }: NodesProps) {
  if (nodes.length === 0) return null;
  return (
    <ul className={depth === 0 ? 'yearplan-tree' : 'yearplan-branch'}>
      {nodes.map((node) => (
        <li key={node.key} className="yearplan-item">
          <div className="yearplan-row">
            <Facts node={node} year={year} linked />
          </div>
          <Nodes nodes={node.children} year={year} depth={depth + 1} />
        </li>
      ))}
    </ul>
  );
}

type FactsProps = { node: Omit<ThreadNode, 'children'>; year: number; linked: boolean };

function Facts({ node, year, linked }: FactsProps) {
  const { plan: words } = useWords();
  const { thread: text } = words;
  return (
    <div className="yearplan-text yearplan-threaded">
      <p className="eyebrow" lang="sv">
        {node.levelName}
      </p>
      <p className="yearplan-title" lang="sv">
        {linked ? <a href={nodeThreadUrl(year, node.key)}>{node.title}</a> : node.title}
      </p>
      {node.reports.length === 0 ? null : (
        <ul className="yearplan-reports">
          {node.reports.map((report) => (
            <Report key={report.body.code} report={report} node={node.key} />
          ))}
        </ul>
      )}
      {node.silent.length === 0 ? null : (
        <p className="meta">
          {text.silent} <span lang="sv">{node.silent.map(({ name }) => name).join(', ')}</span>
        </p>
      )}
    </div>
  );
}

function Report({ report, node }: { report: ThreadReport; node: string }) {
  const words = useWords();
  const { body, period, states } = report;
  const stated = states.filter(({ value }) => value !== null);
  return (
    <li className="yearplan-report">
      <a href={entryUrl({ body: body.code, period }, node)}>
        <span lang="sv">{body.name}</span>, {words.periodName(period)}
      </a>
      {stated.map(({ name, value }) => (
        <State key={name} name={name} value={value} />
      ))}
    </li>
  );
}
