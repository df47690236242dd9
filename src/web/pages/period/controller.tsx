/** /perioder/:period: one period, or the form that plans it where it is not planned yet. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readPeriodChoices } from '../../../app/period-choices.ts';
import { readPeriod } from '../../../app/progress.ts';
import { parsePeriod } from '../../../domain/period.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { periodUrl, routes } from '../../routes.ts';
import { today } from '../../today.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { type EnteredDecision, enteredDecision } from '../preview/decision.ts';
import { bodyTable } from './bodies.tsx';
import { doneOf, enteredTerms, pressPeriod, sendsTerms } from './change.ts';
import { decidePeriodAction } from './decide.tsx';
import { type EnteredTerms, termsAsEntered } from './form.tsx';
import { NewPeriodPage, PeriodPage } from './page.tsx';
import { troubleTable } from './troubles.tsx';

type Failed = {
  readonly issues: readonly Issue[];
  readonly entered: EnteredTerms | null;
  readonly decision: EnteredDecision | null;
};

const readPath = (c: WebContext) => parsePeriod(c.req.param('period') ?? '');

async function answerPeriod(c: WebContext, app: App, failed: Failed | null): Promise<Response> {
  const period = readPath(c);
  if (period === null) return answerMissing(c);
  const session = sessionOf(c);
  const { words } = c.get('visit');
  const view = await readPeriod(app, session, period, today());
  const choices = view.ok && !view.value.mayManage ? null : await readPeriodChoices(app, session, period, today());
  const crumbs = [{ text: words.periods.title, href: routes.periods.href({}) }];
  const issues = failed?.issues ?? [];
  const page = { crumbs, failed: issues.length > 0 };
  const status = issues.length > 0 ? 422 : 200;
  if (!view.ok) {
    if (!choices?.ok) return answerRefusal(c, choices?.issues ?? view.issues);
    const entered = failed?.entered ?? termsAsEntered(choices.value);
    const children = <NewPeriodPage choices={choices.value} entered={entered} issues={issues} />;
    return answerPage(
      c,
      { ...page, title: words.periods.planTitle(words.periodName(choices.value.period)), children },
      status,
    );
  }
  const known = choices?.ok ? choices.value : null;
  const entered = failed?.entered ?? (known && termsAsEntered(known));
  const done = doneOf(words, (name) => c.req.query(name));
  const { state, bodies, troubles } = view.value;
  const tables = {
    troubles:
      state === 'open' && bodies.length > 0 && troubles !== null
        ? showTable(c, troubleTable(period, troubles, words))
        : null,
    bodies: showTable(c, bodyTable(view.value, words)),
  };
  const file = await answerExport(
    c,
    Object.values(tables).filter((table) => table !== null),
  );
  if (file !== null) return file;
  const children = (
    <PeriodPage
      view={view.value}
      tables={tables}
      choices={known}
      entered={entered}
      decision={failed?.decision ?? null}
      issues={issues}
      done={done}
    />
  );
  return answerPage(c, { ...page, title: words.periodName(view.value.period), width: 'wide', children }, status);
}

export function showPeriod(app: App): Handler<WebEnv> {
  return (c) => answerPeriod(c, app, null);
}

export function changePeriod(app: App): Handler<WebEnv> {
  return async (c) => {
    const period = readPath(c);
    if (period === null) return answerMissing(c);
    const form = await readForm(c);
    const pressed = await pressPeriod(app, sessionOf(c), period, today(), form);
    if (pressed.ok) return c.redirect(`${periodUrl(period)}?${new URLSearchParams(pressed.value)}`, 303);
    return answerPeriod(c, app, {
      issues: pressed.issues,
      entered: sendsTerms(form) ? enteredTerms(form) : null,
      decision: form.text(actionField) === decidePeriodAction ? enteredDecision(form) : null,
    });
  };
}
