/** Actions of an occurrence: what is done about what the control showed, who answers for it, by when and how it goes. */
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listEvidence } from '../store/evidence.ts';
import { insertOccurrenceAction, updateOccurrenceAction } from '../store/occurrence-action.ts';
import type { OccurrenceKey } from '../store/occurrence-result.ts';
import { listPeople } from '../store/owed-work.ts';
import { loadScales } from '../store/scale.ts';
import { ActionForm, contentOf, EditedActionForm, fieldsOf } from './action-form.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import type { ActionView } from './control-action.ts';
import { plainText, readForm } from './form.ts';
import { notify } from './notification.ts';
import { occurrenceActionPath, occurrenceActionSubject } from './occurrence-subject.ts';
import { loadOccurrenceView, type OccurrenceView } from './occurrence-view.ts';
import { may, worksWith } from './policy.ts';
import { actorName, type Session } from './session.ts';

const WithAccount = { account: plainText().default('') };
const AddForm = ActionForm.extend(WithAccount);
const EditForm = EditedActionForm.extend(WithAccount);

type People = readonly { readonly id: string; readonly name: string }[];

export type OccurrenceActionView = ActionView & {
  readonly occurrence: OccurrenceView;
  /** Those whom an action can be given to. */
  readonly people: People;
  /** The account that it is given to; '' where none is. */
  readonly account: string;
};
export type EditedOccurrenceAction =
  | { readonly ok: true; readonly value: { readonly key: string } }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly conflict?: OccurrenceActionView };

const notFound = { path: '', message: 'Åtgärden finns inte. Kontrollen kan ha tagits bort ur rapporten.' };

/** Those with an open account who work with the body, each once. */
async function peopleOf(tx: Transaction, body: string): Promise<People> {
  const all = (await listPeople(tx)).filter(
    (person) => (person.body === null || person.body === body) && !['member', 'auditor'].includes(person.role),
  );
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()];
}

async function loadView(
  tx: Transaction,
  session: Session,
  key: OccurrenceKey,
  action: string | null,
): Promise<Result<OccurrenceActionView>> {
  const found = await loadOccurrenceView(tx, session, key);
  if (!found.ok) return found;
  const view = found.value;
  const stored = action === null ? null : (view.actions.find((one) => one.key === action) ?? null);
  if (action !== null && stored === null) return refuse(notFound);
  const subject = action === null ? null : occurrenceActionSubject(key, action);
  const [scale] = view.scales;
  return succeed({
    key: action,
    fields: fieldsOf(stored),
    account: stored?.ownerAccount ?? '',
    revision: stored?.revision ?? 0,
    savedBy: stored?.updatedBy ?? null,
    when: view.name,
    risk: view.about.risk,
    control: view.about.title,
    assessment: scale?.values.find(({ code }) => code === view.entry.assessment) ?? null,
    result: view.shown.result,
    scales: await loadScales(tx),
    evidence:
      subject !== null && worksWith(session, key.body) ? { subject, items: await listEvidence(tx, subject) } : null,
    whyNot: may(session, 'report', key.body)
      ? view.stored === null
        ? 'Skriv något om kontrollen först. Sedan kan du lägga till åtgärder.'
        : null
      : `Du kan läsa men inte ändra. Den som rapporterar för ${key.body}, en samordnare för intern kontroll eller en controller kan ändra här.`,
    occurrence: view,
    people: await peopleOf(tx, key.body),
  });
}

/** One action, or with `action` null the place of a new one. */
export function readOccurrenceAction(
  app: App,
  session: Session,
  key: OccurrenceKey,
  action: string | null,
): Promise<Result<OccurrenceActionView>> {
  return inTenant(app.db, session.tenant.id, (tx) => loadView(tx, session, key, action));
}

/** The account that the form names, among those that it can be; null for none. */
function accountOf(view: OccurrenceActionView, account: string): Result<string | null> {
  if (account === '') return succeed(null);
  return view.people.some(({ id }) => id === account)
    ? succeed(account)
    : refuse({ path: 'account', message: 'Välj någon ur listan, eller skriv en roll i fältet under.' });
}

/** Tells the new owner that an action is theirs. */
function tellOwner(
  tx: Transaction,
  session: Session,
  view: OccurrenceActionView,
  { key, account }: { readonly key: string; readonly account: string | null },
): Promise<void> {
  if (account === null || account === view.account) return Promise.resolve();
  const text = `${actorName(session)} har gett dig en åtgärd för ”${view.control}”, ${view.occurrence.name}.`;
  const path = occurrenceActionPath(view.occurrence.key, key);
  return notify(tx, session, [{ account, kind: 'handedOver', text, path }]);
}

/** Saves an action; `action` null adds one. Where somebody has saved in between nothing is written, and the answer is a conflict. */
export async function saveOccurrenceAction(
  app: App,
  session: Session,
  key: OccurrenceKey,
  action: string | null,
  input: unknown,
): Promise<EditedOccurrenceAction> {
  const form = action === null ? readForm(AddForm, input) : readForm(EditForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx): Promise<EditedOccurrenceAction> => {
    const found = await loadView(tx, session, key, action);
    if (!found.ok) return found;
    const view = found.value;
    if (view.whyNot !== null) return refuse({ path: '', message: view.whyNot });
    const stored = view.occurrence.actions.find((one) => one.key === action) ?? null;
    const { account: named, revision = 0, ...fields } = { revision: 0, ...form.value };
    const content = contentOf(stored, fields);
    if (!content.ok) return content;
    const account = accountOf(view, named);
    if (!account.ok) return account;
    const said = { ...content.value, ownerAccount: account.value };
    const by = actorName(session);
    const saved =
      action === null
        ? await insertOccurrenceAction(tx, key, said, by)
        : (await updateOccurrenceAction(tx, key, { key: action, ...said }, { revision, by }))
          ? action
          : null;
    if (saved === null) return conflict(tx, session, key, action);
    const verb = action === null ? 'action.add' : 'action.edit';
    await record(tx, session, { verb, subject: occurrenceActionSubject(key, saved), before: stored, after: said });
    await tellOwner(tx, session, view, { key: saved, account: account.value });
    return succeed({ key: saved });
  });
}

async function conflict(
  tx: Transaction,
  session: Session,
  key: OccurrenceKey,
  action: string | null,
): Promise<EditedOccurrenceAction> {
  const view = await loadView(tx, session, key, action);
  if (!view.ok) return view;
  const message = `${view.value.savedBy ?? 'Någon annan'} har sparat åtgärden efter att du öppnade den. Det du skrev är kvar: jämför och spara igen.`;
  return { ok: false, issues: [{ path: 'text', message }], conflict: view.value };
}
