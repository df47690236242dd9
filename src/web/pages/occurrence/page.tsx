/** One occurrence: what is to be done at the top, the result at the left with the last time beside it, and sample, evidence and actions below. */
import type { OccurrenceView } from '../../../app/occurrence-view.ts';
import type { Entry } from '../../../domain/entry.ts';
import { narrativeText } from '../../../domain/narrative.ts';
import {
  controlResultUrl,
  deviationsUrl,
  evidenceUrl,
  occurrenceActionUrl,
  occurrenceHistoryUrl,
} from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { EvidenceList } from '../../ui/evidence.tsx';
import { NarrativeView } from '../../ui/narrative.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Said } from '../../ui/said.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';
import { ResultForm, resultFormId } from './form.tsx';
import { Runs } from './runs.tsx';
import { SampleSection } from './sample.tsx';
import { drawFields, noteField } from './sample-fields.ts';
import { Correction, Done, SignOff, Standing } from './standing.tsx';
import type { Shown } from './state.ts';

type Props = { view: OccurrenceView; state: Shown };

export function OccurrencePage({ view, state }: Props) {
  const { occurrence: words, controlWork } = useWords();
  const { take, deviations } = controlWork;
  const notes = view.samples[0]?.rows.map(({ ordinal }) => noteField(ordinal)) ?? [];
  const fields = ['assessment', 'narrative', 'description', 'reason', ...drawFields, ...notes];
  return (
    <>
      <ErrorSummary issues={state.issues ?? []} fields={fields} />
      <Done view={view} state={state} />
      <div className="entry-head">
        <p className="eyebrow" lang="sv">
          {view.name}
        </p>
        <h1 lang="sv">{view.about.title}</h1>
        <p>
          <span className={view.state === 'returned' ? 'tag tag-returned' : 'tag'}>{words.states[view.state]}</span>{' '}
          {words.due(view.about.dueOn)}
        </p>
      </div>
      <About view={view} />
      {view.whyNot === null || view.state === 'signed' ? null : (
        <Notice kind="info" title={<Said text={view.whyNot} />} />
      )}
      {state.outcome === 'ready' ? null : <Standing view={view} />}
      <div id="utkast" className="notice notice-warning" role="status" hidden />
      <div className="entry-grid">
        <div className="entry-main">
          {view.editable ? (
            <ResultForm view={view} state={state}>
              <SampleSection view={view} state={state} />
            </ResultForm>
          ) : (
            <>
              <Reading view={view} />
              <SampleSection view={view} state={state} />
            </>
          )}
          <Runs view={view} />
          <Actions view={view} />
          <EvidenceBlock view={view} />
          <SignOff view={view} state={state} />
          <Correction view={view} state={state} />
          {view.stored === null ? null : (
            <p className="occurrence-links">
              <a href={occurrenceHistoryUrl(view.key)}>{words.history}</a>
              {view.report === null ? null : <a href={controlResultUrl(view.report, view.key.control)}>{take.link}</a>}
              <a href={deviationsUrl(view.key.year)}>{deviations.link}</a>
            </p>
          )}
        </div>
        <Previous view={view} />
      </div>
    </>
  );
}

function About({ view: { about, scales } }: { view: OccurrenceView }) {
  const { occurrence: words } = useWords();
  return (
    <section className="occurrence-about" aria-labelledby="metod">
      <p lang="sv">
        <strong>{words.risk}:</strong> {about.risk}
      </p>
      <h2 id="metod">{words.method}</h2>
      {about.method === null ? (
        <p className="nothing">{words.noMethod}</p>
      ) : (
        <NarrativeView narrative={about.method} scales={scales} heading={3} />
      )}
      <dl className="plan-line">
        <div>
          <dt>{words.frequency}</dt>
          <dd lang="sv">{about.frequency}</dd>
        </div>
        {about.responsible === null ? null : (
          <div>
            <dt>{words.responsible}</dt>
            <dd lang="sv">{about.responsible}</dd>
          </div>
        )}
      </dl>
      {about.fourEyes ? <p className="tag">{words.fourEyes}</p> : null}
    </section>
  );
}

