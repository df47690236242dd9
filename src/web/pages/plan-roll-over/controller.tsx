/** /plan/:year/ny: rehearsing the copy of a plan to a new year, with the choices that it leaves, and carrying it out. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { goalPicks, picks, rehearseRollOver, rollPlanOver } from '../../../app/plan-roll-over.ts';
import type { Issue } from '../../../domain/result.ts';
import { readYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { planUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { nextField, RollOverPage } from './page.tsx';

type Input = {
  readonly to: string;
  readonly pick?: (typeof picks)[number];
  readonly goals?: (typeof goalPicks)[number];
  readonly chosen?: readonly string[];
  readonly bodies?: Readonly<Record<string, string>>;
};

async function answerRollOver(
  c: WebContext,
  app: App,
  year: number,
  input: Input,
  issues: readonly Issue[] = [],
): Promise<Response> {
  const session = sessionOf(c);
  const asked = await rehearseRollOver(app, session, year, input);
  const wrongYear = !asked.ok && asked.issues.some(({ path }) => path === 'to');
  const view = wrongYear ? await rehearseRollOver(app, session, year, { ...input, to: String(year + 1) }) : asked;
  if (!view.ok) return answerRefusal(c, view.issues);
  const all = [...issues, ...(asked.ok ? [] : asked.issues)];
  const { words } = c.get('visit');
  const failed = all.length > 0;
  return answerPage(
    c,
    {
      title: words.plan.rollOver.title(year, view.value.to),
      crumbs: [
        { text: words.plan.list.title, href: routes.plans.href({}) },
        { text: view.value.stored.title, href: planUrl(year) },
      ],
      failed,
      children: <RollOverPage view={view.value} issues={all} />,
    },
    failed ? 422 : 200,
  );
}

export function showRollOver(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    if (year === null) return answerMissing(c);
    const pick = picks.find((one) => one === c.req.query('valj'));
    const to = c.req.query('till') ?? String(year + 1);
    const goals = goalPicks.find((one) => one === c.req.query('mal'));
    const picked = { ...(pick === undefined ? {} : { pick }), ...(goals === undefined ? {} : { goals }) };
    return answerRollOver(c, app, year, { to, ...picked });
  };
}

function readInput(form: Form): Input {
  const prefix = nextField('');
  return {
    to: form.text('till'),
    chosen: form.entries.flatMap(([name, value]) => (name === 'chosen' ? [value] : [])),
    bodies: Object.fromEntries(
      form.entries.flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
      ),
    ),
  };
}

export function performRollOver(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    if (year === null) return answerMissing(c);
    const form = await readForm(c);
    const input = readInput(form);
    if (form.text(actionField) !== 'kopiera') return answerRollOver(c, app, year, input);
    const done = await rollPlanOver(app, sessionOf(c), year, { ...input, seen: form.text('seen') });
    if (done.ok) return c.redirect(`${planUrl(done.value.year)}?klart=skapad`, 303);
    // A year that has a plan already is said by the page itself.
    const issues = done.issues.filter(({ path }) => path !== 'to');
    return answerRollOver(c, app, year, input, issues);
  };
}
