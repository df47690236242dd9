/** Reading and editing what a body reports on one node: states and text, with last period beside and nothing overwritten silently. */
import { z } from 'zod';
import { type Entry, emptyEntry } from '../domain/entry.ts';
import type { Facts } from '../domain/facts.ts';
import { type Narrative, narrativeText } from '../domain/narrative.ts';
import { formToNarrative, narrativeToForm } from '../domain/narrative-form.ts';
import type { Node } from '../domain/node.ts';
import { periodCode, periodName } from '../domain/period.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import type { Scale } from '../domain/scale.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { findEntry, loadPreviousEntry, updateEntry } from '../store/entry.ts';
import { findProvenance } from '../store/import.ts';
import { findReport } from '../store/report.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { factsOf } from './facts-of.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import { loadModel } from './read-reports.ts';
import { actorName, type Session } from './session.ts';
import type { SteeringModel } from './tree.ts';
import type { EntryView, ReportAddress } from './views.ts';

function findNode(facts: Facts, key: string): Result<Node> {
  const node = facts.nodes.find((candidate) => candidate.key === key);
  return node ? succeed(node) : refuse({ path: 'node', message: 'Posten finns inte i den här rapporten.' });
}

function pathOf(facts: Facts, node: Node): string[] {
  const parent = facts.nodes.find((candidate) => candidate.key === node.parent);
  return parent ? [...pathOf(facts, parent), parent.title] : [];
}

function scalesOf(model: SteeringModel, node: Node): Scale[] {
  const codes = model.levels.find((level) => level.code === node.level)?.scales ?? [];
  return codes.flatMap((code) => model.scales.filter((scale) => scale.code === code));
}

/** Nodes that are reported on: all but the top level, which only gathers. */
function reported(facts: Facts): Node[] {
  return facts.nodes.filter((node) => node.parent !== null);
}

function whyNotEditable(session: Session, address: ReportAddress, decided: boolean): string | null {
  if (decided) return 'Rapporten är beslutad och ändras inte mer.';
  if (may(session, 'report', address.body)) return null;
  return `Du kan läsa men inte ändra. Den som rapporterar för ${address.body}, eller en controller, kan ändra här.`;
}

export async function readEntry(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
): Promise<Result<EntryView>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const node = findNode(facts.value, nodeKey);
    if (!node.ok) return node;
    return succeed(await entryView(tx, session, address, facts.value, node.value));
  });
}

async function entryView(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  facts: Facts,
  node: Node,
): Promise<EntryView> {
  const model = await loadModel(tx);
  const stored = await findEntry(tx, address, node.key);
  const report = await findReport(tx, address);
  const previous = await loadPreviousEntry(tx, node.key, address.body, address.period);
  const origins = await findProvenance(tx, [`entry:${node.key}`, `node:${node.key}`], address);
  const entry = stored?.entry ?? emptyEntry(node.key);
  const all = reported(facts);
  const at = all.findIndex((candidate) => candidate.key === node.key);
  const link = (neighbour: Node | undefined) => (neighbour ? { key: neighbour.key, title: neighbour.title } : null);
  const whyNot = whyNotEditable(session, address, report?.decided ?? false);
  return {
    node: {
      key: node.key,
      title: node.title,
      levelName: model.levels.find((level) => level.code === node.level)?.name ?? node.level,
      bodies: node.bodies,
    },
    path: pathOf(facts, node),
    scales: scalesOf(model, node),
    entry,
    form: { narrative: narrativeToForm(entry.narrative), description: narrativeToForm(entry.description) },
    hasDescription: entry.description !== null,
    revision: stored?.revision ?? 0,
    savedAt: stored?.updatedAt.toISOString() ?? null,
    savedBy: stored?.updatedBy ?? null,
    previous: previous && {
      periodName: periodName(previous.period),
      entry: previous.entry,
      text: previous.entry.narrative ? narrativeText(previous.entry.narrative) : '',
    },
    indicators: facts.indicators.filter((indicator) => indicator.node === node.key),
    origins: origins.map((origin) => {
      const unit = { line: 'rad', page: 'sida', paragraph: 'stycke' }[origin.unit];
      return `${origin.fileName}, ${unit} ${origin.from === origin.to ? origin.from : `${origin.from}–${origin.to}`}`;
    }),
    editable: whyNot === null,
    whyNot,
    before: link(at > 0 ? all[at - 1] : undefined),
    after: link(at >= 0 ? all[at + 1] : undefined),
  };
}

