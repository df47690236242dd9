/** What a report says of a control: what stands there, what the occurrences propose and by which rule, and the form that a person decides with. */
import type { ControlReportView, ProposalOf } from '../../../app/control-report.ts';
import type { Issue } from '../../../domain/result.ts';
import { controlPlanUrl, controlResultUrl, occurrenceUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/field.tsx';
import { NarrativeView } from '../../ui/narrative.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';

export type ControlResultState = {
  readonly fields: { readonly assessment: string; readonly narrative: string; readonly way: string };
  readonly issues: readonly Issue[];
  /** One more than the actions that came along; '' where nothing was saved. */
  readonly saved?: string;
};

type Props = { view: ControlReportView; state: ControlResultState };

export function ControlResultPage({ view, state }: Props) {
  const { controlWork, periodName } = useWords();
  const { take: words } = controlWork;
  const { body, period, control } = view.key;
  const actions = Number(state.saved || 0) - 1;
  return (
    <>
      <ErrorSummary issues={state.issues} fields={['assessment', 'narrative']} />
      {actions >= 0 ? <Notice kind="done" title={words.saved(actions)} /> : null}
      <p className="eyebrow">{periodName(period)}</p>
      <h1 lang="sv">{view.title}</h1>
      <p lang="sv">{view.risk}</p>
      {view.whyNot === null ? null : <Notice kind="info" title={<Said text={view.whyNot} />} />}
      <div className="entry-grid">
        <div className="entry-main">
          {view.whyNot === null ? (
            <PostForm action={controlResultUrl({ body, period }, control)} className="entry-form">
              <button type="submit" className="default-button" tabIndex={-1} aria-hidden="true" />
              <input type="hidden" name="seen" value={view.seen} autoComplete="off" />
              <input type="hidden" name="way" value={state.fields.way} autoComplete="off" />
              <Proposals view={view} way={state.fields.way} />
              <Fields view={view} state={state} />
            </PostForm>
          ) : (
            <Stands view={view} />
          )}
          <Origins view={view} />
          <p>
            <a href={controlPlanUrl(body, period.year)}>{words.back}</a>
          </p>
        </div>
        <aside className="previous" aria-labelledby="tillfallen">
          <h2 id="tillfallen">{words.occurrences}</h2>
          <Occurrences view={view} />
        </aside>
      </div>
    </>
  );
}

function Proposals({ view, way }: { view: ControlReportView; way: string }) {
  const { take: words } = useWords().controlWork;
  if (view.proposals.length === 0) return <p className="nothing">{words.none}</p>;
  const chosen = view.proposals.find((proposal) => proposal.way === way);
  return (
    <section aria-labelledby="forslag">
      <h2 id="forslag">{words.proposals}</h2>
      <ul className="list">
        {view.proposals.map((proposal) => (
          <Proposal key={proposal.way} proposal={proposal} />
        ))}
      </ul>
      {chosen === undefined ? null : <p role="status">{words.taken}</p>}
    </section>
  );
}

function Proposal({ proposal }: { proposal: ProposalOf }) {
  const { take: words } = useWords().controlWork;
  return (
    <li>
      <p>
        <Said text={proposal.rule} />
      </p>
      <Button look="secondary" action={`hamta-${proposal.way}`}>
        {words.ways[proposal.way]}
      </Button>
    </li>
  );
}

function Fields({ view, state: { fields, issues } }: Props) {
  const words = useWords();
  const { take } = words.controlWork;
  return (
    <>
      {view.scales.map((scale) => (
        <Choices
          key={scale.code}
          name="assessment"
          legend={words.occurrence.assessment}
          choices={[
            ...scale.values.map((value) => ({ value: value.code, label: value.label, symbol: value })),
            { value: '', label: words.state.none },
          ]}
          value={fields.assessment}
          issue={issueOf(issues, 'assessment')}
        />
      ))}
      <TextArea
        name="narrative"
        label={take.text}
        hint={take.textHint}
        rows={12}
        value={fields.narrative}
        issue={issueOf(issues, 'narrative')}
      />
      <div className="save-bar">
        <Button action="spara">{take.save}</Button>
      </div>
    </>
  );
}

function Stands({ view }: { view: ControlReportView }) {
  const words = useWords();
  const value =
    view.scales.flatMap((scale) => scale.values).find(({ code }) => code === view.stands.assessment) ?? null;
  return (
    <div className="reading">
      <p>
        <State name={words.occurrence.assessment} value={value} showName />
      </p>
      {view.stands.result === null ? (
        <p className="nothing">{words.occurrence.nothing}</p>
      ) : (
        <NarrativeView narrative={view.stands.result} scales={view.scales} heading={2} />
      )}
    </div>
  );
}

function Origins({ view }: { view: ControlReportView }) {
  const { take: words } = useWords().controlWork;
  const { body, period, control } = view.key;
  if (view.origins.length === 0) return null;
  return (
    <section aria-labelledby="spar">
      <h2 id="spar">{words.origins}</h2>
      <ul>
        {view.origins.map(({ occurrence, name, number }) => (
          <li key={occurrence}>
            <a href={occurrenceUrl({ body, year: period.year, control, occurrence })} lang="sv">
              {name}
            </a>
            , {words.version(number)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Occurrences({ view }: { view: ControlReportView }) {
  const words = useWords();
  const { body, period, control } = view.key;
  const href = (occurrence: string) => occurrenceUrl({ body, year: period.year, control, occurrence });
  const light = (code: string | null) =>
    view.scales.flatMap((scale) => scale.values).find((value) => value.code === code) ?? null;
  if (view.done.length + view.waiting.length === 0) return <p>{words.controlWork.take.noOccurrences}</p>;
  return (
    <ul className="list">
      {view.done.map((one) => (
        <li key={one.occurrence}>
          <p className="list-title">
            <a href={href(one.occurrence)} lang="sv">
              {one.name}
            </a>
          </p>
          <p>
            <State name={words.occurrence.assessment} value={light(one.assessment)} />{' '}
            <span className="tag">{words.occurrence.states[one.state]}</span>
          </p>
        </li>
      ))}
      {view.waiting.map((one) => (
        <li key={one.occurrence}>
          <p className="list-title">
            <a href={href(one.occurrence)} lang="sv">
              {one.name}
            </a>
          </p>
          <p>
            <span className="tag">{words.occurrence.states[one.state]}</span> {words.controlWork.take.notYet}
          </p>
        </li>
      ))}
    </ul>
  );
}
