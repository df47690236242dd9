/** One entry: the form at the left, last period beside it, and what the entry is measured by and came from below. */
import type { EntryView, ReportAddress } from '../../../app/views.ts';
import { scaleValue } from '../../../domain/scale.ts';
import { entryHistoryUrl, entryUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { NarrativeView } from '../../ui/narrative.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { State } from '../../ui/state.tsx';
import { Bodies } from '../../ui/tree.tsx';
import { useWords } from '../../visit.ts';
import { GatheredFrom } from '../gather/origins.tsx';
import { ThreadLink } from '../plan-thread/link.tsx';
import { Comments, commentFields } from './comments.tsx';
import { type EntryInput, stateField, stateFields } from './fields.ts';
import { EntryFigures } from './figures.tsx';
import { EntryForm, entryFormId } from './form.tsx';
import { Lock } from './lock.tsx';
import { Receipt, Review, Standing } from './standing.tsx';
import type { Shown } from './state.ts';
import { valueFieldNames } from './values.tsx';

type EntryPageProps = { view: EntryView; address: ReportAddress; state: Shown };

export function EntryPage({ view, address, state }: EntryPageProps) {
  const words = useWords();
  const { issues = [], undo } = state;
  return (
    <>
      <ErrorSummary
        issues={issues}
        fields={[
          'narrative',
          'description',
          'comment',
          ...stateFields,
          ...valueFieldNames(view, address.period),
          ...commentFields(state.discussion),
        ]}
      />
      <Done view={view} state={state} />
      <EntryFigures figures={state.figures ?? []} address={address} />
      {undo === undefined || view.previous === null ? null : (
        <Notice kind="done" title={words.entry.copied(words.periodName(view.previous.period))}>
          <Undo view={view} address={address} fields={undo} />
        </Notice>
      )}
      <div className="entry-head">
        <p className="eyebrow" lang="sv">
          {[...view.path, view.node.levelName].join(' › ')}
        </p>
        <h1 lang="sv">{view.node.title}</h1>
        <Bodies codes={view.node.bodies} />
      </div>
      {view.whyNot === null ? null : <Notice kind="info" title={<Said text={view.whyNot} />} />}
      {state.outcome === 'ready' ? null : <Standing view={view} address={address} state={state} />}
      <div id="utkast" className="notice notice-warning" role="status" hidden />
      <div className="entry-grid">
        <div className="entry-main">
          {view.editable ? <EntryForm view={view} address={address} state={state} /> : <ReadOnly view={view} />}
          <Review view={view} address={address} state={state} />
        </div>
        <Previous view={view} />
        <div className="entry-more">
          <Comments view={view} address={address} state={state} />
          {view.indicators.length === 0 ? null : (
            <div data-part="indikatorer">
              <DataTable table={state.indicators} empty="" apart={entryUrl(address, view.node.key)} />
            </div>
          )}
          {state.discussion.seen && view.savedAt !== null ? (
            <p>
              <a href={entryHistoryUrl(address, view.node.key)}>{words.reporting.history.link}</a>
            </p>
          ) : null}
          <p>
            <ThreadLink year={address.period.year} node={view.node.key} />
          </p>
          <Origins view={view} />
          <Lock view={view} address={address} />
          <GatheredFrom origins={state.gathered} address={address} node={view.node.key} />
          <Neighbours view={view} address={address} />
        </div>
      </div>
    </>
  );
}

/** What was just done. */
function Done({ view, state }: { view: EntryView; state: Shown }) {
  const words = useWords();
  const { ready, review, conflict, fields } = words.reporting;
  const { others, outcome } = state;
  if (others !== undefined) {
    const names = others.fields.map((field) => fields[field]);
    return <Notice kind="done" title={`${words.entry.done}. ${conflict.others(others.by, names)}`} />;
  }
  if (outcome === 'ready') return <Receipt view={view} state={state} />;
  const titles = {
    saved: words.entry.done,
    withdrawn: ready.withdrawn,
    returned: review.isReturned,
    approved: review.isApproved,
    merged: conflict.merged,
    inserted: words.reporting.editor.inserted,
    live: words.check.entry.made,
    commented: words.reporting.comments.done,
    restored: words.reporting.history.restored,
  };
  return outcome === undefined ? null : <Notice kind="done" title={titles[outcome]} />;
}

function Undo({ view, address, fields }: { view: EntryView; address: ReportAddress; fields: EntryInput }) {
  const words = useWords();
  return (
    <PostForm action={entryUrl(address, view.node.key)}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button look="secondary">{words.entry.undo}</Button>
    </PostForm>
  );
}

function ReadOnly({ view }: { view: EntryView }) {
  const words = useWords();
  return (
    <div className="reading">
      <StateList view={view} entry={view.entry} />
      {view.entry.description === null ? null : (
        <NarrativeView narrative={view.entry.description} scales={view.scales} heading={2} />
      )}
      {view.entry.narrative === null ? (
        <p className="nothing">
          <span className="state-gap" aria-hidden="true" />
          {words.tree.nothing}
        </p>
      ) : (
        <NarrativeView narrative={view.entry.narrative} scales={view.scales} heading={2} />
      )}
    </div>
  );
}

function StateList({ view, entry }: { view: EntryView; entry: EntryView['entry'] }) {
  if (view.scales.length === 0) return null;
  return (
    <ul className="state-list">
      {view.scales.map((scale) => {
        const field = stateField(scale.code);
        const value = field === null ? null : scaleValue(view.scales, scale.code, entry[field]);
        return (
          <li key={scale.code}>
            <State name={scale.name} value={value} showName />
          </li>
        );
      })}
    </ul>
  );
}

function Previous({ view }: { view: EntryView }) {
  const words = useWords();
  const { previous } = view;
  return (
    <aside className="previous" aria-labelledby="forra">
      <p className="eyebrow">{words.entry.previous}</p>
      <h2 id="forra">{previous === null ? words.entry.noPrevious : words.periodName(previous.period)}</h2>
      {previous === null ? (
        <p>{words.entry.noPreviousText}</p>
      ) : (
        <>
          {view.editable ? (
            <Button look="secondary" action="oforandrat" form={entryFormId}>
              {words.entry.unchanged(words.periodName(previous.period))}
            </Button>
          ) : null}
          <StateList view={view} entry={previous.entry} />
          {previous.entry.narrative === null ? (
            <p className="nothing">{words.tree.nothing}</p>
          ) : (
            <NarrativeView narrative={previous.entry.narrative} scales={view.scales} />
          )}
        </>
      )}
    </aside>
  );
}

function Origins({ view }: { view: EntryView }) {
  const words = useWords();
  if (view.origins.length === 0) return null;
  return (
    <section className="origins" aria-labelledby="ursprung">
      <h2 id="ursprung">{words.entry.origins}</h2>
      <ul lang="sv">
        {view.origins.map((origin) => (
          <li key={origin}>{origin}</li>
        ))}
      </ul>
    </section>
  );
}

function Neighbours({ view, address }: { view: EntryView; address: ReportAddress }) {
  const words = useWords();
  if (view.before === null && view.after === null) return null;
  return (
    <nav className="neighbours" aria-label={words.entry.neighbours}>
      {view.before === null ? null : (
        <a className="neighbour" rel="prev" href={entryUrl(address, view.before.key)}>
          <span className="eyebrow">{words.entry.before}</span> <span lang="sv">{view.before.title}</span>
        </a>
      )}
      {view.after === null ? null : (
        <a className="neighbour neighbour-after" rel="next" href={entryUrl(address, view.after.key)}>
          <span className="eyebrow">{words.entry.after}</span> <span lang="sv">{view.after.title}</span>
        </a>
      )}
    </nav>
  );
}
