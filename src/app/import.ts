/** Importing a package: propose, answer its questions, approve or reject. Nothing of it is stored as facts before it is approved. */
import { applyAnswers, proposedAnswers } from '../domain/answers.ts';
import { lastDayOf } from '../domain/body-change.ts';
import { withoutReadTables } from '../domain/control-record.ts';
import type { Facts } from '../domain/facts.ts';
import { comparePeriods, periodCode } from '../domain/period.ts';
import { Answers, type Proposal, type Source } from '../domain/proposal.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { standingAnswers } from '../domain/standing-answers.ts';
import { decodeText } from '../intake/decode.ts';
import { readReport } from '../intake/read-report.ts';
import { listControlRecords } from '../store/control-record.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { loadFacts, saveFacts } from '../store/facts.ts';
import {
  closeImport,
  findImport,
  findImportByHash,
  type ImportRow,
  insertImport,
  listImportRows,
  lockImports,
  saveAnswers,
  saveProvenance,
} from '../store/import.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { changesOf } from './changes.ts';
import { clean } from './form.ts';
import { withKnownBodies } from './known-bodies.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';
import type { ImportChanges, ImportListItem, ImportView } from './views.ts';

export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array };

/** Reads a file into a proposal and stores nothing. */
export function readProposal(file: UploadedFile): Promise<Result<Proposal>> {
  return readReport(file.bytes, clean(file.name));
}

export const importNotAllowed = { path: '', message: 'Bara controller och administratör kan importera beslutspaket.' };
const notFound = { path: 'import', message: 'Importen finns inte. Den kan ha tagits bort.' };

/** What people have said before about the same report: the answers of its last import, and the values that stand there now. */
async function knownAnswers(tx: Transaction, proposal: Proposal): Promise<Answers> {
  const { body, period } = proposal.facts;
  const earlier = (await listImportRows(tx)).find(
    ({ state, proposal: { facts } }) =>
      state === 'approved' && facts.body === body && comparePeriods(facts.period, period) === 0,
  );
  const facts = await loadFacts(tx, body, period);
  const known = { ...earlier?.answers, ...(facts ? standingAnswers(proposal, facts) : {}) };
  const asked = new Map(
    proposal.questions.map((question) => [question.id, question.choices.map((choice) => choice.value)]),
  );
  return Object.fromEntries(Object.entries(known).filter(([id, value]) => asked.get(id)?.includes(value)));
}

/** Keeps the proposal of a file for review. The same file again gives the import that is there already (`known`). */
export async function proposeImport(
  app: App,
  session: Session,
  file: UploadedFile,
): Promise<Result<{ id: string; known: boolean }>> {
  if (!may(session, 'import', null)) return refuse(importNotAllowed);
  const read = await readProposal(file);
  if (!read.ok) return read;
  const proposal = read.value;
  return change(app, session, async (tx) => {
    await lockImports(tx);
    const known = await findImportByHash(tx, proposal.file.sha256);
    if (known && known.state !== 'rejected') return succeed({ id: known.id, known: true });
    const id = await insertImport(tx, { proposal, original: file.bytes, createdBy: actorName(session) });
    await saveAnswers(tx, id, await knownAnswers(tx, proposal));
    const { name, sha256, bytes } = proposal.file;
    await record(tx, session, {
      verb: 'import.propose',
      subject: `import:${id}`,
      before: null,
      after: { name, sha256, bytes },
    });
    return succeed({ id, known: false });
  });
}

function openQuestions(row: Pick<ImportRow, 'proposal' | 'answers'>): number {
  return row.proposal.questions.filter((question) => row.answers[question.id] === undefined).length;
}

function listItem(row: ImportRow): ImportListItem {
  return {
    id: row.id,
    fileName: row.proposal.file.name,
    state: row.state,
    createdAt: row.createdAt,
    openQuestions: openQuestions(row),
  };
}

/** Newest first. */
export async function listImports(app: App, session: Session): Promise<ImportListItem[]> {
  if (!may(session, 'import', null)) return [];
  return (await inTenant(app.db, session.tenant.id, listImportRows)).map(listItem);
}

/** Lines as intake counts them, in the file's own encoding; a packed file has none. */
function quoteFrom(original: Uint8Array): (source: Source) => string {
  const decoded = decodeText(original, '');
  const lines = decoded.ok ? decoded.value.text.split(/\r\n|\r|\n|\u2028/u) : [];
  return (source) =>
    source.unit === 'line'
      ? lines
          .slice(source.from - 1, source.to)
          .join('\n')
          .trim()
      : '';
}

export async function readImport(app: App, session: Session, id: string): Promise<Result<ImportView>> {
  if (!may(session, 'import', null)) return refuse(importNotAllowed);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const row = await findImport(tx, id);
    if (!row) return refuse(notFound);
    const facts = await withKnownBodies(tx, applyAnswers(row.proposal, row.answers));
    const changes = changesOf(await loadFacts(tx, facts.body, facts.period), facts);
    return succeed({
      ...listItem(row),
      proposal: row.proposal,
      answers: row.answers,
      changes,
      quote: quoteFrom(row.original),
    });
  });
}

