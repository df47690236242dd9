/** One period: its dates and instructions, what needs attention, how far each body has come, and what a controller can do. */
import type { PeriodChoices } from '../../../app/period-choices.ts';
import type { PeriodView } from '../../../app/progress.ts';
import { dayName } from '../../../domain/day-name.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useVisit, useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { decisionFields, type EnteredDecision } from '../preview/decision.ts';
import { PeriodActions } from './actions.tsx';
import { DecidePeriod } from './decide.tsx';
import { type EnteredTerms, PeriodForm, termFields } from './form.tsx';
import { PeriodState } from './state.tsx';

export type Done = { readonly title: string; readonly text: string };

type PeriodPageProps = {
  view: PeriodView;
  tables: { readonly troubles: ShownTable | null; readonly bodies: ShownTable };
  /** For those who may change it. */
  choices: PeriodChoices | null;
  entered: EnteredTerms | null;
  /** The decision as it was sent and came back; null where none was. */
  decision: EnteredDecision | null;
  issues: readonly Issue[];
  done: Done | null;
};

export function PeriodPage({ view, tables, choices, entered, decision, issues, done }: PeriodPageProps) {
  const words = useWords();
  const changeable = choices !== null && entered !== null && view.state !== 'decided';
  const inForm = decision === null && issues.some((issue) => issue.path !== 'reason');
  return (
    <>
      <ErrorSummary issues={issues} fields={[...termFields, ...decisionFields, 'reason']} />
      {done === null ? null : (
        <Notice kind="done" title={done.title}>
          {done.text === '' ? null : <p>{done.text}</p>}
        </Notice>
      )}
      <div className="page-head">
        <div>
          <PeriodState state={view.state} readIn={view.bodies.length === 0} />
          <h1>{words.periodName(view.period)}</h1>
        </div>
      </div>
      <Dates view={view} />
      {view.instructions === '' ? null : <Instructions text={view.instructions} />}
      {view.mayManage ? <PeriodActions view={view} issues={issues} /> : null}
      {view.mayDecide ? <DecidePeriod view={view} entered={decision} issues={issues} /> : null}
      {tables.troubles === null ? null : <DataTable table={tables.troubles} empty={words.periods.noTroubles} counted />}
      <DataTable table={tables.bodies} empty={words.periods.noBodies} />
      {changeable ? (
        <details className="adder" open={inForm && issues.length > 0}>
          <summary>{words.periods.change}</summary>
          <PeriodForm choices={choices} entered={entered} issues={issues} />
        </details>
      ) : null}
      {view.events.length === 0 ? null : <History events={view.events} />}
    </>
  );
}

/** A period that is not planned yet: only the form. */
export function NewPeriodPage({
  choices,
  entered,
  issues,
}: Omit<PeriodPageProps, 'view' | 'tables' | 'done' | 'choices' | 'entered' | 'decision'> & {
  choices: PeriodChoices;
  entered: EnteredTerms;
}) {
  const words = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={termFields} />
      <h1>{words.periods.planTitle(words.periodName(choices.period))}</h1>
      <p className="lede">{words.periods.openText}</p>
      <PeriodForm choices={choices} entered={entered} issues={issues} />
    </>
  );
}

function Dates({ view }: { view: PeriodView }) {
  const { words, language } = useVisit();
  if (view.deadlines.length === 0) return <p>{words.periods.noSteps}</p>;
  return (
    <section aria-labelledby="tider">
      <h2 id="tider" className="hidden">
        {words.periods.stepsTitle}
      </h2>
      <ol className="steps">
        {view.deadlines.map(({ step, dueOn, daysLeft, late }) => (
          <li key={step} className={late ? 'step step-passed' : 'step'}>
            <p className="step-name">{words.periods.steps[step]}</p>
            <p>{dayName(dueOn, language)}</p>
            <p className="step-left">
              {late ? `${words.periods.passed}, ` : ''}
              {words.periods.left(daysLeft)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Instructions({ text }: { text: string }) {
  const words = useWords();
  return (
    <section aria-labelledby="anvisningar">
      <h2 id="anvisningar">{words.periods.instructions}</h2>
      <div lang="sv" className="period-instructions">
        {text.split(/\n{2,}/u).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </section>
  );
}

function History({ events }: Pick<PeriodView, 'events'>) {
  const words = useWords();
  return (
    <section aria-labelledby="handelser">
      <h2 id="handelser">{words.periods.historyTitle}</h2>
      <ul className="history">
        {events.map((event) => (
          <li key={event.at}>
            <span className="history-day">{dayTime(event.at)}</span>
            <p>
              {words.periods.events[event.kind]}
              {event.by === null ? '' : `, ${words.who(event.by)}`}
              {event.reason === '' ? null : <span lang="sv">: {event.reason}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
