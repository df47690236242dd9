/** /samla/:body/:period/post/:level/:slug: one node with everybody's lights and texts, and what is chosen of them. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { editEntry } from '../../../app/entry.ts';
import { forgetSource, takeTextAnew } from '../../../app/gather-anew.ts';
import { readGatherNode } from '../../../app/gather-node.ts';
import { takeTexts } from '../../../app/gather-text.ts';
import type { Issue } from '../../../domain/result.ts';
import { showWhole } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { gatherNodeUrl, gatherUrl, routes, treeUrl } from '../../routes.ts';
import { answerTable } from '../../table-page.tsx';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { stateFields } from '../entry/fields.ts';
import { type Place, readPlace } from '../entry/place.ts';
import { blockField, type Done, type Entered, GatherNodePage, nothingEntered, seenField } from './page.tsx';
import { lightTable } from './table.ts';

type Failure = { readonly issues: readonly Issue[]; readonly entered?: Entered };

async function answerNode(c: WebContext, app: App, { address, key }: Place, failure: Failure = { issues: [] }) {
  const view = await readGatherNode(app, sessionOf(c), address, key);
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const { issues, entered = nothingEntered } = failure;
  const { title } = view.value.entry.node;
  const crumbs = [
    { text: words.layout.work, href: routes.home.href({}) },
    { text: `${address.body}, ${words.periodName(address.period)}`, href: treeUrl(address) },
    { text: words.gathering.title, href: gatherUrl(address) },
  ];
  const table = lightTable(words, view.value);
  const here = { text: title, href: gatherNodeUrl(address, key) };
  const alone = await answerTable(c, [table], { title, crumbs: [...crumbs, here] });
  if (alone !== null) return alone;
  const lights = showWhole(table);
  return answerPage(
    c,
    {
      title: `${words.gathering.title} – ${title}`,
      crumbs,
      width: 'wide',
      failed: issues.length > 0,
      children: <GatherNodePage {...{ view: view.value, lights, address, issues, entered }} done={doneIn(c)} />,
    },
    issues.length > 0 ? 422 : 200,
  );
}

/** What the last request did, as its redirect says it. */
function doneIn(c: WebContext): Done | null {
  const number = (name: string) => Number(/^\d{1,3}$/u.exec(c.req.query(name) ?? '')?.[0] ?? -1);
  if (number('hamtat') >= 0) return { kind: 'taken', count: number('hamtat') };
  if (number('pa-nytt') >= 0) return { kind: 'anew', count: number('pa-nytt') };
  if (c.req.query('bedomt') === '1') return { kind: 'assessed', count: 1 };
  return c.req.query('losskopplat') === '1' ? { kind: 'forgotten', count: 1 } : null;
}

export function showGatherNode(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    return place === null ? answerMissing(c) : answerNode(c, app, place);
  };
}

const actions: Record<string, (c: WebContext, app: App, place: Place, form: Form) => Promise<Response>> = {
  hamta: takeChosen,
  bedom: assess,
  'hamta-om': fetchAnew,
  'koppla-loss': forget,
};

export function changeGatherNode(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    const form = await readForm(c);
    const name = form.text(actionField);
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    return place === null || action === undefined ? answerMissing(c) : action(c, app, place, form);
  };
}

const nodeUrl = ({ address, key }: Place) => gatherNodeUrl(address, key);

async function takeChosen(c: WebContext, app: App, place: Place, form: Form): Promise<Response> {
  const bodies = form.all('ta');
  const entered: Entered = {
    bodies,
    blocks: new Map(bodies.map((body) => [body, form.all(blockField(body))])),
    place: form.text('place') === 'first' ? 'first' : 'last',
    leadIn: form.text('leadIn') === 'ja',
  };
  const texts = bodies.map((body) => ({
    body,
    seen: form.text(seenField(body)),
    blocks: entered.blocks.get(body) ?? [],
  }));
  const input = { place: form.text('place'), leadIn: entered.leadIn, texts };
  const done = await takeTexts(app, sessionOf(c), place.address, place.key, input);
  if (!done.ok) return answerNode(c, app, place, { issues: done.issues, entered });
  return c.redirect(`${nodeUrl(place)}?hamtat=${done.value.taken}`, 303);
}

/** Saves the light that a person has chosen, through the same use case as the entry's own page. */
async function assess(c: WebContext, app: App, place: Place, form: Form): Promise<Response> {
  const { words } = c.get('visit');
  const chosen = stateFields.filter((field) => form.entries.some(([name]) => name === field));
  const input = {
    revision: form.text('revision'),
    ...Object.fromEntries(chosen.map((field) => [field, form.text(field)])),
  };
  const done = await editEntry(app, sessionOf(c), place.address, place.key, input);
  if (done.ok) return c.redirect(`${nodeUrl(place)}?bedomt=1`, 303);
  const raced = done.conflict && [{ path: '', message: words.gathering.node.raced(done.conflict.savedBy) }];
  return answerNode(c, app, place, { issues: raced ?? done.issues });
}

async function fetchAnew(c: WebContext, app: App, place: Place, form: Form): Promise<Response> {
  const input = { ordinal: form.text('ordinal'), seen: form.text('seen') };
  const done = await takeTextAnew(app, sessionOf(c), place.address, place.key, input);
  if (!done.ok) return answerNode(c, app, place, { issues: done.issues });
  return c.redirect(`${nodeUrl(place)}?pa-nytt=${done.value.clashes}`, 303);
}

async function forget(c: WebContext, app: App, place: Place, form: Form): Promise<Response> {
  const done = await forgetSource(app, sessionOf(c), place.address, place.key, { ordinal: form.text('ordinal') });
  if (!done.ok) return answerNode(c, app, place, { issues: done.issues });
  return c.redirect(`${nodeUrl(place)}?losskopplat=1`, 303);
}
