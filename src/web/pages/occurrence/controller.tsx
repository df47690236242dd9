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
import type { Issue } from '../../../domain/result.ts';
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
import { sentRows } from './sample-fields.ts';
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
    const entered = Object.fromEntries(form.entries);
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

/** Saves what the sample's rows showed and the result, the one also where the other is refused; else the page again with all that was entered. */
async function saveSent(c: WebContext, app: App, view: OccurrenceView, form: Form): Promise<Sending> {
  const { key } = view;
  const entered = enteredFields(form);
  const action = form.text(actionField);
  const wanted = wantedFields(action, view, entered, form);
  const rows = sentRows(form);
  const assessed = rows === null ? null : await assessSample(app, sessionOf(c), key, rows);
  const issues = assessed === null || assessed.ok ? [] : assessed.issues;
  const done = await editResult(app, sessionOf(c), key, wanted);
  if (wantsJson(c)) {
    const answer = done.ok ? answerSaved(c, app, key, done.value, issues) : answerUnsaved(c, view, done, issues);
    return { answer: await answer };
  }
  const all = Object.fromEntries(form.entries);
  if (!done.ok) return { answer: await answerAgain(c, view, { entered, wanted, action, done, issues, all }) };
  const { revision } = done.value;
  if (issues.length === 0) return { revision };
  return { answer: await answerOccurrence(c, app, key, { issues, entered: all }) };
}

/** Where a button leads that only saved. What was meant for drawing a sample stands in the form again. */
async function answerDone(c: WebContext, app: App, key: OccurrenceView['key'], form: Form): Promise<Response> {
  const filtered = filteredUrl(key, form);
  if (filtered !== null) return c.redirect(`${filtered}#stickprov`, 303);
  if (form.text(actionField) === 'utfall') return c.redirect(`${doneUrl(key, 'assessed')}#stickprov`, 303);
  if (['seed', 'rows', 'count', 'drawReason'].every((name) => form.text(name).trim() === ''))
    return c.redirect(doneUrl(key, 'saved'), 303);
  return answerOccurrence(c, app, key, { outcome: 'saved', entered: Object.fromEntries(form.entries) });
}

const withText = (fields: Fields, text: string): Fields => ({
  ...fields,
  narrative: `${fields.narrative.trimEnd()}${fields.narrative.trim() === '' ? '' : '\n\n'}${text}`,
});

/** A figure or the sample's counts to stand last in the text; null where the button asks for neither. */
function insertedText(view: OccurrenceView, action: string, form: Form): string | null {
  const [sample] = view.samples;
  if (action === 'antal' && sample)
    return sampleSentence(sample.population, countSample(sample.rows.map(({ outcome }) => outcome)));
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
  /** What is wrong with the sample's rows. */
  readonly issues: readonly Issue[];
  readonly all: Readonly<Record<string, string>>;
};

/** Nothing is lost: what was entered stands in the form again, beside what stands saved. */
function answerAgain(c: WebContext, view: OccurrenceView, sent: Sent): Promise<Response> {
  const { entered: own, wanted, action, done, all } = sent;
  const { conflict } = done;
  const issues = [...done.issues, ...sent.issues];
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

/** Draws the sample anew, when the result that was sent along is saved. */
export function changeSample(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readKey(c);
    const form = await readForm(c);
    if (key === null || form.text(actionField) !== 'dra') return answerMissing(c);
    if (form.text('revision') !== '') {
      const read = await readOccurrence(app, sessionOf(c), key);
      if (!read.ok) return answerRefusal(c, read.issues);
      const saved = await saveSent(c, app, read.value, form);
      if ('answer' in saved) return saved.answer;
    }
    const entered = Object.fromEntries(form.entries);
    const input = { ...entered, headers: entered.headers === undefined ? undefined : 'ja' };
    const drawn = await drawOccurrenceSample(app, sessionOf(c), key, { input, file: form.spooled });
    if (drawn.ok) return c.redirect(`${doneUrl(key, 'drawn')}#stickprov`, 303);
    return answerOccurrence(c, app, key, { issues: drawn.issues, entered });
  };
}

/** Where the button of the rows' filter leads, when what they showed is saved; null for the button that only saves. */
function filteredUrl(key: OccurrenceView['key'], form: Form): string | null {
  const action = form.text(actionField);
  if (action !== filterAction && action !== unfilterAction) return null;
  const name = filterName(sampleTableId);
  return pathWith(occurrenceUrl(key), name, action === filterAction ? form.text(name) : '');
}