function Content({ view, entry, heading }: { view: OccurrenceView; entry: Entry; heading: 2 | 3 }) {
  const { occurrence: words } = useWords();
  const value = view.scales.flatMap((scale) => scale.values).find(({ code }) => code === entry.assessment) ?? null;
  return (
    <>
      <p>
        <State name={words.assessment} value={value} showName />
      </p>
      {entry.narrative === null ? (
        <p className="nothing">{words.nothing}</p>
      ) : (
        <NarrativeView narrative={entry.narrative} scales={view.scales} heading={heading} />
      )}
      {entry.description === null ? null : (
        <>
          <p className="eyebrow">{words.comment}</p>
          <NarrativeView narrative={entry.description} scales={view.scales} heading={heading} />
        </>
      )}
    </>
  );
}

function Reading({ view }: { view: OccurrenceView }) {
  return (
    <div className="reading">
      <Content view={view} entry={view.entry} heading={2} />
    </div>
  );
}

function Previous({ view }: { view: OccurrenceView }) {
  const { occurrence: words } = useWords();
  const { previous } = view;
  return (
    <aside className="previous" aria-labelledby="forra">
      <p className="eyebrow">{words.previous}</p>
      <h2 id="forra" lang={previous === null ? undefined : 'sv'}>
        {previous?.name ?? words.noPrevious}
      </h2>
      {previous === null ? (
        <p>{words.noPreviousText}</p>
      ) : (
        <>
          {view.editable ? (
            <Button look="secondary" action="oforandrat" form={resultFormId}>
              {words.unchanged(previous.name)}
            </Button>
          ) : null}
          <Content view={view} entry={previous.entry} heading={3} />
        </>
      )}
    </aside>
  );
}

function Actions({ view }: { view: OccurrenceView }) {
  const { occurrence: words, internalControl } = useWords();
  return (
    <section className="occurrence-part" aria-labelledby="atgarder">
      <h2 id="atgarder">{words.actions}</h2>
      {view.actions.length === 0 ? <p className="nothing">{words.noActions}</p> : null}
      <ul className="plan-actions">
        {view.actions.map((action) => (
          <li key={action.key}>
            <NarrativeView narrative={action.text} scales={view.scales} heading={3} />
            <dl className="plan-line">
              <div>
                <dt>{words.owner}</dt>
                <dd>{action.ownerName ?? action.owner ?? internalControl.unsaid}</dd>
              </div>
              <div>
                <dt>{words.dueOn}</dt>
                <dd>{action.dueOn ?? internalControl.unsaid}</dd>
              </div>
              <div>
                <dt>{words.status}</dt>
                <dd>{action.status === null ? internalControl.unsaid : internalControl.statuses[action.status]}</dd>
              </div>
            </dl>
            <p>
              <a href={occurrenceActionUrl(view.key, action.key)}>
                {words.editAction}
                <span className="hidden" lang="sv">
                  {' '}
                  {narrativeText(action.text)}
                </span>
              </a>
            </p>
          </li>
        ))}
      </ul>
      {view.stored === null ? null : (
        <p>
          <a href={occurrenceActionUrl(view.key, null)}>{words.addAction}</a>
        </p>
      )}
    </section>
  );
}

function EvidenceBlock({ view: { evidence } }: { view: OccurrenceView }) {
  const { evidence: words } = useWords();
  if (evidence === null) return null;
  return (
    <section className="occurrence-part" aria-labelledby="underlag">
      <h2 id="underlag">{words.title}</h2>
      <EvidenceList items={evidence.items} />
      <p>
        <a href={evidenceUrl(evidence.subject)}>{words.all}</a>
      </p>
    </section>
  );
}
