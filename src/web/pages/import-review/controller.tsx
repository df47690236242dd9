/** /import/:id: what was read, what must be asked, and the decision to take it in or not. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { answerImport, approveImport, readImport, rejectImport } from '../../../app/import.ts';
import type { ImportView } from '../../../app/views.ts';
import type { Issue, Result } from '../../../domain/result.ts';
import { answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { ReviewPage, type ReviewPageState } from './page.tsx';
import { answerField } from './questions.ts';

function answerReview(c: WebContext, view: ImportView, state: ReviewPageState): Response {
  const { words } = c.get('visit');
  const failed = (state.issues ?? []).length > 0;
  return answerPage(
    c,
    {
      title: `${words.review.title} ${view.fileName}`,
      crumbs: [{ text: words.imports.title, href: routes.imports.href({}) }],
      width: 'wide',
      failed,
      children: <ReviewPage view={view} state={state} />,
    },
    failed ? 422 : 200,
  );
}

export function showReview(app: App): Handler<WebEnv> {
  return async (c) => {
    const view = await readImport(app, sessionOf(c), c.req.param('id') ?? '');
    if (!view.ok) return answerRefusal(c, view.issues);
    const known = c.req.query('kand') === '1';
    return answerReview(c, view.value, { known, saved: c.req.query('sparat') === '1' });
  };
}

function answersIn(form: Form, view: ImportView): Record<string, string> {
  return Object.fromEntries(view.proposal.questions.map(({ id }) => [id, form.text(answerField(id))]));
}

/** Each open question that has a proposed answer gets it; what a person has answered stays. */
function withProposed(view: ImportView, answers: Record<string, string>): Record<string, string> {
  const proposed = view.proposal.questions.map(({ id, proposed: own }) => [id, answers[id] || (own?.value ?? '')]);
  return Object.fromEntries(proposed);
}

export function saveReview(app: App): Handler<WebEnv> {
  return async (c) => {
    const session = sessionOf(c);
    const id = c.req.param('id') ?? '';
    const view = await readImport(app, session, id);
    if (!view.ok) return answerRefusal(c, view.issues);
    const form = await readForm(c);
    const action = form.text(actionField);
    const given = answersIn(form, view.value);
    const answers = action === 'forslag' ? withProposed(view.value, given) : given;
    const refused = (issues: readonly Issue[]) => answerReview(c, { ...view.value, answers }, { issues });

    if (action === 'avvisa') {
      const done = await rejectImport(app, session, id);
      return done.ok ? c.redirect(routes.importReview.href({ id }), 303) : refused(done.issues);
    }
    const saved: Result<unknown> = await answerImport(app, session, id, answers);
    if (!saved.ok) return refused(saved.issues);
    if (action !== 'godkann') return c.redirect(`${routes.importReview.href({ id })}?sparat=1`, 303);
    const done = await approveImport(app, session, id);
    if (!done.ok) return refused(done.issues);
    const after = await readImport(app, session, id);
    if (!after.ok) return answerRefusal(c, after.issues);
    return answerReview(c, after.value, { approved: done.value });
  };
}
