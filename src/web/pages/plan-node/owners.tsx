/** Who reports on a node, body by body: a choice for those who may assign there, the name for the rest. */
import type { OwnerView, PlanNodeView } from '../../../app/plan-node.ts';
import type { Issue } from '../../../domain/result.ts';
import { planOwnersUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { SelectField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { ownerField } from './fields.ts';

export function Owners({ view, issues }: { view: PlanNodeView; issues: readonly Issue[] }) {
  const { plan: words } = useWords();
  const { node: text } = words;
  const [mine, others] = [true, false].map((may) => view.owners.filter((owner) => owner.mayAssign === may));
  return (
    <section aria-labelledby="vem">
      <h2 id="vem">{text.ownersTitle}</h2>
      <p>{view.owners.length === 0 ? text.noOwners : text.ownersText}</p>
      {mine === undefined || mine.length === 0 ? null : (
        <PostForm action={planOwnersUrl(view.stored.year, view.node.key)} className="panel">
          <div className="form-grid">
            {mine.map((owner) => (
              <OwnerField key={owner.code} owner={owner} issue={issueOf(issues, ownerField(owner.code))} />
            ))}
          </div>
          <p>
            <Button look="secondary">{text.saveOwners}</Button>
          </p>
        </PostForm>
      )}
      {others === undefined || others.length === 0 ? null : (
        <dl className="yearplan-facts panel">
          {others.map((owner) => (
            <div key={owner.code}>
              <dt lang="sv">{owner.name}</dt>
              {owner.owner === null ? (
                <dd className="unsaid">{text.nobody}</dd>
              ) : (
                <dd>{owner.closed ? text.closedOwner(owner.owner) : owner.owner}</dd>
              )}
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** One who has left, or lost the role, stands among the choices until another is chosen. */
function OwnerField({ owner, issue }: { owner: OwnerView; issue: string | undefined }) {
  const { plan: words } = useWords();
  const { node: text } = words;
  const { account, candidates } = owner;
  const known = candidates.some(({ id }) => id === account);
  const name = owner.owner ?? '';
  const kept =
    account === null || known ? [] : [{ value: account, label: owner.closed ? text.closedOwner(name) : name }];
  return (
    <SelectField
      name={ownerField(owner.code)}
      label={text.owner(owner.name)}
      value={account ?? ''}
      options={[
        { value: '', label: text.nobody },
        ...kept,
        ...candidates.map(({ id, name: label }) => ({ value: id, label })),
      ]}
      issue={issue}
    />
  );
}
