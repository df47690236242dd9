/** /administration/sammanslagning and /administration/delning: a form, what it would do, and the press that does it. */
import type { App } from '../../../app/app.ts';
import { organisationNotAllowed, readOrganisation } from '../../../app/organisation.ts';
import { previewReorganisation, reorganise } from '../../../app/reorganise.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext } from '../../visit.ts';
import { forAdministrators } from '../administration/only.ts';
import { type Entered, inputOf, type Kind, nothingEntered, readEntered } from './entered.ts';
import { ReorganiseForm } from './form.tsx';
import { ReorganisePreview } from './preview.tsx';

function frame(c: WebContext, kind: Kind, failed: boolean) {
  const { words } = c.get('visit');
  const title = kind === 'merged' ? words.reorganise.mergeTitle : words.reorganise.splitTitle;
  const crumbs = [
    { text: words.administration.title, href: routes.administration.href({}) },
    { text: words.organisation.title, href: routes.organisation.href({}) },
  ];
  return { title, crumbs, failed };
}

async function answerForm(c: WebContext, app: App, kind: Kind, entered: Entered, issues: readonly Issue[] = []) {
  const view = await readOrganisation(app, sessionOf(c));
  if (!view.ok) return answerRefusal(c, view.issues);
  const failed = issues.length > 0;
  const children = <ReorganiseForm kind={kind} bodies={view.value.bodies} entered={entered} issues={issues} />;
  return answerPage(c, { ...frame(c, kind, failed), children }, failed ? 422 : 200);
}

/** Of what there is to do before anybody has said where each node goes: that is chosen on the preview itself. */
async function seenHash(c: WebContext, app: App, kind: Kind, entered: Entered): Promise<string> {
  const plan = await previewReorganisation(app, sessionOf(c), inputOf(kind, { ...entered, moves: {} }));
  return plan.ok ? plan.value.hash : '';
}

async function answerPreview(c: WebContext, app: App, kind: Kind, entered: Entered, issues: readonly Issue[] = []) {
  const plan = await previewReorganisation(app, sessionOf(c), inputOf(kind, entered));
  if (!plan.ok) return answerForm(c, app, kind, entered, plan.issues);
  const failed = issues.length > 0;
  const hash = await seenHash(c, app, kind, entered);
  const children = <ReorganisePreview plan={plan.value} entered={entered} hash={hash} issues={issues} />;
  return answerPage(c, { ...frame(c, kind, failed), children }, failed ? 422 : 200);
}

const show = (app: App, kind: Kind) =>
  forAdministrators((c) => {
    const from = c.req.query('fran');
    const none = nothingEntered(kind);
    return answerForm(c, app, kind, from === undefined ? none : { ...none, from: [from] });
  }, organisationNotAllowed);

const save = (app: App, kind: Kind) =>
  forAdministrators(async (c) => {
    const form = await readForm(c);
    const entered = readEntered(form, kind);
    const action = form.text(actionField);
    if (action === 'edit') return answerForm(c, app, kind, entered);
    if (action !== 'confirm') return answerPreview(c, app, kind, entered);
    const plan = await previewReorganisation(app, sessionOf(c), inputOf(kind, entered));
    const unchanged = (await seenHash(c, app, kind, entered)) === form.text('hash');
    const hash = plan.ok && unchanged ? plan.value.hash : '';
    const done = await reorganise(app, sessionOf(c), inputOf(kind, entered), hash);
    if (!done.ok) return answerPreview(c, app, kind, entered, done.issues);
    return c.redirect(`${routes.organisation.href({})}?andrad=1`, 303);
  }, organisationNotAllowed);

export const showMerge = (app: App) => show(app, 'merged');
export const saveMerge = (app: App) => save(app, 'merged');
export const showSplit = (app: App) => show(app, 'split');
export const saveSplit = (app: App) => save(app, 'split');
