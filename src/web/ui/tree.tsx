/** The steering model's tree in native elements: sections, `<details>` and nested lists, usable without any script. */
import type { ReportAddress, TreeNode } from '../../app/views.ts';
import { entryUrl } from '../routes.ts';
import { useWords } from '../visit.ts';
import { expectedStates } from './expected-states.ts';
import { State } from './state.tsx';

type TreeProps = { nodes: readonly TreeNode[]; address: ReportAddress; mayReport: boolean };

/** The id of a node's place on the page. */
export const treeAnchor = (key: string) => key.replaceAll('/', '-');

export function Tree({ nodes, ...rest }: TreeProps) {
  return (
    <div className="tree" lang="sv">
      {nodes.map((top) => (
        <section
          key={top.key}
          className="branch"
          id={treeAnchor(top.key)}
          aria-labelledby={`${treeAnchor(top.key)}-rubrik`}
        >
          <p className="eyebrow">{top.levelName}</p>
          <h2 id={`${treeAnchor(top.key)}-rubrik`}>{top.title}</h2>
          {top.children.length === 0 ? (
            <Rows nodes={[top]} {...rest} />
          ) : (
            top.children.map((area) => <Area key={area.key} node={area} {...rest} />)
          )}
        </section>
      ))}
    </div>
  );
}

type NodeProps = { node: TreeNode; address: ReportAddress; mayReport: boolean };

function Area({ node, ...rest }: NodeProps) {
  const words = useWords();
  return (
    <details className="area" id={treeAnchor(node.key)} open>
      <summary>
        <span className="area-head">
          <h3>{node.title}</h3>
          <Work node={node} />
          <States node={node} />
        </span>
      </summary>
      <div className="area-body">
        {node.context ? null : <Excerpt node={node} {...rest} subject={node.levelName} />}
        {levelsOf(node.children).map((group) => (
          <div key={group.level} className="level">
            <h4>
              {words.tree.plural(group.levelName)} <span className="count">{group.nodes.length}</span>
            </h4>
            <Rows nodes={group.nodes} {...rest} />
          </div>
        ))}
      </div>
    </details>
  );
}

function Rows({ nodes, ...rest }: TreeProps) {
  return (
    <ul className="rows">
      {nodes.map((node) => (
        <Row key={node.key} node={node} {...rest} />
      ))}
    </ul>
  );
}

function Row({ node, address, mayReport }: NodeProps) {
  return (
    <li className={node.excerpt === '' ? 'row row-empty' : 'row'} id={treeAnchor(node.key)}>
      <div className="row-text">
        <p className="row-title">
          {node.context ? node.title : <a href={entryUrl(address, node.key)}>{node.title}</a>}
        </p>
        <Bodies codes={node.bodies} />
        {node.context ? null : <p className="excerpt">{node.excerpt === '' ? <NothingWritten /> : node.excerpt}</p>}
        <Work node={node} />
      </div>
      <States node={node} />
      {node.children.length === 0 ? null : <Rows nodes={node.children} address={address} mayReport={mayReport} />}
    </li>
  );
}

function Excerpt({ node, address, mayReport, subject }: NodeProps & { subject: string }) {
  const words = useWords();
  return (
    <div className="area-text">
      <p className="excerpt">{node.excerpt === '' ? <NothingWritten /> : node.excerpt}</p>
      <p>
        <a href={entryUrl(address, node.key)}>
          <span lang={words.reporting.lang}>{mayReport ? words.tree.report(subject) : words.tree.read(subject)}</span>
          <span className="hidden"> {node.title}</span>
        </a>
      </p>
    </div>
  );
}

function NothingWritten() {
  const words = useWords();
  return (
    <span className="nothing" lang={words.reporting.lang}>
      <span className="state-gap" aria-hidden="true" />
      {words.tree.nothing}
    </span>
  );
}

export function Bodies({ codes }: { codes: readonly string[] }) {
  const words = useWords();
  if (codes.length === 0) return null;
  return (
    <p className="bodies">
      <span className="hidden" lang={words.reporting.lang}>
        {words.tree.bodies}:{' '}
      </span>
      {codes.join(', ')}
    </p>
  );
}

/** How far the work with the entry has come, and whether people are talking about it. */
function Work({ node }: { node: TreeNode }) {
  const words = useWords();
  const { state, comments } = node;
  if (state === undefined && comments === undefined) return null;
  return (
    <span className="work-tags" lang={words.reporting.lang}>
      {state === undefined ? null : (
        <span className={state === 'returned' ? 'tag tag-returned' : 'tag tag-approved'}>
          {words.reporting.history.states[state]}
        </span>
      )}
      {comments === undefined ? null : <span className="tag">{words.reporting.comments.count(comments)}</span>}
    </span>
  );
}

function States({ node }: { node: TreeNode }) {
  const states = expectedStates(node);
  if (states.length === 0) return null;
  return (
    <span className="states">
      {states.map((state) => (
        <State key={state.scale} name={state.name} value={state.value} />
      ))}
    </span>
  );
}

/** Siblings gathered by level, in the order in which the levels first stand. */
function levelsOf(nodes: readonly TreeNode[]): { level: string; levelName: string; nodes: TreeNode[] }[] {
  return [...Map.groupBy(nodes, (node) => node.level)].map(([level, own]) => ({
    level,
    levelName: own[0]?.levelName ?? level,
    nodes: own,
  }));
}
