/** The facts of a plan's node to read. */
import type { PlanNodeView } from '../../../app/plan-node.ts';
import { useWords } from '../../visit.ts';

export function NodeFacts({ view }: { view: PlanNodeView }) {
  const { plan: words } = useWords();
  const { node: text } = words;
  const { node, bodies } = view;
  const names = node.bodies.map((code) => bodies.find((body) => body.code === code)?.name ?? code);
  return (
    <dl className="yearplan-facts panel">
      <div>
        <dt>{text.level}</dt>
        <dd lang="sv">{view.levelName}</dd>
      </div>
      <div>
        <dt>{text.responsible}</dt>
        {names.length === 0 ? <dd className="unsaid">{text.none}</dd> : <dd lang="sv">{names.join(', ')}</dd>}
      </div>
      <div>
        <dt>{text.role}</dt>
        <dd>{text.roles[node.role]}</dd>
      </div>
      {(['startsOn', 'endsOn'] as const).map((name) => (
        <div key={name}>
          <dt>{text[name]}</dt>
          {node[name] === null ? <dd className="unsaid">{text.unsaid}</dd> : <dd>{node[name]}</dd>}
        </div>
      ))}
    </dl>
  );
}
