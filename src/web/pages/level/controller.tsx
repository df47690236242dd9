/** /administration/styrmodell/niva/:code: what one level is called, how long its nodes last, and what they are assessed with. */
import type { App } from '../../../app/app.ts';
import { noLevel, saveLevel } from '../../../app/model-edit.ts';
import { modelNotAllowed, readModel } from '../../../app/steering-model.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { sessionOf, type WebContext } from '../../visit.ts';
import { forAdministrators } from '../administration/only.ts';
import { type EnteredLevel, enteredOf, LevelFields, levelFields, readLevel } from './fields.tsx';

const codeOf = (c: WebContext) => c.req.param('code') ?? '';

async function answerLevel(c: WebContext, app: App, issues: readonly Issue[] = [], entered?: EnteredLevel) {
  const model = await readModel(app, sessionOf(c));
  const level = model.ok ? model.value.levels.find(({ code }) => code === codeOf(c)) : undefined;
  if (!model.ok || !level) return answerRefusal(c, [noLevel]);
  const { words } = c.get('visit');
  const failed = issues.length > 0;
  const { administration, model: said } = words;
  const children = (
    <>
      <ErrorSummary issues={issues} fields={levelFields} />
      <p className="eyebrow">{said.level}</p>
      <h1 lang="sv">{level.name}</h1>
      <PostForm action={routes.level.href({ code: level.code })} className="stack">
        <LevelFields entered={entered ?? enteredOf(level)} scales={model.value.scales} issues={issues} />
        <div>
          <Button>{said.saveLevel}</Button>
        </div>
      </PostForm>
    </>
  );
  const crumbs = [
    { text: administration.title, href: routes.administration.href({}) },
    { text: said.title, href: routes.model.href({}) },
  ];
  return answerPage(c, { title: level.name, crumbs, failed, children }, failed ? 422 : 200);
}

export const showLevel = (app: App) => forAdministrators((c) => answerLevel(c, app), modelNotAllowed);

export const changeLevel = (app: App) =>
  forAdministrators(async (c) => {
    const entered = readLevel(await readForm(c));
    const done = await saveLevel(app, sessionOf(c), codeOf(c), entered);
    if (!done.ok) return answerLevel(c, app, done.issues, entered);
    return c.redirect(`${routes.model.href({})}?sparat=1`, 303);
  }, modelNotAllowed);