function checkAnswers(proposal: Proposal, input: unknown): Result<Answers> {
  const parsed = Answers.safeParse(input);
  if (!parsed.success) return refuse({ path: 'answers', message: 'Svaren går inte att läsa.' });
  const wrong = Object.entries(parsed.data).find(([id, value]) => {
    const question = proposal.questions.find((candidate) => candidate.id === id);
    return !question || (value !== '' && !question.choices.some((choice) => choice.value === value));
  });
  return wrong ? refuse({ path: wrong[0], message: 'Välj ett av svaren i listan.' }) : succeed(parsed.data);
}

/** An import that is to be changed: whoever else would change one waits. */
async function holdImport(tx: Transaction, session: Session, id: string): Promise<Result<ImportRow>> {
  if (!may(session, 'import', null)) return refuse(importNotAllowed);
  await lockImports(tx);
  const row = await findImport(tx, id);
  return row ? succeed(row) : refuse(notFound);
}

function openImport(row: ImportRow): Result<ImportRow> {
  if (row.state === 'proposed') return succeed(row);
  const message = row.state === 'approved' ? 'Importen är redan godkänd.' : 'Importen är avvisad.';
  return refuse({ path: 'import', message });
}

async function holdOpenImport(tx: Transaction, session: Session, id: string): Promise<Result<ImportRow>> {
  const held = await holdImport(tx, session, id);
  return held.ok ? openImport(held.value) : held;
}

/** Saves a person's answers; '' takes an answer back, and a question that is left out keeps the answer that it has. */
export async function answerImport(app: App, session: Session, id: string, answers: unknown): Promise<Result<null>> {
  return change(app, session, async (tx) => {
    const row = await holdOpenImport(tx, session, id);
    if (!row.ok) return row;
    const checked = checkAnswers(row.value.proposal, answers);
    if (!checked.ok) return checked;
    const given = Object.entries({ ...row.value.answers, ...checked.value }).filter(([, value]) => value !== '');
    const after = Object.fromEntries(given);
    await saveAnswers(tx, id, after);
    await record(tx, session, {
      verb: 'import.answer',
      subject: `import:${id}`,
      before: row.value.answers,
      after,
    });
    return succeed(null);
  });
}

/** How controls were done is printed from what stands here, where it does: a table of it in the report is not kept as text too. */
async function withOwnRecords(tx: Transaction, facts: Facts): Promise<Facts> {
  const key = { body: facts.body, year: facts.period.year };
  const records = await listControlRecords(tx, key, lastDayOf(facts.period));
  const any = records.some(({ done, droppedReason }) => done !== null || droppedReason !== null);
  return any ? { ...facts, parts: withoutReadTables(facts.parts) } : facts;
}

/**
 * Stores the facts of an import with its answers, where each stood, and one audit event, in one transaction.
 * `acceptProposed` also takes the answers that the text gives ground for. Approving an approved import changes nothing.
 */
export async function approveImport(
  app: App,
  session: Session,
  id: string,
  options: { acceptProposed: boolean } = { acceptProposed: false },
): Promise<Result<ImportChanges>> {
  return change(app, session, async (tx) => {
    const held = await holdImport(tx, session, id);
    if (!held.ok) return held;
    if (held.value.state === 'approved') {
      const facts = applyAnswers(held.value.proposal, held.value.answers);
      return succeed(changesOf(facts, facts));
    }
    const row = openImport(held.value);
    if (!row.ok) return row;
    const { proposal } = row.value;
    const answers = { ...(options.acceptProposed ? proposedAnswers(proposal) : {}), ...row.value.answers };
    const facts = await withOwnRecords(tx, await withKnownBodies(tx, applyAnswers(proposal, answers)));
    const before = await loadFacts(tx, facts.body, facts.period);
    await saveFacts(tx, facts, actorName(session));
    await saveAnswers(tx, id, answers);
    await saveProvenance(tx, id, proposal.sources);
    await closeImport(tx, id, 'approved', actorName(session));
    const subject = `report:${facts.body}/${periodCode(facts.period)}`;
    await record(tx, session, { verb: 'import.approve', subject, before, after: { import: id, answers, facts } });
    return succeed(changesOf(before, facts));
  });
}

export async function rejectImport(app: App, session: Session, id: string): Promise<Result<null>> {
  return change(app, session, async (tx) => {
    const row = await holdOpenImport(tx, session, id);
    if (!row.ok) return row;
    await closeImport(tx, id, 'rejected', actorName(session));
    await record(tx, session, {
      verb: 'import.reject',
      subject: `import:${id}`,
      before: { state: 'proposed' },
      after: { state: 'rejected' },
    });
    return succeed(null);
  });
}
