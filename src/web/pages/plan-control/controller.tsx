/** /internkontroll/:body/:year/kontroller/:control: one control of the plan with its occurrences, or with "+" a new one (`?risk=`). */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readPlanControl, removePlanControl, savePlanControl, undoPlanControl } from '../../../app/control-edit.ts';
import type { ControlFields } from '../../../app/control-form.ts';
import { addOccurrence, dropPlannedOccurrence } from '../../../app/occurrence-edit.ts';
import type { Issue, Result } from '../../../domain/result.ts';
import { readBodyYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { controlPlanUrl, newPart, planControlUrl } from '../../routes.ts';
import { today } from '../../today.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { controlActions, type EnteredOccurrence, noOccurrence, PlanControlPage } from './page.tsx';

type State = {
  readonly issues: readonly Issue[];
  readonly entered?: ControlFields;
  readonly occurrence?: EnteredOccurrence;
  readonly dropped?: { readonly key: string; readonly reason: string };
};

const controlIn = (c: WebContext) =>
  c.req.param('control') === newPart ? null : `control/${c.req.param('control') ?? ''}`;

async function answerControl(c: WebContext, app: App, state: State): Promise<Response> {
  const key = readBodyYear(c);
  if (key === null) return answerMissing(c);
  const view = await readPlanControl(app, sessionOf(c), key, controlIn(c), c.req.query('risk'));
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const failed = state.issues.length > 0;
  return answerPage(
    c,
    {
      title: view.value.stored?.title ?? words.internalControl.controlForm.newTitle,
      crumbs: [
        {
          text: `${words.internalControl.plan(key.year)} ${view.value.body.name}`,
          href: controlPlanUrl(key.body, key.year),
        },
      ],
      failed,
      children: (
        <PlanControlPage
          view={view.value}
          fields={state.entered ?? view.value.fields}
          issues={state.issues}
          occurrence={state.occurrence ?? noOccurrence}
          dropped={state.dropped ?? null}
          done={c.req.query('klart') ?? ''}
        />
      ),
    },
    failed ? 422 : 200,
  );
}

export function showPlanControl(app: App): Handler<WebEnv> {
  return (c) => answerControl(c, app, { issues: [] });
}

const texts = [
  'risk',
  'title',
  'frequency',
  'method',
  'responsible',
  'responsibleAccount',
  'startsOn',
  'endsOn',
  'fourEyes',
  'sampleSize',
] as const;

function enteredIn(form: Form): ControlFields {
  const said = Object.fromEntries(texts.map((name) => [name, form.text(name)]));
  return { ...said, recurrence: form.all('recurrence') } as ControlFields;
}

export function changePlanControl(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readBodyYear(c);
    if (key === null) return answerMissing(c);
    const control = controlIn(c);
    const form = await readForm(c);
    const session = sessionOf(c);
    const [action = '', ...rest] = form.text(actionField).split(':');
    const after = async (done: Result<unknown>, to: string, state: Omit<State, 'issues'>) =>
      done.ok ? c.redirect(to, 303) : answerControl(c, app, { issues: done.issues, ...state });
    const plan = controlPlanUrl(key.body, key.year);
    if (control !== null && action === controlActions.remove)
      return after(await removePlanControl(app, session, key, control), `${plan}?klart=borttagen`, {});
    if (control !== null && action === controlActions.undo) {
      const input = { version: form.text('version'), revision: form.text('revision') };
      const to = `${planControlUrl(key.body, key.year, control)}?klart=aterstalld`;
      return after(await undoPlanControl(app, session, key, control, input), to, {});
    }
    const here = `${planControlUrl(key.body, key.year, control)}?klart=tillfalle#tillfallen`;
    if (control !== null && action === controlActions.add) {
      const occurrence = { dueOn: form.text('dueOn'), label: form.text('label'), reason: form.text('reason') };
      return after(await addOccurrence(app, session, key, control, occurrence), here, { occurrence });
    }
    if (control !== null && action === controlActions.drop) {
      const dropped = { key: rest.join(':'), reason: form.text('dropReason') };
      const input = { occurrence: dropped.key, reason: dropped.reason };
      return after(await dropPlannedOccurrence(app, session, key, control, input, today()), here, { dropped });
    }
    const entered = enteredIn(form);
    const input = { ...entered, revision: form.text('revision') || '0' };
    return after(await savePlanControl(app, session, key, control, input), `${plan}?klart=kontroll`, { entered });
  };
}
