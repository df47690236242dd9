/** What the pressed button of a period's page does, and what the page then says of it. */
import type { App } from '../../../app/app.ts';
import { decideWholePeriod } from '../../../app/decide-period.ts';
import { closePeriod, openPeriod, type PeriodChange, planPeriod, reopenPeriod } from '../../../app/period.ts';
import { remindPeriod } from '../../../app/reminder.ts';
import type { Session } from '../../../app/session.ts';
import type { Period } from '../../../domain/period.ts';
import { type Result, refuse, succeed } from '../../../domain/result.ts';
import { Step } from '../../../domain/step.ts';
import { actionField, type Form } from '../../form.ts';
import type { Words } from '../../words/words.ts';
import { enteredDecision } from '../preview/decision.ts';
import { decidePeriodAction } from './decide.tsx';
import type { EnteredTerms } from './form.tsx';

export function enteredTerms(form: Form): EnteredTerms {
  return {
    report: form.text('report'),
    review: form.text('review'),
    compile: form.text('compile'),
    decide: form.text('decide'),
    instructions: form.text('instructions'),
    bodies: form.entries.flatMap(([name, value]) => (name === 'bodies' ? [value] : [])),
    coordinator: form.text('coordinator'),
  };
}

/** True for the buttons that send the terms along. */
export const sendsTerms = (form: Form) => ['spara', 'oppna'].includes(form.text(actionField));

/** What was done, as the address of the page that says so carries it. */
type Trace = Readonly<Record<string, string>>;

function traceOf(klart: string, { moved, created, grown }: PeriodChange): Trace {
  const steps = moved.map(({ step, from }) => `${step} ${from}`).join(',');
  return { klart, nya: String(created), fler: String(grown), flyttade: steps };
}

function traced<T>(result: Result<T>, trace: (value: T) => Trace): Result<Trace> {
  return result.ok ? succeed(trace(result.value)) : result;
}

const unknown = { path: '', message: 'Åtgärden gick inte att läsa. Ladda om sidan och försök igen.' };

/** Does it, and answers with the query of the page that says so. */
export async function pressPeriod(
  app: App,
  session: Session,
  period: Period,
  today: string,
  form: Form,
): Promise<Result<Trace>> {
  switch (form.text(actionField)) {
    case 'spara':
      return traced(await planPeriod(app, session, period, today, enteredTerms(form)), (done) =>
        traceOf('planned', done),
      );
    case 'oppna':
      return traced(await openPeriod(app, session, period, today, enteredTerms(form)), (done) =>
        traceOf('opened', done),
      );
    case 'oppna-planerad':
      return traced(await openPeriod(app, session, period, today), (done) => traceOf('opened', done));
    case 'stang':
      return traced(await closePeriod(app, session, period), () => ({ klart: 'closed' }));
    case 'oppna-igen': {
      const reason = { reason: form.text('reason') };
      return traced(await reopenPeriod(app, session, period, today, reason), () => ({ klart: 'reopened' }));
    }
    case decidePeriodAction:
      return traced(await decideWholePeriod(app, session, period, enteredDecision(form)), ({ frozen }) => ({
        klart: 'decided',
        beslutade: String(frozen),
      }));
    case 'paminn':
      return traced(await remindPeriod(app, session, period, today), ({ sent }) => ({ paminda: String(sent) }));
    default:
      return refuse(unknown);
  }
}

export type Done = { readonly title: string; readonly text: string };

const whole = (text: string | undefined) => (/^\d{1,4}$/u.test(text ?? '') ? Number(text) : 0);

/** The notice of a page that was reached by a pressed button; null where none was. */
export function doneOf(words: Words, query: (name: string) => string | undefined): Done | null {
  const { done, frozen, moved, prepared, reminded, stepLabels } = words.periods;
  if (query('paminda') !== undefined) return { title: reminded(whole(query('paminda'))), text: '' };
  const what = query('klart');
  if (what === 'decided') return { title: done.decided, text: frozen(whole(query('beslutade'))) };
  if (what !== 'planned' && what !== 'opened' && what !== 'closed' && what !== 'reopened') return null;
  const names = (query('flyttade') ?? '').split(',').flatMap((pair) => {
    const [name = '', day = ''] = pair.split(' ');
    const step = Step.safeParse(name);
    return step.success && /^\d{4}-\d{2}-\d{2}$/u.test(day) ? [`${stepLabels[step.data]} (${day})`] : [];
  });
  const parts = [
    prepared(whole(query('nya')), whole(query('fler'))),
    names.length === 0 ? '' : moved(names.join(', ')),
  ];
  return { title: done[what], text: parts.filter((part) => part !== '').join(' ') };
}
