/** /internkontroll/:body/:year/kontroll/:control/:occurrence: doing a control, by a form or by the autosave island. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type EditedResult, editResult } from '../../../app/occurrence-result.ts';
import { assessSample, drawOccurrenceSample } from '../../../app/occurrence-sample.ts';
import {
  correctResult,
  markResultDone,
  returnResult,
  signResult,
  withdrawResult,
} from '../../../app/occurrence-state.ts';
import { type OccurrenceView, readOccurrence } from '../../../app/occurrence-view.ts';
import { figureForm } from '../../../domain/narrative-form.ts';
import { countSample, sampleSentence } from '../../../domain/sample.ts';
import { filterName, pathWith } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { wantsJson } from '../../page.tsx';
import { occurrenceUrl } from '../../routes.ts';
import { filterAction, unfilterAction } from '../../ui/data-table.tsx';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { answerOccurrence, answerPreview, answerSaved, answerUnsaved, answerView } from './answer.tsx';
import { readKey } from './place.ts';
import { drawFields, enteredAgain, isDrawing, rowNames, sentRows, shownFilterField } from './sample-fields.ts';
import { sampleTableId } from './sample-table.ts';
import { doneUrl, enteredFields, type Fields, fieldsOfEntry, fieldsOfOthers, outcomeIn } from './state.ts';

export function showOccurrence(app: App): Handler<WebEnv> {
  return (c) => {
    const key = readKey(c);
    return key === null
      ? answerMissing(c)
      : answerOccurrence(c, app, key, { outcome: outcomeIn((name) => c.req.query(name)) });
  };
}

export function saveOccurrence(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readKey(c);
    if (key === null) return answerMissing(c);
    const form = await readForm(c);
    const read = await readOccurrence(app, sessionOf(c), key);
    if (!read.ok) return answerRefusal(c, read.issues);
    const view = read.value;
    const fields = enteredFields(form);
    const entered = enteredAgain(form, { told: false });
    const action = form.text(actionField);
    if (action === 'visa') return answerPreview(c, app, view, { fields, entered });
    const added = insertedText(view, action, form);
    if (added !== null) return answerView(c, view, { fields: withText(fields, added), outcome: 'inserted', entered });
    const saved = await saveSent(c, app, view, form);
    if ('answer' in saved) return saved.answer;
    if (action === 'oforandrat') return answerOccurrence(c, app, key, { outcome: 'copied' });
    if (action !== 'klar') return answerDone(c, app, key, form);
    const marked = await markResultDone(app, sessionOf(c), key, { revision: saved.revision });
    if (marked.ok) return c.redirect(doneUrl(key, 'ready'), 303);
    return answerOccurrence(c, app, key, { issues: marked.issues });
  };
}

type Sending = { readonly revision: number } | { readonly answer: Response };

/**
 * Saves the result, and then what the sample's rows showed; else the page again with all that was entered. The autosave
 * island sends no rows.
 */
async function saveSent(c: WebContext, app: App, view: OccurrenceView, form: Form): Promise<Sending> {
  const { key } = view;
  const entered = enteredFields(form);
  const action = form.text(actionField);
  const wanted = wantedFields(action, view, entered, form);
  const done = await editResult(app, sessionOf(c), key, wanted);
  if (wantsJson(c))
    return { answer: done.ok ? await answerSaved(c, app, key, done.value) : answerUnsaved(c, view, done) };
  const all = enteredAgain(form, { told: false });
  if (!done.ok) return { answer: await answerAgain(c, view, { entered, wanted, action, done, all }) };
  const rows = sentRows(form);
  if (rows === null) return { revision: done.value.revision };
  const assessed = await assessSample(app, sessionOf(c), key, rows);
  if (assessed.ok) return { revision: assessed.value.revision ?? done.value.revision };
  const again = enteredAgain(form, { told: true });
  return { answer: await answerOccurrence(c, app, key, { issues: assessed.issues, entered: again }) };
}

/** Where a button leads that only saved. What was meant for drawing a sample stands in the form again. */
async function answerDone(c: WebContext, app: App, key: OccurrenceView['key'], form: Form): Promise<Response> {
  const filtered = filteredUrl(key, form);
  if (filtered !== null) return c.redirect(`${filtered}#stickprov`, 303);
  const outcome = form.text(actionField) === 'utfall' ? 'assessed' : 'saved';
  const names: readonly string[] = [...drawFields, 'headers'];
  const entered = Object.fromEntries(form.entries.filter(([name]) => names.includes(name)));
  if (isDrawing(entered)) return answerOccurrence(c, app, key, { outcome, entered });
  return c.redirect(`${doneUrl(key, outcome)}${outcome === 'assessed' ? '#stickprov' : ''}`, 303);
}

