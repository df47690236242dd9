/** The difference between two plans to read: what is new, changed, moved and removed, and what became what. */
import type { ChangedField, ChangeKind, ReadableChange, ReadableDifference } from '../../../app/plan-changes.ts';
import { Unit } from '../../../domain/figure.ts';
import { NodeRole } from '../../../domain/node.ts';
import { useWords } from '../../visit.ts';
import type { Words } from '../../words/words.ts';

const kinds: readonly ChangeKind[] = ['new', 'changed', 'moved', 'removed'];

export function PlanChanges({ difference }: { difference: ReadableDifference }) {
  const { plan: words } = useWords();
  const { changes: text } = words;
  const { nodes, indicators } = difference;
  if (nodes.length + indicators.length === 0) return <p>{text.none}</p>;
  return (
    <>
      {kinds.map((kind) => (
        <Group key={kind} title={text.nodes[kind]} changes={nodes.filter((change) => change.kind === kind)} />
      ))}
      {kinds.map((kind) => (
        <Group key={kind} title={text.indicators[kind]} changes={indicators.filter((change) => change.kind === kind)} />
      ))}
    </>
  );
}

function Group({ title, changes }: { title: string; changes: readonly ReadableChange[] }) {
  if (changes.length === 0) return null;
  return (
    <>
      <h3>
        {title} <span className="count">{changes.length}</span>
      </h3>
      <ul className="yearplan-changes">
        {changes.map((change) => (
          <Item key={change.key} change={change} />
        ))}
      </ul>
    </>
  );
}

function Item({ change }: { change: ReadableChange }) {
  const { plan: words } = useWords();
  return (
    <li className="yearplan-change">
      <p className="eyebrow" lang="sv">
        {change.of}
      </p>
      <p lang="sv">{change.title}</p>
      {change.kind === 'removed' && change.stands ? (
        <p className="yearplan-removal">{words.tree.removal(change.reason)}</p>
      ) : null}
      {change.fields.length === 0 ? null : (
        <dl className="yearplan-fields">
          {change.fields.map((field) => (
            <Field key={field.field} field={field} />
          ))}
        </dl>
      )}
    </li>
  );
}

/** A value as it is shown; codes in words. */
function shown(words: Words, { field }: ChangedField, value: string | null): string {
  const { plan } = words;
  if (value === null) return plan.changes.nothing;
  const role = NodeRole.safeParse(value);
  if (field === 'role' && role.success) return plan.node.roles[role.data];
  const unit = Unit.safeParse(value);
  if (field === 'unit' && unit.success) return plan.indicator.units[unit.data];
  if (field === 'direction' && (value === 'higher' || value === 'lower')) return plan.indicator.directions[value];
  return value;
}

function Field({ field }: { field: ChangedField }) {
  const words = useWords();
  const { changes: text } = words.plan;
  return (
    <div>
      <dt>{text.fields[field.field]}</dt>
      <dd>
        <span className="hidden">{text.from} </span>
        <del lang="sv">{shown(words, field, field.before)}</del>
        <span aria-hidden="true"> → </span>
        <span className="hidden"> {text.to} </span>
        <ins lang="sv">{shown(words, field, field.after)}</ins>
      </dd>
    </div>
  );
}
