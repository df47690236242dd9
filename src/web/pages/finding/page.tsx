/** One finding: what is said of it, the form that changes it, and what it has led to. */
import type { ReactNode } from 'react';
import { findingUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import type { Words } from '../../words/words.ts';
import type { Entered, FindingState } from './entered.ts';
import { IncidentFields, RecommendationFields, ReportFields, SurveyFields } from './fields.tsx';
import type { Finding, Place } from './load.ts';
import { RaisedPanel } from './raised.tsx';
import { Recommendations } from './recommendations.tsx';
import { SurveyBody } from './survey.tsx';

export function titleOf(finding: Finding, { findings }: Words): string {
  if (finding.kind === 'revision') return finding.report.title;
  if (finding.kind === 'rekommendation') return findings.reports.recommendation;
  if (finding.kind === 'incident') return finding.incident.title;
  if (finding.kind === 'sjalvvardering') return finding.survey.title;
  return {
    revision: findings.reports,
    rekommendation: findings.reports,
    incident: findings.incidents,
    sjalvvardering: findings.surveys,
  }[finding.of].add;
}

type FindingPageProps = { finding: Finding; place: Place; state: FindingState };

export function FindingPage({ finding, place, state }: FindingPageProps) {
  const words = useWords();
  const url = findingUrl(place.body, place.kind, place.id);
  return (
    <>
      <ErrorSummary issues={state.issues} />
      {state.saved ? <Notice kind="done" title={words.findings.saved} /> : null}
      <p className="eyebrow" lang="sv">
        {finding.body.name}
      </p>
      <h1 lang={finding.kind === 'new' || finding.kind === 'rekommendation' ? undefined : 'sv'}>
        {titleOf(finding, words)}
      </h1>
      {finding.whyNot === null ? null : <Notice kind="info" title={<Said text={finding.whyNot} />} />}
      <Body finding={finding} url={url} state={state} />
    </>
  );
}

/** Closed until it is asked for, open where it came back with faults. */
function Edit({
  title,
  open,
  url,
  action,
  children,
}: {
  title: string;
  open: boolean;
  url: string;
  action: string;
  children: ReactNode;
}) {
  const { findings } = useWords();
  return (
    <details className="decide" open={open}>
      <summary>{title}</summary>
      <PostForm action={url} className="stack">
        {children}
        <p>
          <Button action={action}>{findings.save}</Button>
        </p>
      </PostForm>
    </details>
  );
}

const texts = (fields: Readonly<Record<string, string | number | null>>): Entered =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === null ? '' : String(value)]));

function Facts({ facts }: { facts: readonly (readonly [string, string | null])[] }) {
  const { findings } = useWords();
  return (
    <dl className="plan-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd lang={value === null || value === '' ? undefined : 'sv'}>{value || findings.unsaid}</dd>
        </div>
      ))}
    </dl>
  );
}

function Body({ finding, url, state }: { finding: Finding; url: string; state: FindingState }) {
  const { findings: words } = useWords();
  const given = (from: string, stored: Entered) =>
    state.from === from
      ? { entered: { ...stored, ...state.entered }, issues: state.issues }
      : { entered: stored, issues: [] };
  if (finding.kind === 'new') {
    const form = given('ny', {});
    return (
      <PostForm action={url} className="stack">
        {finding.of === 'revision' ? <ReportFields {...form} /> : null}
        {finding.of === 'incident' ? <IncidentFields {...form} scale={finding.scale} /> : null}
        {finding.of === 'sjalvvardering' ? <SurveyFields {...form} /> : null}
        <p>
          <Button action="ny">{words.save}</Button>
        </p>
      </PostForm>
    );
  }
  const editable = finding.whyNot === null;
  if (finding.kind === 'revision') {
    const { id: _, body: __, ...report } = finding.report;
    return (
      <>
        <Facts
          facts={[
            [words.reports.on, report.reportedOn],
            [words.reports.registry, report.registryNumber],
            [words.reports.summary, report.summary],
          ]}
        />
        <Recommendations view={finding} />
        {editable ? (
          <>
            <Edit
              title={words.reports.addRecommendation}
              open={state.from === 'rekommendation'}
              url={url}
              action="rekommendation"
            >
              <RecommendationFields {...given('rekommendation', {})} />
            </Edit>
            <Edit title={words.reports.editReport} open={state.from === 'spara'} url={url} action="spara">
              <input type="hidden" name="revision" value={report.revision} autoComplete="off" />
              <ReportFields {...given('spara', texts(report))} />
            </Edit>
          </>
        ) : null}
      </>
    );
  }
  if (finding.kind === 'sjalvvardering') {
    return (
      <>
        <SurveyBody view={finding} url={url} state={state} />
        <RaisedPanel raised={finding.raised} url={url} editable={editable} proposed="" state={state} />
      </>
    );
  }
  if (finding.kind === 'rekommendation') {
    const { source: _, id: __, report: ___, ...said } = finding.recommendation;
    return (
      <>
        <p lang="sv">{said.text}</p>
        <Facts
          facts={[
            [words.reports.answer, said.answer],
            [words.reports.status, words.reports.statuses[said.status]],
            [words.reports.owner, said.owner],
            [words.reports.dueOn, said.dueOn],
          ]}
        />
        {editable ? (
          <Edit title={words.reports.edit} open={state.from === 'spara'} url={url} action="spara">
            <input type="hidden" name="revision" value={said.revision} autoComplete="off" />
            <RecommendationFields {...given('spara', texts(said))} />
          </Edit>
        ) : null}
        <RaisedPanel raised={finding.raised} url={url} editable={editable} proposed="" state={state} />
      </>
    );
  }
  const { id: _, body: __, ...incident } = finding.incident;
  const level = finding.scale.values.find(({ code }) => code === String(incident.seriousness));
  return (
    <>
      <Facts
        facts={[
          [words.incidents.on, incident.happenedOn],
          [words.incidents.seriousness, `${incident.seriousness} ${level?.label ?? ''}`],
          [words.incidents.description, incident.description],
        ]}
      />
      {editable ? (
        <Edit title={words.incidents.edit} open={state.from === 'spara'} url={url} action="spara">
          <input type="hidden" name="revision" value={incident.revision} autoComplete="off" />
          <IncidentFields {...given('spara', texts(incident))} scale={finding.scale} />
        </Edit>
      ) : null}
      <RaisedPanel raised={finding.raised} url={url} editable={editable} proposed="" state={state} />
    </>
  );
}
