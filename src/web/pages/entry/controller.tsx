/** /uppfoljning/:body/:period/post/:level/:slug: reading and editing one entry, by a form or by the autosave island. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { figureOffers, takeOffer } from '../../../app/check-draft.ts';
import { type EditedEntry, editEntry, readEntry } from '../../../app/entry.ts';
import { markReady } from '../../../app/entry-state.ts';
import { saveIndicatorValues } from '../../../app/indicator-values.ts';
import { entryFindings } from '../../../app/report-check.ts';
import type { Session } from '../../../app/session.ts';
import type { EntryView } from '../../../app/views.ts';
import { figureForm } from '../../../domain/narrative-form.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { wantsJson } from '../../page.tsx';
import { entryUrl, treeUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { answerChecked, answerEntry, answerPreview, answerSaved, answerUnsaved, answerView } from './answer.tsx';
import { liveAction } from './draft-figures.tsx';
import { type EntryInput, enteredFields, fieldsOfOthers, fieldsOfPrevious, fieldsOfProposal } from './fields.ts';
import { nextEntry } from './next.ts';
import { type Place, readPlace } from './place.ts';
import { doneUrl, outcomeIn } from './state.ts';
import { enteredValues } from './values.tsx';

export function showEntry(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const outcome = outcomeIn((name) => c.req.query(name));
    const view = await readEntry(app, sessionOf(c), place.address, place.key);
    if (!view.ok) return answerRefusal(c, view.issues);
    const saved = outcome === 'saved' || outcome === 'ready';
    const figures = saved ? await entryFindings(app, sessionOf(c), place.address, place.key) : [];
    if (outcome !== 'ready') {
      const draft = saved && view.value.editable ? await savedOffers(app, sessionOf(c), place, view.value) : {};
      return answerView(c, app, place, view.value, { outcome, figures, ...draft });
    }
    if (view.value.state !== 'ready') return answerView(c, app, place, view.value);
    return answerView(c, app, place, view.value, { outcome, figures, next: await nextEntry(app, sessionOf(c), place) });
  };
}

/** Numbers that were typed and saved, and may be made live. */
async function savedOffers(app: App, session: Session, { address, key }: Place, view: EntryView) {
  const offers = await figureOffers(app, session, address, key, view.form.narrative);
  return offers.length === 0 ? {} : { draft: { findings: [], offers, asked: false } };
}

export function saveEntry(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const form = await readForm(c);
    const session = sessionOf(c);
    const before = await readEntry(app, session, place.address, place.key);
    if (!before.ok) return answerRefusal(c, before.issues);
    const action = form.text(actionField);
    const entered = enteredFields(form, before.value);
    const values = enteredValues(form, before.value, place.address.period);
    const unsaved = { fields: entered, values: values.entered };
    if (action === 'visa') return answerPreview(c, app, place, before.value, unsaved);
    if (action === 'kontrollera') return answerChecked(c, app, place, before.value, unsaved);
    if (action.startsWith(liveAction))
      return answerMadeLive(c, app, place, before.value, unsaved, action.slice(liveAction.length));
    if (action === 'siffra') return answerInserted(c, app, place, before.value, unsaved, form.text('siffra'));
    const wanted = wantedFields(action, before.value, entered, form);
    const done = await editEntry(app, session, place.address, place.key, wanted);
    const figures = done.ok ? await saveValues(app, session, place, values.input) : [];
    if (wantsJson(c))
      return done.ok ? answerSaved(c, app, place, done.value, figures) : answerUnsaved(c, place, before.value, done);
    if (!done.ok) return answerAgain(c, app, place, before.value, { entered, values, wanted, action, done });
    if (figures.length > 0) return answerEntry(c, app, place, { issues: figures, values: values.entered });
    if (action === 'klar') return markDone(c, app, place, entered, done.value.revision);
    if (done.value.others !== null) return answerEntry(c, app, place, { outcome: 'saved', others: done.value.others });
    if (action === 'oforandrat' && before.value.previous !== null)
      return answerEntry(c, app, place, { undo: { ...entered, revision: String(done.value.revision) } });
    return c.redirect(nextUrl(place, before.value, action), 303);
  };
}

