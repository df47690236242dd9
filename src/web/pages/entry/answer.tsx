/** Answers with the page of an entry, or with what the autosave island asks for. */
import type { App } from '../../../app/app.ts';
import { checkDraft } from '../../../app/check-draft.ts';
import { readDiscussion } from '../../../app/comment.ts';
import { type EditedEntry, readEntry } from '../../../app/entry.ts';
import { previewText } from '../../../app/entry-preview.ts';
import { readOrigins } from '../../../app/gather-origin.ts';
import type { EntryView } from '../../../app/views.ts';
import type { Issue } from '../../../domain/result.ts';
import { showWhole } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { answerPage, markupFor, wantsJson } from '../../page.tsx';
import { entryUrl, routes, treeUrl } from '../../routes.ts';
import { answerTable } from '../../table-page.tsx';
import { sessionOf, type WebContext } from '../../visit.ts';
import { issuesIn } from '../../words/said.ts';
import { clockTime } from '../../words/time.ts';
import { Conflict } from './conflict.tsx';
import { DraftFigures } from './draft-figures.tsx';
import { fieldsOf, fieldsOfOthers } from './fields.ts';
import { indicatorTable } from './indicators.ts';
import { EntryPage } from './page.tsx';
import type { Place } from './place.ts';
import type { EntryPageState } from './state.ts';
import { Preview } from './text-tools.tsx';

type Status = 200 | 409 | 422;

/** The page for a view that was read just now. */
export async function answerView(
  c: WebContext,
  app: App,
  place: Place,
  view: EntryView,
  state: Partial<EntryPageState> = {},
): Promise<Response> {
  const { words } = c.get('visit');
  const { address } = place;
  const failed = (state.issues ?? []).length > 0;
  const status: Status = state.conflict ? 409 : failed ? 422 : 200;
  const discussion = await readDiscussion(app, sessionOf(c), address, place.key);
  const gathered = await readOrigins(app, sessionOf(c), address, place.key);
  const crumbs = [
    { text: words.layout.work, href: routes.home.href({}) },
    { text: `${address.body}, ${words.periodName(address.period)}`, href: treeUrl(address) },
  ];
  const indicators = indicatorTable(words, view.indicators);
  const here = { text: view.node.title, href: entryUrl(address, view.node.key) };
  const alone = await answerTable(c, [indicators], { title: view.node.title, crumbs: [...crumbs, here] });
  if (alone !== null) return alone;
  const shown = { fields: fieldsOf(view), ...state, discussion, gathered, indicators: showWhole(indicators) };
  return answerPage(
    c,
    {
      title: `${view.node.title} – ${view.node.levelName}`,
      crumbs,
      width: 'wide',
      failed,
      islands: view.editable ? ['autosave.js', 'editor.js'] : [],
      children: <EntryPage view={view} address={address} state={shown} />,
    },
    status,
  );
}

/** The page as the entry stands now. */
export async function answerEntry(
  c: WebContext,
  app: App,
  place: Place,
  state: Partial<EntryPageState> = {},
): Promise<Response> {
  const view = await readEntry(app, sessionOf(c), place.address, place.key);
  return view.ok ? answerView(c, app, place, view.value, state) : answerRefusal(c, view.issues);
}

/** Shows how the text will look: to the island as markup, else in the page with what was entered. */
export async function answerPreview(
  c: WebContext,
  app: App,
  place: Place,
  view: EntryView,
  entered: Pick<EntryPageState, 'fields' | 'values'>,
): Promise<Response> {
  const preview = await previewText(app, sessionOf(c), place.address, entered.fields.narrative);
  if (!preview.ok) return answerRefusal(c, preview.issues);
  if (!wantsJson(c)) return answerView(c, app, place, view, { ...entered, preview: preview.value });
  const html = markupFor(c, <Preview narrative={preview.value} scales={view.scales} />);
  return c.json({ html });
}

/** Checks the figures of the text as it is written: to the island as markup, else in the page with what was entered. */
export async function answerChecked(
  c: WebContext,
  app: App,
  place: Place,
  view: EntryView,
  entered: Pick<EntryPageState, 'fields' | 'values'>,
): Promise<Response> {
  const checked = await checkDraft(app, sessionOf(c), place.address, place.key, entered.fields.narrative);
  if (!checked.ok) return answerRefusal(c, checked.issues);
  const draft = { ...checked.value, asked: true };
  if (!wantsJson(c)) return answerView(c, app, place, view, { ...entered, draft });
  const html = markupFor(c, <DraftFigures draft={draft} address={place.address} />);
  return c.json({ html });
}

type Saved = Extract<EditedEntry, { ok: true }>['value'];

/**
 * Tells the island that the entry is saved; where others have changed other fields, what stands in all of them. `issues`:
 * values of indicators that could not be saved.
 */
export async function answerSaved(
  c: WebContext,
  app: App,
  { address, key }: Place,
  saved: Saved,
  issues: readonly Issue[],
): Promise<Response> {
  const { words, language } = c.get('visit');
  const { revision, state, others } = saved;
  const said = words.entry.saved(clockTime(saved.savedAt));
  const kept = issues.length === 0 ? {} : { issues: issuesIn(language, issues) };
  if (others === null) return c.json({ revision, state, saved: said, ...kept });
  const view = await readEntry(app, sessionOf(c), address, key);
  if (!view.ok) return c.json({ issues: issuesIn(c.get('visit').language, view.issues) }, 422);
  const names = others.fields.map((field) => words.reporting.fields[field]);
  const { revision: _, ...fields } = fieldsOf(view.value);
  const note = words.reporting.conflict.others(others.by, names);
  return c.json({ revision, state, saved: `${said}. ${note}`, fields, ...kept });
}

/** Tells the island why the entry is not saved; in a conflict with the panel to show, as markup of our own. */
export function answerUnsaved(
  c: WebContext,
  { address, key }: Place,
  view: EntryView,
  done: Exclude<EditedEntry, { ok: true }>,
): Response {
  if (!done.conflict) return c.json({ issues: issuesIn(c.get('visit').language, done.issues) }, 422);
  const { revision, form, merged, theirs } = done.conflict;
  const html = markupFor(
    c,
    <Conflict conflict={done.conflict} scales={view.scales} href={entryUrl(address, key)} island />,
  );
  const { revision: _, ...stands } = fieldsOf({ ...view, entry: theirs, form });
  return c.json({ conflict: { revision, html, merged, stands, fields: fieldsOfOthers(done.conflict) } }, 409);
}
