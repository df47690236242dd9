/** A control plan on one page: all in brief in a table, then each risk with its controls, results and actions. */
import type { ControlPlanView } from '../../../app/control-plan.ts';
import type { Issue } from '../../../domain/result.ts';
import { controlPlanUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { DecisionFields } from '../preview/decide.tsx';
import { decisionFields, type EnteredDecision } from '../preview/decision.ts';
import { Overview } from './overview.tsx';
import { RiskSection } from './risk.tsx';

export type ControlPlanState = {
  issues: readonly Issue[];
  /** What the decision's form shows. */
  entered: EnteredDecision;
  /** The decision was registered, or an action saved, just now. */
  registered?: boolean;
  saved?: boolean;
};

export function ControlPlanPage({ view, state }: { view: ControlPlanView; state: ControlPlanState }) {
  const { internalControl: words } = useWords();
  const controls = view.risks.flatMap((risk) => risk.controls);
  const actions = controls.flatMap((control) => control.results[0]?.actions ?? []);
  return (
    <>
      <ErrorSummary issues={state.issues} fields={decisionFields} />
      {state.saved ? <Notice kind="done" title={words.saved} /> : null}
      <div className="page-head">
        <div>
          <p className="eyebrow">{words.plan(view.year)}</p>
          <h1 lang="sv">{view.body.name}</h1>
          {view.risks.length === 0 ? null : (
            <p className="lede">{words.counts(view.risks.length, controls.length, actions.length)}</p>
          )}
        </div>
      </div>
      <Standing view={view} registered={state.registered ?? false} />
      {view.canDecide ? <Decide view={view} state={state} /> : null}
      {view.risks.length === 0 ? (
        <div className="empty">
          <h2>{words.emptyTitle}</h2>
          <p>{words.empty}</p>
        </div>
      ) : (
        <>
          <Overview risks={view.risks} />
          {view.risks.map((risk) => (
            <RiskSection key={risk.key} risk={risk} body={view.body.code} scales={view.scales} />
          ))}
        </>
      )}
    </>
  );
}

/** Draft, or what is known of the decision. */
function Standing({ view, registered }: { view: ControlPlanView; registered: boolean }) {
  const { internalControl: words } = useWords();
  if (view.plan === null) return null;
  const { state, decidedOn, paragraph, registryNumber } = view.plan;
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
    <details className="decide" id="beslut" open={state.issues.length > 0}>
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
