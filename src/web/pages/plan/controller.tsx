/** /plan/:year: the tree of a plan, with adding, moving and re-linking in place, and the opening of a revision. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { cancelRevision, openRevision } from '../../../app/plan-decision.ts';
import { addPlanNode, movePlanNode, undoPlanRemoval } from '../../../app/plan-edit.ts';
import { type MoveChoices, type PlanFilter, readMoveChoices, readPlan } from '../../../app/plan-view.ts';
import type { PlanStep } from '../../../domain/plan-move.ts';
import { type Issue, type Result, refuse } from '../../../domain/result.ts';
import { readYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { planNodeUrl, routes } from '../../routes.ts';
import { treeAnchor } from '../../ui/tree.tsx';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { pressedId } from './move.tsx';
import { PlanPage } from './page.tsx';
import { isFiltered, nothingDone, nothingEntered, type PlanPageState, planHref } from './state.ts';

const readFilter = (c: WebContext): PlanFilter => ({
  body: c.req.query('organ') || null,
  level: c.req.query('niva') || null,
});

const steps: readonly PlanStep[] = ['up', 'down', 'in', 'out'];
const readStep = (text: string | undefined): PlanStep | null => steps.find((step) => step === text) ?? null;

async function answerPlan(c: WebContext, app: App, year: number, state: PlanPageState): Promise<Response> {
  const view = await readPlan(app, sessionOf(c), year, readFilter(c));
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const moving = c.req.query('flytta');
  let choices: MoveChoices | null = null;
  if (moving !== undefined && view.value.editable) choices = await readMoveChoices(app, sessionOf(c), year, moving);
  const failed = state.issues.length > 0;
  return answerPage(
    c,
    {
      title: words.plan.title(year),
      crumbs: [{ text: words.plan.list.title, href: routes.plans.href({}) }],
      width: 'wide',
      failed,
      islands: view.value.editable && !isFiltered(view.value) ? ['plan.js'] : [],
      children: <PlanPage view={view.value} state={state} choices={choices} />,
    },
    failed ? 422 : 200,
  );
}

export function showPlanTree(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    if (year === null) return answerMissing(c);
    return answerPlan(c, app, year, {
      issues: [],
      under: c.req.query('under') ?? null,
      entered: nothingEntered,
      done: {
        what: c.req.query('klart') ?? '',
        node: c.req.query('post') ?? '',
        step: readStep(c.req.query('steg')),
      },
      reason: '',
    });
  };
}

type Done = Result<{ readonly what: string; readonly node: string; readonly step?: PlanStep }>;

async function done<T>(
  work: Promise<Result<T>>,
  value: (result: T) => { what: string; node: string; step?: PlanStep },
): Promise<Done> {
  const result = await work;
  return result.ok ? { ok: true, value: value(result.value) } : result;
}

/** Does what the pressed button asks for. */
function act(c: WebContext, app: App, year: number, form: Form): Promise<Done> {
  const session = sessionOf(c);
  const action = form.text(actionField);
  const node = form.text('node');
  const step = readStep(action);
  if (step !== null) {
    const moved = movePlanNode(app, session, year, { node, seen: form.text('seen'), to: step });
    return done(moved, () => ({ what: 'flyttad', node, step }));
  }
  switch (action) {
    case 'flytta': {
      const to = { parent: form.text('parent') || null, before: form.text('before') || null };
      return done(movePlanNode(app, session, year, { node, seen: form.text('seen'), to }), () => ({
        what: 'flyttad',
        node,
      }));
    }
    case 'lagg-till':
    case 'lagg-till-mer': {
      const input = { parent: form.text('parent'), level: form.text('level'), title: form.text('title') };
      return done(addPlanNode(app, session, year, input), (key) => ({ what: action, node: key }));
    }
    case 'angra':
      return done(undoPlanRemoval(app, session, year, node), () => ({ what: 'angrad', node }));
    case 'oppna':
      return done(openRevision(app, session, year, { reason: form.text('reason') }), () => ({
        what: 'oppnad',
        node: '',
      }));
    case 'avbryt':
      return done(cancelRevision(app, session, year), () => ({ what: 'avbruten', node: '' }));
    default:
      return Promise.resolve(refuse({ path: '', message: c.get('visit').words.plan.tree.unknown }));
  }
}

function stateAfter(form: Form, issues: readonly Issue[]): PlanPageState {
  const adding = form.text(actionField).startsWith('lagg-till');
  return {
    issues,
    under: adding ? form.text('parent') : null,
    entered: { title: form.text('title'), level: form.text('level') },
    done: nothingDone,
    reason: form.text('reason'),
  };
}

export function changePlanTree(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    if (year === null) return answerMissing(c);
    const form = await readForm(c);
    const result = await act(c, app, year, form);
    if (!result.ok) return answerPlan(c, app, year, stateAfter(form, result.issues));
    const { what, node, step } = result.value;
    if (what === 'lagg-till-mer') return c.redirect(planNodeUrl(year, node), 303);
    const more = { klart: what, ...(node === '' ? {} : { post: node }), ...(step === undefined ? {} : { steg: step }) };
    const anchor = step !== undefined ? `#${pressedId}` : node === '' ? '' : `#${treeAnchor(node)}`;
    return c.redirect(planHref(year, readFilter(c), more) + anchor, 303);
  };
}
