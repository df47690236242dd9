/** /administration/styrmodell: the levels in order, the scales as they look, and the terms of office. */
import type { App } from '../../../app/app.ts';
import { addLevel, moveLevel, readTerms, saveTermList } from '../../../app/model-edit.ts';
import { modelNotAllowed, readModel } from '../../../app/steering-model.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext } from '../../visit.ts';
import { forAdministrators } from '../administration/only.ts';
import { type EnteredLevel, noLevelEntered, readLevel } from '../level/fields.tsx';
import { ModelPage } from './page.tsx';
import { levelTable } from './table.ts';
import { type EnteredTerm, readTermRows } from './terms.tsx';

type ModelState = { issues?: readonly Issue[]; level?: EnteredLevel; terms?: readonly EnteredTerm[] };

async function answerModel(c: WebContext, app: App, { issues = [], level, terms }: ModelState = {}) {
  const session = sessionOf(c);
  const model = await readModel(app, session);
  if (!model.ok) return answerRefusal(c, model.issues);
  const stored = await readTerms(app, session);
  if (!stored.ok) return answerRefusal(c, stored.issues);
  const { words } = c.get('visit');
  const table = showTable(c, levelTable(words, model.value));
  const file = await answerExport(c, [table]);
  if (file !== null) return file;
  const failed = issues.length > 0;
  const rows = stored.value.map(({ first, last, name }) => ({ first: String(first), last: String(last), name }));
  return answerPage(
    c,
    {
      title: words.model.title,
      crumbs: [{ text: words.administration.title, href: routes.administration.href({}) }],
      failed,
      children: (
        <ModelPage
          model={model.value}
          table={table}
          terms={terms ?? rows}
          level={level ?? noLevelEntered}
          adding={level !== undefined}
          issues={issues}
          saved={c.req.query('sparat') === '1'}
        />
      ),
    },
    failed ? 422 : 200,
  );
}

export const showModel = (app: App) => forAdministrators((c) => answerModel(c, app), modelNotAllowed);

/** What came back as the form was refused, so that nothing written is lost. */
function enteredIn(form: Form, action: string): ModelState {
  if (action === 'add') return { level: readLevel(form) };
  return action === 'terms' ? { terms: readTermRows(form) } : {};
}

export const changeModel = (app: App) =>
  forAdministrators(async (c) => {
    const form = await readForm(c);
    const session = sessionOf(c);
    const [action = '', ...rest] = form.text(actionField).split(':');
    const code = rest.join(':');
    const edits: Record<string, () => Promise<{ ok: true } | { ok: false; issues: readonly Issue[] }>> = {
      add: () => addLevel(app, session, readLevel(form)),
      up: () => moveLevel(app, session, code, -1),
      down: () => moveLevel(app, session, code, 1),
      terms: () => saveTermList(app, session, readTermRows(form)),
    };
    const edit = Object.hasOwn(edits, action) ? edits[action] : undefined;
    if (!edit) return c.redirect(routes.model.href({}), 303);
    const done = await edit();
    if (!done.ok) return answerModel(c, app, { issues: done.issues, ...enteredIn(form, action) });
    return c.redirect(`${routes.model.href({})}?sparat=1`, 303);
  }, modelNotAllowed);
