/** /administration/styrmodell/skala/:code: the words, meanings, shapes and colours of one scale. */
import type { App } from '../../../app/app.ts';
import { noScale, saveScale } from '../../../app/model-edit.ts';
import { modelNotAllowed, readModel } from '../../../app/steering-model.ts';
import type { Issue } from '../../../domain/result.ts';
import type { Scale } from '../../../domain/scale.ts';
import { answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext } from '../../visit.ts';
import { forAdministrators } from '../administration/only.ts';
import { type EnteredScale, enteredOf, inputOf, readScale } from './fields.ts';
import { ScalePage } from './page.tsx';

async function findScale(c: WebContext, app: App): Promise<Scale | undefined> {
  const model = await readModel(app, sessionOf(c));
  return model.ok ? model.value.scales.find(({ code }) => code === c.req.param('code')) : undefined;
}

function answerScale(c: WebContext, scale: Scale, issues: readonly Issue[] = [], entered?: EnteredScale): Response {
  const { words } = c.get('visit');
  const failed = issues.length > 0;
  const page = {
    title: scale.name,
    crumbs: [
      { text: words.administration.title, href: routes.administration.href({}) },
      { text: words.model.title, href: routes.model.href({}) },
    ],
    failed,
    islands: ['scale.js'],
    children: (
      <ScalePage
        scale={scale}
        entered={entered ?? enteredOf(scale)}
        issues={issues}
        saved={c.req.query('sparat') === '1'}
      />
    ),
  };
  return answerPage(c, page, failed ? 422 : 200);
}

export const showScale = (app: App) =>
  forAdministrators(async (c) => {
    const scale = await findScale(c, app);
    return scale === undefined ? answerRefusal(c, [noScale]) : answerScale(c, scale);
  }, modelNotAllowed);

export const changeScale = (app: App) =>
  forAdministrators(async (c) => {
    const scale = await findScale(c, app);
    if (scale === undefined) return answerRefusal(c, [noScale]);
    const form = await readForm(c);
    const entered = readScale(form, scale);
    const done = await saveScale(app, sessionOf(c), scale.code, inputOf(entered, form.text(actionField)));
    if (!done.ok) return answerScale(c, scale, done.issues, entered);
    return c.redirect(`${routes.scale.href({ code: scale.code })}?sparat=1`, 303);
  }, modelNotAllowed);