const longestText = 200_000;

const text = plainText().max(longestText, `Texten är längre än ${longestText} tecken. Dela upp den.`);

const EntryForm = z.object({
  revision: z.coerce.number().int().min(0),
  assessment: z.string().optional(),
  trend: z.string().optional(),
  status: z.string().optional(),
  completion: z.string().optional(),
  narrative: text.optional(),
  description: text.optional(),
});
type EntryForm = z.infer<typeof EntryForm>;

export type EditConflict = {
  readonly revision: number;
  readonly savedBy: string | null;
  readonly savedAt: string;
  readonly form: { readonly narrative: string; readonly description: string };
};
export type EditedEntry =
  | { readonly ok: true; readonly value: { readonly revision: number; readonly savedAt: string } }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly conflict?: EditConflict };

/** What the field says. A text that comes back as it was shown stays as it is stored, to the letter. */
function edited(stored: Narrative | null, field: string): Narrative | null {
  const written = field.replaceAll('\r\n', '\n');
  if (written === narrativeToForm(stored)) return stored;
  return written.trim() === '' ? null : formToNarrative(written);
}

/** The entry as the form says it; fields that the form leaves out stay as they were. */
function merge(entry: Entry, form: EntryForm, scales: readonly Scale[]): Result<Entry> {
  const next = { ...entry };
  for (const scale of scales) {
    if (scale.code === 'control') continue;
    const value = form[scale.code];
    if (value === undefined) continue;
    if (value !== '' && !scale.values.some((candidate) => candidate.code === value)) {
      return refuse({ path: scale.code, message: `Välj ett av värdena för ${scale.name.toLocaleLowerCase('sv')}.` });
    }
    next[scale.code] = value === '' ? null : value;
  }
  if (form.narrative !== undefined) next.narrative = edited(entry.narrative, form.narrative);
  if (form.description !== undefined) next.description = edited(entry.description, form.description);
  return succeed(next);
}

/**
 * Saves one entry. `input` holds `revision` (the one that the person saw) and the fields. Where somebody has saved in
 * between, nothing is written: the answer is a conflict with the text that stands there, and both texts can be shown.
 */
export async function editEntry(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  input: unknown,
): Promise<EditedEntry> {
  const form = readForm(EntryForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx): Promise<EditedEntry> => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const node = findNode(facts.value, nodeKey);
    if (!node.ok) return node;
    const view = await entryView(tx, session, address, facts.value, node.value);
    if (view.whyNot !== null) return refuse({ path: '', message: view.whyNot });
    const next = merge(view.entry, form.value, view.scales);
    if (!next.ok) return next;
    const change = { revision: form.value.revision, by: actorName(session) };
    const saved = await updateEntry(tx, address, next.value, change);
    if (saved.status === 'conflict') return conflict(await entryView(tx, session, address, facts.value, node.value));
    const subject = `entry:${address.body}/${periodCode(address.period)}/${nodeKey}`;
    await record(tx, session, { verb: 'entry.edit', subject, before: view.entry, after: next.value });
    return succeed({ revision: saved.revision, savedAt: saved.updatedAt.toISOString() });
  });
}

function conflict(view: EntryView): EditedEntry {
  const who = view.savedBy ?? 'Någon annan';
  return {
    ok: false,
    issues: [
      {
        path: 'narrative',
        message: `${who} har sparat den här posten efter att du öppnade den. Din text är kvar här nedanför; jämför och spara igen.`,
      },
    ],
    conflict: { revision: view.revision, savedBy: view.savedBy, savedAt: view.savedAt ?? '', form: view.form },
  };
}
