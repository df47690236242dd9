/** What comes along and what does not when a plan is copied, each with its reason: nodes, indicators, targets and owners. */
import type { RollOverView } from '../../../app/plan-roll-over.ts';
import { formatFigure, unitSuffix } from '../../../domain/figure.ts';
import type { NodeFate, TargetFate } from '../../../domain/plan-roll-over.ts';
import { useWords } from '../../visit.ts';
import type { Words } from '../../words/words.ts';

export function Outcome({ view }: { view: RollOverView }) {
  const { plan: words } = useWords();
  const { rollOver: text } = words;
  const { nodes, indicators, owners } = view.result;
  const copied = nodes.filter(({ kind }) => kind === 'copied');
  const targets = indicators.flatMap((fate) => fate.targets);
  return (
    <section aria-labelledby="utfall">
      <h2 id="utfall">{text.outcome}</h2>
      <dl className="yearplan-facts panel">
        <Fact name={text.nodes} copied={copied.length} of={nodes.length} />
        <Fact
          name={text.indicators}
          copied={indicators.filter(({ kind }) => kind === 'copied').length}
          of={indicators.length}
        />
        <Fact name={text.targets} copied={targets.filter(({ kind }) => kind !== 'passed').length} of={targets.length} />
        <Fact name={text.owners} copied={owners.filter(({ kind }) => kind === 'copied').length} of={owners.length} />
      </dl>
      <Listed title={text.rehung} items={copied.filter(({ newParent }) => newParent !== null).map(rehung(text))} />
      <Listed title={text.leftNodes} items={nodes.filter(({ kind }) => kind !== 'copied').map(leftNode(text))} />
      <Listed title={text.leftIndicators} items={leftIndicators(view, text)} />
      <Listed title={text.carried} items={targetsOf(view, 'carried')} note={text.carriedText(view.to)} />
      <Listed title={text.passed} items={targetsOf(view, 'passed')} note={text.passedText} />
      <Listed title={text.leftOwners} items={leftOwners(view, text)} />
    </section>
  );
}

type Text = Words['plan']['rollOver'];

const rehung =
  (text: Text) =>
  ({ node, newParent }: NodeFate) => ({ text: node.title, note: text.under(newParent?.title ?? '') });

const leftNode =
  (text: Text) =>
  ({ node, ground, kind }: NodeFate) => {
    const note = kind === 'noPlace' ? text.noPlace : text.why[ground];
    return { text: node.title, note: node.removal === null ? note : `${note}: ${node.removal}` };
  };

function leftIndicators({ result }: RollOverView, text: Text) {
  return result.indicators.flatMap(({ indicator, kind }) =>
    kind === 'copied' ? [] : [{ text: indicator.title, note: text.whyIndicator[kind] }],
  );
}

function targetsOf({ result }: RollOverView, kind: TargetFate['kind']) {
  return result.indicators.flatMap(({ indicator, targets }) =>
    targets
      .filter((fate) => fate.kind === kind)
      .map(({ target }) => ({
        text: indicator.title,
        note: `${target.year}: ${formatFigure(target)}${unitSuffix(indicator.unit)}`,
      })),
  );
}

function leftOwners({ result }: RollOverView, text: Text) {
  const titles = new Map(result.nodes.map(({ node }) => [node.key, node.title]));
  return result.owners.flatMap(({ owner, kind }) =>
    kind === 'copied'
      ? []
      : [{ text: `${owner.name} (${owner.body})`, note: `${titles.get(owner.node) ?? ''}: ${text.whyOwner[kind]}` }],
  );
}

function Fact({ name, copied, of }: { name: string; copied: number; of: number }) {
  const { plan: words } = useWords();
  return (
    <div>
      <dt>{name}</dt>
      <dd>{words.rollOver.copiedOf(copied, of)}</dd>
    </div>
  );
}

type ListedProps = {
  title: (count: number) => string;
  items: readonly { readonly text: string; readonly note: string }[];
  note?: string;
};

function Listed({ title, items, note }: ListedProps) {
  if (items.length === 0) return null;
  return (
    <details className="help">
      <summary>{title(items.length)}</summary>
      {note === undefined ? null : <p className="hint">{note}</p>}
      <ul>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
          <li key={index}>
            <span lang="sv">{item.text}</span> <span className="meta">({item.note})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
