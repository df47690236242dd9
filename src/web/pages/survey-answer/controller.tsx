/** /enkat/:id: answering a self-assessment that was sent to the person. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type AskedView, answerSurvey, readAsked } from '../../../app/survey-answer.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { SurveyAnswerPage } from './page.tsx';

type State = { readonly issues: readonly Issue[]; readonly entered: Readonly<Record<string, string>> };

function answer(c: WebContext, view: AskedView, state: State): Response {
  const { words } = c.get('visit');
  const failed = state.issues.length > 0;
  const page = {
    title: `${words.findings.answer.title}: ${view.survey.title}`,
    crumbs: [{ text: words.layout.work, href: routes.home.href({}) }],
    width: 'narrow' as const,
    failed,
    children: <SurveyAnswerPage view={view} {...state} />,
  };
  return answerPage(c, page, failed ? 422 : 200);
}

export function showSurvey(app: App): Handler<WebEnv> {
  return async (c) => {
    const view = await readAsked(app, sessionOf(c), c.req.param('id') ?? '');
    return view.ok ? answer(c, view.value, { issues: [], entered: {} }) : answerRefusal(c, view.issues);
  };
}

export function sendAnswer(app: App): Handler<WebEnv> {
  return async (c) => {
    const id = c.req.param('id') ?? '';
    const view = await readAsked(app, sessionOf(c), id);
    if (!view.ok) return answerRefusal(c, view.issues);
    const form = await readForm(c);
    const entered = Object.fromEntries(form.entries);
    const done = await answerSurvey(app, sessionOf(c), id, entered);
    if (done.ok) return c.redirect(routes.surveyAnswer.href({ id }), 303);
    return answer(c, view.value, { issues: done.issues, entered });
  };
}
