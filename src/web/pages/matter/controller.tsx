/** /rapport/:body/:period/arende: the report's matter; its details, and the registering of dispatch and certification. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { certifyDecision, dispatchReport, editMatter, readMatter } from '../../../app/matter.ts';
import type { ReportAddress } from '../../../app/views.ts';
import { type Issue, type Result, refuse } from '../../../domain/result.ts';
import { readAddress } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { matterUrl, previewUrl, routes, treeUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { enteredFields, type MatterFields, storedFields } from './fields.ts';
import { MatterPage } from './page.tsx';

type State = { readonly issues: readonly Issue[]; readonly entered: MatterFields | null; readonly done: string };

async function answerMatter(c: WebContext, app: App, address: ReportAddress, state: State): Promise<Response> {
  const { words } = c.get('visit');
  const view = await readMatter(app, sessionOf(c), address);
  if (!view.ok) return answerRefusal(c, view.issues);
  const failed = state.issues.length > 0;
  const fields = state.entered ?? storedFields(view.value);
  return answerPage(
    c,
    {
      title: `${words.secretary.title} – ${view.value.title}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: `${address.body}, ${words.periodName(address.period)}`, href: treeUrl(address) },
        { text: words.preview.title, href: previewUrl(address) },
      ],
      failed,
      children: (
        <MatterPage view={view.value} address={address} fields={fields} issues={state.issues} done={state.done} />
      ),
    },
    failed ? 422 : 200,
  );
}

export function showMatter(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    return answerMatter(c, app, address, { issues: [], entered: null, done: c.req.query('klart') ?? '' });
  };
}

type Change = (
  app: App,
  session: ReturnType<typeof sessionOf>,
  address: ReportAddress,
  input: unknown,
) => Promise<Result<unknown>>;

const changes: Record<string, Change> = {
  spara: editMatter,
  skicka: dispatchReport,
  justera: certifyDecision,
};

export function changeMatter(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    const form = await readForm(c);
    const action = form.text(actionField);
    const fields = enteredFields(form);
    const input = { ...fields, onDate: fields.onDate, recipients: action === 'skicka' ? fields.to : fields.recipients };
    const done = await (changes[action]?.(app, sessionOf(c), address, input) ?? refuse({ path: '', message: '' }));
    if (done.ok) return c.redirect(`${matterUrl(address)}?klart=${action}`, 303);
    const issues = done.issues.map((issue) =>
      action === 'skicka' && issue.path === 'recipients' ? { ...issue, path: 'to' } : issue,
    );
    return answerMatter(c, app, address, { issues, entered: fields, done: '' });
  };
}