const withText = (fields: Fields, text: string): Fields => ({
  ...fields,
  narrative: `${fields.narrative.trimEnd()}${fields.narrative.trim() === '' ? '' : '\n\n'}${text}`,
});

/** A figure or the sample's counts to stand last in the text; null where the button asks for neither. */
function insertedText(view: OccurrenceView, action: string, form: Form): string | null {
  const [sample] = view.samples;
  if (action === 'antal' && sample) {
    const sent = new Map(sentRows(form)?.rows.map((row) => [row.ordinal, row.outcome || null]));
    const outcomes = sample.rows.map(
      ({ ordinal, outcome }) => sent.get(ordinal) ?? (sent.has(ordinal) ? null : outcome),
    );
    return sampleSentence(sample.population, countSample(outcomes as (typeof sample.rows)[number]['outcome'][]));
  }
  if (action !== 'siffra') return null;
  const figure = form.text('siffra');
  return view.figures.some(({ ref, text }) => figureForm(ref, text) === figure) ? figure : null;
}

/** What the pressed button wants saved: what was entered, the last time's, or the texts on what they began with. */
function wantedFields(action: string, view: OccurrenceView, entered: Fields, form: Form): Fields {
  if (action === 'oforandrat' && view.previous) return fieldsOfEntry(view.previous.entry, entered.revision);
  return action === 'satt-ihop' ? { ...entered, revision: form.text('grund') } : entered;
}

type Sent = {
  readonly entered: Fields;
  readonly wanted: Fields;
  readonly action: string;
  readonly done: Exclude<EditedResult, { ok: true }>;
  readonly all: Readonly<Record<string, string>>;
};

/** Nothing is lost: what was entered stands in the form again, beside what stands saved. */
function answerAgain(c: WebContext, view: OccurrenceView, sent: Sent): Promise<Response> {
  const { entered: own, wanted, action, done, all } = sent;
  const { conflict } = done;
  const { issues } = done;
  if (!conflict) return answerView(c, view, { fields: own, issues, entered: all });
  const fields = { ...own, ...fieldsOfOthers(conflict), revision: String(conflict.revision) };
  if (action === 'satt-ihop')
    return answerView(c, view, { fields: { ...fields, ...conflict.merged }, outcome: 'merged', entered: all });
  return answerView(c, view, { fields, issues, conflict: { ...conflict, base: wanted.revision }, entered: all });
}

const moves = new Map([
  ['ta-tillbaka', { use: withdrawResult, outcome: 'withdrawn' }],
  ['signera', { use: signResult, outcome: 'signed' }],
  ['aterlamna', { use: returnResult, outcome: 'returned' }],
  ['ratta', { use: correctResult, outcome: 'opened' }],
] as const);

export function moveOccurrence(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readKey(c);
    const form = await readForm(c);
    const move = [...moves].find(([name]) => name === form.text(actionField))?.[1];
    if (key === null || move === undefined) return answerMissing(c);
    const input = { revision: form.text('revision'), reason: form.text('reason') };
    const done = await move.use(app, sessionOf(c), key, input);
    if (done.ok) return c.redirect(doneUrl(key, move.outcome), 303);
    return answerOccurrence(c, app, key, { issues: done.issues, entered: { reason: input.reason } });
  };
}

/** Draws the sample anew, when what was sent along is saved. */
export function changeSample(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readKey(c);
    if (key === null) return answerMissing(c);
    const form = await readForm(c);
    const read = await readOccurrence(app, sessionOf(c), key);
    if (!read.ok) return answerRefusal(c, read.issues);
    if (form.text('revision') !== '') {
      const saved = await saveSent(c, app, read.value, form);
      if ('answer' in saved) return saved.answer;
    }
    const entered = Object.fromEntries(form.entries.filter(([name]) => !rowNames.test(name)));
    const input = { ...entered, headers: entered.headers === undefined ? undefined : 'ja' };
    const drawn = await drawOccurrenceSample(app, sessionOf(c), key, { input, file: form.spooled });
    if (drawn.ok) return c.redirect(`${doneUrl(key, 'drawn')}#stickprov`, 303);
    return answerOccurrence(c, app, key, { issues: drawn.issues, entered });
  };
}

/** Where the button of the rows' filter leads, when what they showed is saved; null for the button that only saves. */
function filteredUrl(key: OccurrenceView['key'], form: Form): string | null {
  const name = filterName(sampleTableId);
  const pressed = form.text(actionField);
  // The Enter key in the filter's field presses the button that saves.
  const action = pressed === '' && form.text(name) !== form.text(shownFilterField) ? filterAction : pressed;
  if (action !== filterAction && action !== unfilterAction) return null;
  const page = pathWith(occurrenceUrl(key), name, action === filterAction ? form.text(name) : '');
  return `${page}&sparat=1`;
}
