/** What a removal takes along: nodes, indicators, owners and reports, with the reason that it needs. */
import type { RemovalView } from '../../../app/plan-node.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { planNodeUrl, planRemovalUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

type RemovalPageProps = {
  view: RemovalView;
  reported: ShownTable;
  state: { issues: readonly Issue[]; reason: string };
};

export function RemovalPage({ view, reported, state }: RemovalPageProps) {
  const { plan: words } = useWords();
  const { removal: text } = words;
  const { year } = view.stored;
  return (
    <>
      <ErrorSummary issues={state.issues} fields={['reason']} />
      <p className="eyebrow" lang="sv">
        {view.levelName}
      </p>
      <h1 lang="sv">{text.title(view.node.title)}</h1>
      <p className="lede">{text.text}</p>
      {view.held ? (
        <Notice kind="info" title={text.heldTitle}>
          <p>{text.heldText}</p>
        </Notice>
      ) : null}
      <Below view={view} />
      <Listed id="indikatorer" title={text.indicators} names={view.indicators.map(({ title }) => title)} />
      <Listed id="personer" title={text.owners} names={view.owners.map(({ name, body }) => `${name} (${body})`)} />
      <DataTable table={reported} empty={text.nothingReported} />
      <PostForm action={planRemovalUrl(year, view.node.key)} className="panel yearplan-section">
        <TextArea
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          rows={3}
          value={state.reason}
          issue={issueOf(state.issues, 'reason')}
        />
        <div className="actions">
          <Button>{text.submit}</Button>
          <a className="button button-quiet" href={planNodeUrl(year, view.node.key)}>
            {words.tree.cancel}
          </a>
        </div>
      </PostForm>
    </>
  );
}

function Below({ view }: { view: RemovalView }) {
  const { plan: words } = useWords();
  const { removal: text } = words;
  return (
    <section aria-labelledby="under">
      <h2 id="under">{text.below(view.below.length)}</h2>
      {view.below.length === 0 ? (
        <p>{text.nothingBelow}</p>
      ) : (
        <ul className="yearplan-below">
          {view.below.map(({ node, levelName, depth, held }) => (
            <li key={node.key} className={`yearplan-below-item yearplan-depth-${Math.min(depth, 4)}`}>
              <span lang="sv">
                <span className="meta">{levelName}</span> {node.title}
              </span>{' '}
              {held ? <span className="tag">{text.ends}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Listed({ id, title, names }: { id: string; title: (count: number) => string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title(names.length)}</h2>
      <ul lang="sv">
        {names.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
          <li key={index}>{name}</li>
        ))}
      </ul>
    </section>
  );
}
