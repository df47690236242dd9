/** /underlag/:id: one file that is kept as evidence, its download, what is said of it, and the erasure of its content. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { editEvidence, openEvidence, readEvidence, removeEvidence } from '../../../app/evidence.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerRefusal } from '../../errors.tsx';
import { answerForeignFile } from '../../file.ts';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { evidenceUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { type Entered, editAction, OneEvidencePage } from './page.tsx';

const idOf = (c: WebContext) => c.req.param('id') ?? '';

async function answerOne(c: WebContext, app: App, issues: readonly Issue[], entered: Entered = {}): Promise<Response> {
  const read = await readEvidence(app, sessionOf(c), idOf(c));
  if (!read.ok) return answerRefusal(c, read.issues);
  const { words } = c.get('visit');
  const { subject, evidence } = read.value;
  const failed = issues.length > 0;
  const edited = c.req.query('sparat') === '1';
  return answerPage(
    c,
    {
      title: `${words.evidence.title} – ${evidence.fileName || words.evidence.erasedName}`,
      crumbs: [
        { text: subject.title, href: subject.path },
        { text: words.evidence.title, href: evidenceUrl(subject.subject) },
      ],
      failed,
      children: <OneEvidencePage one={read.value} issues={issues} entered={entered} edited={edited} />,
    },
    failed ? 422 : 200,
  );
}

export function showOneEvidence(app: App): Handler<WebEnv> {
  return (c) => answerOne(c, app, []);
}

export function changeEvidence(app: App): Handler<WebEnv> {
  return async (c) => {
    const form = await readForm(c);
    if (form.text(actionField) === editAction) {
      const fields = {
        ...{ note: form.text('note'), retainUntil: form.text('retainUntil'), revision: form.text('revision') },
        ...(form.text('personalData') === '' ? {} : { personalData: 'ja' }),
      };
      const saved = await editEvidence(app, sessionOf(c), idOf(c), fields);
      if (!saved.ok) return answerOne(c, app, saved.issues, { said: fields });
      return c.redirect(`${routes.oneEvidence.href({ id: idOf(c) })}?sparat=1`, 303);
    }
    const reason = form.text('reason');
    const done = await removeEvidence(app, sessionOf(c), idOf(c), { reason });
    if (!done.ok) return answerOne(c, app, done.issues, { reason });
    return c.redirect(routes.oneEvidence.href({ id: idOf(c) }), 303);
  };
}

export function downloadEvidence(app: App): Handler<WebEnv> {
  return async (c) => {
    const opened = await openEvidence(app, sessionOf(c), idOf(c));
    return opened.ok ? answerForeignFile(c, opened.value) : answerRefusal(c, opened.issues);
  };
}
