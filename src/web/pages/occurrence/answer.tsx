/** Answers with the page of an occurrence, or with what the autosave island asks for. */
import type { App } from '../../../app/app.ts';
import { previewText } from '../../../app/entry-preview.ts';
import type { EditedResult, SavedResult } from '../../../app/occurrence-result.ts';
import { type OccurrenceView, readOccurrence } from '../../../app/occurrence-view.ts';
import { formToNarrative } from '../../../domain/narrative-form.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { answerPage, markupFor, wantsJson } from '../../page.tsx';
import { controlPlanUrl, occurrenceUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext } from '../../visit.ts';
import { issuesIn } from '../../words/said.ts';
import { clockTime } from '../../words/time.ts';
import { Conflict } from '../entry/conflict.tsx';
import { Preview } from '../entry/text-tools.tsx';
import { ControlNames } from './names.tsx';
import { OccurrencePage } from './page.tsx';
import { sampleTable } from './sample-table.ts';
import { fieldsOf, fieldsOfEntry, fieldsOfOthers, type PageState } from './state.ts';

export async function answerView(
  c: WebContext,
  view: OccurrenceView,
  state: Partial<PageState> = {},
): Promise<Response> {
  const { words } = c.get('visit');
  const drawn = sampleTable(words, view);
  const sample = drawn === null ? null : showTable(c, drawn);
  const file = await answerExport(c, sample === null ? [] : [sample]);
  if (file !== null) return file;
  const failed = (state.issues ?? []).length > 0;
  const { body, year } = view.key;
  return answerPage(
    c,
    {
      title: `${view.about.title}, ${view.name}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: `${words.internalControl.plan(year)} ${body}`, href: controlPlanUrl(body, year) },
      ],
      width: 'wide',
      failed,
      islands: view.editable ? ['autosave.js', 'editor.js'] : [],
      children: <OccurrencePage view={view} state={{ fields: fieldsOf(view), ...state, sample }} />,
    },
    state.conflict ? 409 : failed ? 422 : 200,
  );
}

/** The page as the occurrence stands now. */
export async function answerOccurrence(
  c: WebContext,
  app: App,
  key: OccurrenceView['key'],
  state: Partial<PageState> = {},
): Promise<Response> {
  const view = await readOccurrence(app, sessionOf(c), key);
  return view.ok ? answerView(c, view.value, state) : answerRefusal(c, view.issues);
}

/** Shows how the text will look, and saves nothing. */
export async function answerPreview(
  c: WebContext,
  app: App,
  view: OccurrenceView,
  { fields, entered }: Required<Pick<PageState, 'fields' | 'entered'>>,
): Promise<Response> {
  const known = view.report && (await previewText(app, sessionOf(c), view.report, fields.narrative));
  const preview = known?.ok ? known.value : formToNarrative(fields.narrative.replaceAll('\0', ''));
  if (!wantsJson(c)) return answerView(c, view, { fields, preview, entered });
  const html = markupFor(c, <Preview narrative={preview} scales={view.scales} />);
  return c.json({ html });
}

export async function answerSaved(
  c: WebContext,
  app: App,
  key: OccurrenceView['key'],
  { revision, savedAt, state, others }: SavedResult,
): Promise<Response> {
  const { words } = c.get('visit');
  const saved = words.entry.saved(clockTime(savedAt));
  if (others === null) return c.json({ revision, state, saved });
  const view = await readOccurrence(app, sessionOf(c), key);
  if (!view.ok) return c.json({ issues: issuesIn(c.get('visit').language, view.issues) }, 422);
  const { revision: _, ...fields } = fieldsOf(view.value);
  const names = { assessment: words.occurrence.assessment, narrative: words.occurrence.result };
  const changed = others.fields.map((field) =>
    field in names ? names[field as keyof typeof names] : words.occurrence.comment,
  );
  return c.json({ revision, state, saved: `${saved}. ${words.reporting.conflict.others(others.by, changed)}`, fields });
}

/** Tells the island why the result is not saved; in a conflict with the panel to show, as markup of our own. */
export function answerUnsaved(
  c: WebContext,
  view: OccurrenceView,
  done: Exclude<EditedResult, { ok: true }>,
): Response {
  if (!done.conflict) return c.json({ issues: issuesIn(c.get('visit').language, done.issues) }, 422);
  const { revision, merged, theirs } = done.conflict;
  const html = markupFor(
    c,
    <ControlNames>
      <Conflict conflict={done.conflict} scales={view.scales} href={occurrenceUrl(view.key)} island />
    </ControlNames>,
  );
  const { revision: _, ...stands } = fieldsOfEntry(theirs, '');
  return c.json({ conflict: { revision, html, merged, stands, fields: fieldsOfOthers(done.conflict) } }, 409);
}
