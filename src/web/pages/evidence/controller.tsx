/** /underlag?till=…: the evidence of one thing, and the upload of more. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { addEvidence as add, readEvidenceOf } from '../../../app/evidence.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { evidenceUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { EvidencePage, type EvidencePageProps } from './page.tsx';

type State = { readonly issues: readonly Issue[] } & Pick<EvidencePageProps, 'values'>;

async function answerEvidence(c: WebContext, app: App, { issues, values }: State): Promise<Response> {
  const read = await readEvidenceOf(app, sessionOf(c), c.req.query('till') ?? '');
  if (!read.ok) return answerRefusal(c, read.issues);
  const { words } = c.get('visit');
  const failed = issues.length > 0;
  const view = read.value;
  return answerPage(
    c,
    {
      title: `${words.evidence.title} – ${view.subject.title}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: view.subject.title, href: view.subject.path },
      ],
      failed,
      children: <EvidencePage {...{ view, issues, values }} saved={c.req.query('sparat') === '1' && !failed} />,
    },
    failed ? 422 : 200,
  );
}

const empty = { note: '', retainUntil: '' };

export function showEvidence(app: App): Handler<WebEnv> {
  return (c) => answerEvidence(c, app, { issues: [], values: empty });
}

export function addEvidence(app: App): Handler<WebEnv> {
  return async (c) => {
    const form = await readForm(c);
    const subject = c.req.query('till') ?? '';
    const values = { note: form.text('note'), retainUntil: form.text('retainUntil') };
    const { words } = c.get('visit');
    if (form.spooled === null)
      return answerEvidence(c, app, { issues: [{ path: 'file', message: words.evidence.noFile }], values });
    const personalData = form.text('personalData') === '' ? {} : { personalData: 'ja' };
    const added = await add(app, sessionOf(c), subject, { file: form.spooled, input: { ...values, ...personalData } });
    if (!added.ok) return answerEvidence(c, app, { issues: added.issues, values });
    return c.redirect(`${evidenceUrl(subject)}&sparat=1`, 303);
  };
}
