/** One control: its form or how it stands, and its occurrences. */
import type { PlanControlView } from '../../../app/control-edit.ts';
import type { ControlFields } from '../../../app/control-form.ts';
import type { Issue } from '../../../domain/result.ts';
import { controlPlanUrl, riskChainUrl } from '../../routes.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import { ControlForm } from './form.tsx';
import { ControlHistory } from './history.tsx';
import { Occurrences } from './occurrences.tsx';
import { ControlReading } from './reading.tsx';

/** What the buttons of the page ask for. */
export const controlActions = { remove: 'tabort', add: 'tillfalle', drop: 'stallin', undo: 'angra' } as const;

export type EnteredOccurrence = { readonly dueOn: string; readonly label: string; readonly reason: string };
export const noOccurrence: EnteredOccurrence = { dueOn: '', label: '', reason: '' };

export type PlanControlPageProps = {
  view: PlanControlView;
  fields: ControlFields;
  issues: readonly Issue[];
  occurrence: EnteredOccurrence;
  dropped: { readonly key: string; readonly reason: string } | null;
  done: string;
};

const fieldNames = [
  'risk',
  'title',
  'frequency',
  'method',
  'responsible',
  'responsibleAccount',
  'startsOn',
  'endsOn',
  'recurrence',
  'sampleSize',
  'dueOn',
  'label',
  'reason',
];

export function PlanControlPage(props: PlanControlPageProps) {
  const { view, issues, done } = props;
  const { internalControl, register } = useWords();
  const { controlForm: words } = internalControl;
  const { stored, whyNot } = view;
  return (
    <>
      <ErrorSummary issues={issues} fields={fieldNames} />
      {internalControl.done[done] === undefined ? null : <Notice kind="done" title={internalControl.done[done]} />}
      <p className="eyebrow" lang="sv">
        {view.body.name} {view.year}
      </p>
      <h1 lang={stored === null ? undefined : 'sv'}>{stored?.title ?? words.newTitle}</h1>
      {stored?.centralKey == null ? null : (
        <Notice kind="info" title={internalControl.central}>
          <p>{words.locked(view.supervisor)}</p>
        </Notice>
      )}
      {whyNot === null ? (
        <ControlForm {...props} />
      ) : (
        <>
          <Notice kind="info" title={<Said text={whyNot} />} />
          <ControlReading view={view} />
        </>
      )}
      {stored === null ? null : <Occurrences {...props} />}
      {stored === null ? null : (
        <p>
          <a href={riskChainUrl(view.body.code, view.year, stored.risk)}>{register.form.chain}</a>
        </p>
      )}
      <ControlHistory view={view} />
      <p>
        <a href={controlPlanUrl(view.body.code, view.year)}>{words.back}</a>
      </p>
    </>
  );
}
