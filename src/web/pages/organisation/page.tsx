/** The organisation: its bodies as a tree, the form that adds one, ways to merge and split, and the history. */
import type { BodyNode, OrganisationView, StoredBody } from '../../../app/organisation.ts';
import { BodyKind } from '../../../domain/body.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import type { Words } from '../../words/words.ts';
import { History } from './history.tsx';

export type EnteredBody = { code: string; name: string; kind: string; parent: string; activeFrom: string };
export const noBody: EnteredBody = { code: '', name: '', kind: 'board', parent: '', activeFrom: '' };

export const kindOptions = (words: Words) =>
  BodyKind.options.map((kind) => ({ value: kind, label: words.organisation.kinds[kind] }));

/** Bodies that another can stand below. */
export const parentOptions = (words: Words, bodies: readonly StoredBody[]) => [
  { value: '', label: words.organisation.top },
  ...bodies
    .filter(({ kind }) => kind !== 'group')
    .map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
];

type OrganisationPageProps = {
  view: OrganisationView;
  issues: readonly Issue[];
  entered: EnteredBody;
  saved: string | null;
};

export function OrganisationPage({ view, issues, entered, saved }: OrganisationPageProps) {
  const words = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={['code', 'name', 'kind', 'parent', 'activeFrom']} />
      {saved === null ? null : <Notice kind="done" title={saved} />}
      <h1>{words.organisation.title}</h1>
      <p className="lede">{words.organisation.text}</p>
      <details className="adder" open={issues.length > 0 || view.bodies.length === 0}>
        <summary>{words.organisation.add}</summary>
        <AddForm bodies={view.bodies} issues={issues} entered={entered} />
      </details>
      {view.bodies.length === 0 ? (
        <div className="empty">
          <h2>{words.organisation.emptyTitle}</h2>
          <p>{words.organisation.empty}</p>
        </div>
      ) : (
        <nav className="panel" aria-label={words.organisation.tree}>
          <Branch nodes={view.tree} />
        </nav>
      )}
      {view.bodies.length < 2 ? null : (
        <>
          <h2>{words.organisation.changeTitle}</h2>
          <p>{words.organisation.changeText}</p>
          <p className="actions">
            <ButtonLink href={routes.merge.href({})} look="secondary">
              {words.organisation.merge}
            </ButtonLink>
            <ButtonLink href={routes.split.href({})} look="secondary">
              {words.organisation.split}
            </ButtonLink>
          </p>
        </>
      )}
      <History changes={view.changes} />
    </>
  );
}

function AddForm({
  bodies,
  issues,
  entered,
}: { bodies: readonly StoredBody[] } & Pick<OrganisationPageProps, 'issues' | 'entered'>) {
  const words = useWords();
  const { organisation } = words;
  const field = (name: keyof EnteredBody) => ({ name, value: entered[name], issue: issueOf(issues, name) });
  return (
    <PostForm action={routes.organisation.href({})} className="stack">
      <div className="form-grid">
        <TextField {...field('code')} label={organisation.code} hint={organisation.codeHint} autoComplete="off" />
        <TextField {...field('name')} label={organisation.name} autoComplete="off" />
        <SelectField {...field('kind')} label={organisation.kind} options={kindOptions(words)} />
        <SelectField {...field('parent')} label={organisation.parent} options={parentOptions(words, bodies)} />
        <TextField
          {...field('activeFrom')}
          label={organisation.activeFrom}
          hint={organisation.dayHint}
          autoComplete="off"
        />
      </div>
      <div>
        <Button>{organisation.addButton}</Button>
      </div>
    </PostForm>
  );
}

function Branch({ nodes }: { nodes: readonly BodyNode[] }) {
  const { organisation: words } = useWords();
  return (
    <ul className="org-tree">
      {nodes.map(({ code, name, kind, active, activeFrom, activeTo, children }) => (
        <li key={code}>
          <div className="org-row">
            <a href={routes.body.href({ code })} lang="sv">
              {name}
            </a>{' '}
            <span className="meta">
              {code} · {words.kinds[kind]}
              {active || activeTo === null ? '' : `, ${words.closed(activeTo)}`}
              {active || activeTo !== null || activeFrom === null ? '' : `, ${words.from(activeFrom)}`}
            </span>
          </div>
          {children.length === 0 ? null : <Branch nodes={children} />}
        </li>
      ))}
    </ul>
  );
}
