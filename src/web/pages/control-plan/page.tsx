/** A control plan on one page: all in brief in a table, then each risk with its controls, results and actions. */
import type { ControlPlanView } from '../../../app/control-plan.ts';
import type { YearRow } from '../../../app/control-year.ts';
import type { Origin } from '../../../app/findings.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { carryOverUrl, controlPlanUrl, findingsUrl, planControlUrl, registerUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { DecisionFields } from '../preview/decide.tsx';
import { decisionFields, type EnteredDecision } from '../preview/decision.ts';
import { Documents } from './documents.tsx';
import { Origins } from './origins.tsx';
import { Overview } from './overview.tsx';
import { Revise, Versions } from './revision.tsx';
import { RiskSection } from './risk.tsx';
import { YearTable } from './year.tsx';

export type ControlPlanState = {
  issues: readonly Issue[];
  /** What the decision's form shows. */
  entered: EnteredDecision;
  /** The decision was registered, or an action saved, just now. */
  registered?: boolean;
  saved?: boolean;
  /** What was done just now. */
  done?: string;
  /** What risks were raised from. */
  origins?: readonly Origin[];
  /** The reason of a revision that came back with faults. */
  reason?: string;
};

type ControlPlanPageProps = {
  view: ControlPlanView;
  year: readonly YearRow[];
  tables: { readonly year: ShownTable; readonly brief: ShownTable };
  state: ControlPlanState;
};

export function ControlPlanPage({ view, year, tables, state }: ControlPlanPageProps) {
  const { internalControl: words, supervision, findings } = useWords();
  const controls = view.risks.flatMap((risk) => risk.controls);
  const actions = controls.flatMap((control) => control.actions);
  return (
    <>
      <ErrorSummary issues={state.issues} fields={[...decisionFields, 'reason']} />
      {state.saved ? <Notice kind="done" title={words.saved} /> : null}
      {words.done[state.done ?? ''] === undefined ? null : <Notice kind="done" title={words.done[state.done ?? '']} />}
      <div className="page-head">
        <div>
          <p className="eyebrow">{words.plan(view.year)}</p>
          <h1 lang="sv">{view.body.name}</h1>
          {view.risks.length === 0 ? null : (
            <p className="lede">{words.counts(view.risks.length, controls.length, actions.length)}</p>
          )}
        </div>
        <div className="actions">
          {view.whyNot === null && view.risks.length > 0 ? (
            <ButtonLink href={planControlUrl(view.body.code, view.year, null)}>{words.addControl}</ButtonLink>
          ) : null}
          <ButtonLink look="secondary" href={carryOverUrl(view.body.code, view.year)}>
            {supervision.carryOver.link(view.year - 1)}
          </ButtonLink>
          <ButtonLink look="secondary" href={registerUrl(view.body.code, view.year)}>
            {words.toRegister(view.unchosen)}
          </ButtonLink>
          <ButtonLink look="secondary" href={findingsUrl(view.body.code)}>
            {findings.title}
          </ButtonLink>
        </div>
      </div>
      <Standing view={view} registered={state.registered ?? false} />
      {view.canDecide ? <Decide view={view} state={state} /> : null}
      <Revise view={view} issues={state.issues} reason={state.reason ?? ''} />
      {view.risks.length === 0 ? (
        <div className="empty">
          <h2>{words.emptyTitle}</h2>
          <p>{words.empty}</p>
        </div>
      ) : (
        <>
          <YearTable rows={year} table={tables.year} body={view.body.code} year={view.year} />
          <Overview risks={view.risks} table={tables.brief} />
          {view.risks.map((risk) => (
            <RiskSection key={risk.key} risk={risk} body={view.body.code} year={view.year} scales={view.scales} />
          ))}
        </>
      )}
      <Origins origins={state.origins ?? []} />
      <Versions view={view} />
      {view.risks.length === 0 ? null : (
        <Documents
          body={view.body.code}
          year={view.year}
          reported={controls.some(({ results }) => results.some(({ period }) => period.kind === 'year'))}
        />
      )}
    </>
  );
}

/** Draft, or what is known of the decision. */
function Standing({ view, registered }: { view: ControlPlanView; registered: boolean }) {
  const { internalControl: words } = useWords();
  if (view.plan === null) return null;
  const { state, decidedOn, paragraph, registryNumber } = view.plan;
  if (state === 'revising')
    return (
      <Notice kind="info" title={words.revising(view.plan.revisionReason ?? '')}>
        <p>{words.revisingText}</p>
      </Notice>
    );
  if (state === 'draft') return <p className="tag tag-proposed plan-standing">{words.draft}</p>;
  const parts = [decidedOn, paragraph, registryNumber].filter((part) => part !== null);
  return (
    <Notice kind={registered ? 'done' : 'info'} title={words.decided(parts)}>
      <p>{words.decidedText}</p>
    </Notice>
  );
}

/** Closed until it is asked for, open where it came back with faults. */
function Decide({ view, state }: { view: ControlPlanView; state: ControlPlanState }) {
  const { internalControl, preview } = useWords();
  return (
    <details className="decide" id="beslut" open={state.issues.length > 0 && state.reason === undefined}>
      <summary>{internalControl.decide.title}</summary>
      <PostForm action={controlPlanUrl(view.body.code, view.year)} className="stack">
        <input type="hidden" name="seen" value={view.seen} autoComplete="off" />
        <p>{internalControl.decide.text}</p>
        <DecisionFields entered={state.entered} issues={state.issues} />
        <p className="decide-warning">{preview.decide.warning}</p>
        <p>
          <Button>{internalControl.decide.submit}</Button>
        </p>
      </PostForm>
    </details>
  );
}