/** One number of the text has become a live figure, not saved. */
async function answerMadeLive(
  c: WebContext,
  app: App,
  place: Place,
  view: EntryView,
  { fields, values }: { fields: EntryInput; values: Readonly<Record<string, string>> },
  chosen: string,
): Promise<Response> {
  const offers = await figureOffers(app, sessionOf(c), place.address, place.key, fields.narrative);
  const narrative = takeOffer(fields.narrative, offers, chosen);
  const left = await figureOffers(app, sessionOf(c), place.address, place.key, narrative);
  const draft = { findings: [], offers: left, asked: false };
  return answerView(c, app, place, view, { fields: { ...fields, narrative }, values, outcome: 'live', draft });
}

/** The chosen figure stands last in the text, not saved. */
function answerInserted(
  c: WebContext,
  app: App,
  place: Place,
  view: EntryView,
  { fields, values }: { fields: EntryInput; values: Readonly<Record<string, string>> },
  figure: string,
): Promise<Response> {
  const known = view.figures.some(({ ref, text }) => figureForm(ref, text) === figure);
  if (!known) return answerView(c, app, place, view, { fields, values });
  const narrative = `${fields.narrative.trimEnd()} ${figure}`.trimStart();
  return answerView(c, app, place, view, { fields: { ...fields, narrative }, values, outcome: 'inserted' });
}

/** Saves the indicators' values; the issues where they could not all be saved. */
async function saveValues(app: App, session: Session, { address, key }: Place, input: object) {
  if (Object.keys(input).length === 0) return [];
  const done = await saveIndicatorValues(app, session, address, key, input);
  return done.ok ? [] : done.issues;
}

/** What the pressed button wants saved: what was entered, last period's, the proposal, or the texts on what they began with. */
function wantedFields(action: string, view: EntryView, entered: EntryInput, form: Form): EntryInput {
  if (action === 'oforandrat') return fieldsOfPrevious(view, entered.revision) ?? entered;
  if (action === 'satt-ihop') return { ...entered, revision: form.text('grund') };
  return { ...entered, ...fieldsOfProposal(view, action) };
}

function nextUrl(place: Place, view: EntryView, action: string): string {
  if (action !== 'nasta') return doneUrl(place, 'saved');
  return view.after === null ? treeUrl(place.address) : entryUrl(place.address, view.after.key);
}

type Sent = {
  readonly entered: EntryInput;
  readonly values: ReturnType<typeof enteredValues>;
  readonly wanted: EntryInput;
  readonly action: string;
  readonly done: Exclude<EditedEntry, { ok: true }>;
};

/** Nothing is lost: what was entered stands in the form again, beside what stands saved. */
function answerAgain(c: WebContext, app: App, place: Place, view: EntryView, sent: Sent): Promise<Response> {
  const { entered, wanted, action, done } = sent;
  const { conflict } = done;
  const values = sent.values.entered;
  if (!conflict) return answerView(c, app, place, view, { fields: entered, values, issues: done.issues });
  const fields = { ...entered, ...fieldsOfOthers(conflict), revision: String(conflict.revision) };
  if (action !== 'satt-ihop') {
    const state = { fields, values, issues: done.issues, conflict: { ...conflict, base: wanted.revision } };
    return answerView(c, app, place, view, state);
  }
  const { narrative, description } = conflict.merged;
  const texts = entered.description === undefined ? { narrative } : { narrative, description };
  return answerView(c, app, place, view, { fields: { ...fields, ...texts }, values, outcome: 'merged' });
}

/** The entry is saved; marks it as done, or says what is missing. */
async function markDone(c: WebContext, app: App, place: Place, entered: EntryInput, revision: number) {
  const done = await markReady(app, sessionOf(c), place.address, place.key, { revision });
  if (done.ok) return c.redirect(doneUrl(place, 'ready'), 303);
  return answerEntry(c, app, place, { fields: { ...entered, revision: String(revision) }, issues: done.issues });
}
