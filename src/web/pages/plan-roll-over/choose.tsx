/** What a person chooses when a plan is copied: one-year nodes, goals whose term ends, and what has ended by its own day. */
import type { ChoosableNode, RollOverView } from '../../../app/plan-roll-over.ts';
import { goalPicks, picks } from '../../../app/plan-roll-over.ts';
import { planRollOverUrl } from '../../routes.ts';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';

const grounds = ['yearly', 'termEnds', 'ended'] as const;

export function Choose({ view }: { view: RollOverView }) {
  return grounds.map((ground) => {
    const nodes = view.choosable.filter((one) => one.ground === ground);
    return nodes.length === 0 ? null : <Group key={ground} ground={ground} nodes={nodes} view={view} />;
  });
}

type GroupProps = { ground: ChoosableNode['ground']; nodes: readonly ChoosableNode[]; view: RollOverView };

function Group({ ground, nodes, view }: GroupProps) {
  const { plan: words } = useWords();
  const { rollOver: text } = words;
  return (
    <fieldset className="yearplan-choose">
      <legend>
        {text.grounds[ground]} <span className="count">{nodes.length}</span>
      </legend>
      <p>{text.groundTexts[ground]}</p>
      <Picks ground={ground} url={`${planRollOverUrl(view.stored.year)}?till=${view.to}`} />
      <ul className="yearplan-options">
        {nodes.map((one) => (
          <Option key={one.node.key} one={one} />
        ))}
      </ul>
    </fieldset>
  );
}

/** Links that choose many at once; what was chosen by hand begins anew. */
function Picks({ ground, url }: { ground: ChoosableNode['ground']; url: string }) {
  const { plan: words } = useWords();
  const { rollOver: text } = words;
  if (ground === 'ended') return null;
  return (
    <p className="yearplan-picks">
      {text.pick}{' '}
      {ground === 'yearly'
        ? picks.map((pick) => (
            <a key={pick} href={`${url}&valj=${pick}`}>
              {text.picks[pick]}
            </a>
          ))
        : goalPicks.map((pick) => (
            <a key={pick} href={`${url}&mal=${pick}`}>
              {text.pickGoals[pick]}
            </a>
          ))}
    </p>
  );
}

function Option({ one: { node, levelName, statuses, chosen } }: { one: ChoosableNode }) {
  const { plan: words } = useWords();
  const { rollOver: text } = words;
  return (
    <li className="yearplan-option">
      <label className="yearplan-check">
        <input type="checkbox" name="chosen" value={node.key} defaultChecked={chosen} />
        <span lang="sv">
          <span className="meta">{levelName}</span> {node.title}
        </span>
      </label>
      <div className="yearplan-statuses">
        {statuses.length === 0 ? <span className="unsaid">{text.notReported}</span> : null}
        {statuses.map(({ body, name, value }) => (
          <span key={body}>
            <span lang="sv">{body}</span> <State name={name} value={value} />
          </span>
        ))}
      </div>
    </li>
  );
}
