/** /internkontroll/:body/:year/risker/:risk: one risk of the register, or with "+" the form of a new one. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { removeRegisterRisk, saveRegisterRisk, undoRisk } from '../../../app/register-edit.ts';
import { readRegisterRisk } from '../../../app/register-risk.ts';
import type { RiskFields } from '../../../app/risk-form.ts';
import type { Issue } from '../../../domain/result.ts';
import { readBodyYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { newPart, registerRiskUrl, registerUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { RiskPage, riskFieldNames } from './page.tsx';

type Entered = { readonly fields: RiskFields; readonly revision: string };
type State = { readonly issues: readonly Issue[]; readonly entered: Entered | null };

const riskIn = (c: WebContext) => (c.req.param('risk') === newPart ? null : `risk/${c.req.param('risk') ?? ''}`);

async function answerRisk(c: WebContext, app: App, state: State): Promise<Response> {
  const key = readBodyYear(c);
  if (key === null) return answerMissing(c);
  const view = await readRegisterRisk(app, sessionOf(c), key, riskIn(c));
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const failed = state.issues.length > 0;
  const { fields, stored } = view.value;
  return answerPage(
    c,
    {
      ...(stored === null
        ? { title: words.register.form.newTitle }
        : { title: stored.text.slice(0, 80), titleLang: 'sv' }),
      crumbs: [
        {
          text: `${words.register.titleOf(key.year)} ${view.value.body.name}`,
          href: registerUrl(key.body, key.year),
        },
      ],
      failed,
      children: (
        <RiskPage
          view={view.value}
          fields={state.entered === null ? fields : { ...fields, ...state.entered.fields }}
          // The form comes back on what stands there now, so that saving once more is a choice.
          revision={stored?.revision ?? 0}
          issues={state.issues}
        />
      ),
    },
    failed ? 422 : 200,
  );
}

export function showRisk(app: App): Handler<WebEnv> {
  return (c) => answerRisk(c, app, { issues: [], entered: null });
}

/** The fields that the form sent; those that it did not stay as they were. */
function enteredIn(form: Form): Entered {
  const names = new Set(form.entries.map(([name]) => name));
  const sent = riskFieldNames.filter((name) => names.has(name)).map((name) => [name, form.text(name)] as const);
  return { fields: Object.fromEntries(sent) as RiskFields, revision: form.text('revision') || '0' };
}

export function saveRisk(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readBodyYear(c);
    if (key === null) return answerMissing(c);
    const risk = riskIn(c);
    const form = await readForm(c);
    const action = form.text(actionField);
    if (action === 'tabort' && risk !== null) {
      const removed = await removeRegisterRisk(app, sessionOf(c), key, risk);
      if (!removed.ok) return answerRisk(c, app, { issues: removed.issues, entered: null });
      return c.redirect(`${registerUrl(key.body, key.year)}?klart=borttagen`, 303);
    }
    if (action === 'angra' && risk !== null) {
      const input = { version: form.text('version'), revision: form.text('revision') };
      const undone = await undoRisk(app, sessionOf(c), key, risk, input);
      if (!undone.ok) return answerRisk(c, app, { issues: undone.issues, entered: null });
      return c.redirect(`${registerRiskUrl(key.body, key.year, risk)}?klart=aterstalld`, 303);
    }
    const entered = enteredIn(form);
    const input = { ...entered.fields, revision: entered.revision };
    const saved = await saveRegisterRisk(app, sessionOf(c), key, risk, input);
    if (!saved.ok) return answerRisk(c, app, { issues: saved.issues, entered });
    return c.redirect(`${registerUrl(key.body, key.year)}?klart=sparad#tabell-bruttolista`, 303);
  };
}
