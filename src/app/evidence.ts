/** Evidence: files are judged by their content, kept with their hash, shown to those who work with the body, served only whole, and erased when their time is out. */
import { z } from 'zod';
import { cleanFileName, type EvidenceFile, evidenceKinds, mostEvidence } from '../domain/evidence.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { judgeEvidence } from '../intake/evidence/judge.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import {
  type Evidence,
  type EvidenceChange,
  eraseEvidence,
  findEvidence,
  hashFile,
  insertEvidence,
  isIntact,
  listEvidence,
  listEvidenceChanges,
  readParts,
  sayOfEvidence,
} from '../store/evidence.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { type EvidenceSubject, findEvidenceSubject } from './evidence-subject.ts';
import { plainText, readForm } from './form.ts';
import { may, worksWith } from './policy.ts';
import { actorName, type Session } from './session.ts';

/** One file, as pages list it. */
export type EvidenceItem = Evidence;
export type EvidenceView = { readonly subject: EvidenceSubject; readonly items: readonly Evidence[] };
export type OneEvidence = {
  readonly subject: EvidenceSubject;
  readonly evidence: Evidence;
  /** True where the session may erase the content. */
  readonly erasable: boolean;
  /** True where it may say its note, personal data and retention day anew. */
  readonly editable: boolean;
  /** What was said of it before, the latest first. */
  readonly changes: readonly EvidenceChange[];
};

const notFound = { path: '', message: 'Underlaget finns inte, eller är inte ditt att läsa.' };

/** How the audit chain names a file. */
export const evidenceName = (id: string) => `evidence:${id}`;

async function findSubject(tx: Transaction, session: Session, name: string): Promise<EvidenceSubject | null> {
  const subject = await findEvidenceSubject(tx, session, name);
  return subject !== null && worksWith(session, subject.body) ? subject : null;
}

async function findOne(tx: Transaction, session: Session, id: string): Promise<Result<OneEvidence>> {
  const evidence = await findEvidence(tx, id);
  if (evidence === null || !worksWith(session, evidence.body)) return refuse(notFound);
  const subject = await findEvidenceSubject(tx, session, evidence.subject);
  if (subject === null) return refuse(notFound);
  const erasable = evidence.erasedAt === null && may(session, 'control', evidence.body);
  const editable = erasable || (evidence.erasedAt === null && subject.whyNot === null);
  return succeed({ subject, evidence, erasable, editable, changes: await listEvidenceChanges(tx, id) });
}

/** The evidence of one thing, for those who work with its body. */
export function readEvidenceOf(app: App, session: Session, subject: string): Promise<Result<EvidenceView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<EvidenceView>> => {
    const found = await findSubject(tx, session, subject);
    return found ? succeed({ subject: found, items: await listEvidence(tx, subject) }) : refuse(notFound);
  });
}

export function readEvidence(app: App, session: Session, id: string): Promise<Result<OneEvidence>> {
  return inTenant(app.db, session.tenant.id, (tx) => findOne(tx, session, id));
}

const isDay = (text: string) => text === '' || z.iso.date().safeParse(text).success;

const EvidenceForm = z.object({
  note: plainText().trim().max(500, 'Anteckningen är längre än 500 tecken. Korta den.').default(''),
  personalData: z.string().optional(),
  retainUntil: plainText().trim().refine(isDay, 'Ange dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-31.').default(''),
});

async function whyNotAdd(tx: Transaction, session: Session, name: string): Promise<Result<EvidenceSubject>> {
  const subject = await findSubject(tx, session, name);
  if (subject === null) return refuse(notFound);
  if (subject.whyNot !== null) return refuse({ path: '', message: subject.whyNot });
  if ((await listEvidence(tx, name)).length >= mostEvidence)
    return refuse({ path: 'file', message: `Här finns redan ${mostEvidence} underlag, och fler tas inte emot.` });
  return succeed(subject);
}

/**
 * Keeps a file as evidence. `input` is the form's note, mark of personal data and retention day. Once this has answered, the
 * file is on the database's disk.
 */
export async function addEvidence(
  app: App,
  session: Session,
  name: string,
  { file, input }: { readonly file: EvidenceFile; readonly input: unknown },
): Promise<Result<{ id: string; subject: EvidenceSubject }>> {
  const form = readForm(EvidenceForm, input);
  if (!form.ok) return form;
  const allowed = await inTenant(app.db, session.tenant.id, (tx) => whyNotAdd(tx, session, name));
  if (!allowed.ok) return allowed;
  const named = { ...file, name: cleanFileName(file.name) };
  const kind = await judgeEvidence(named);
  if (!kind.ok) return kind;
  const sha256 = await hashFile(file);
  const { note, personalData, retainUntil } = form.value;
  return change(app, session, async (tx): Promise<Result<{ id: string; subject: EvidenceSubject }>> => {
    const subject = await whyNotAdd(tx, session, name);
    if (!subject.ok) return subject;
    const said = {
      body: subject.value.body,
      subject: name,
      kind: kind.value,
      sha256,
      personalData: personalData !== undefined,
      retainUntil: retainUntil || null,
    };
    const id = await insertEvidence(tx, { ...said, fileName: named.name, note, uploadedBy: actorName(session) }, file);
    // What the file is called may say whom it is about: it stays out of the chain's texts.
    await record(tx, session, {
      verb: 'evidence.add',
      subject: evidenceName(id),
      before: null,
      after: { ...said, bytes: file.size },
    });
    return succeed({ id, subject: subject.value });
  });
}

export type OpenedEvidence = {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly parts: AsyncGenerator<Uint8Array>;
};

/** The file to be sent, after its hash is computed anew: one whose bytes are no longer those that were taken in is refused. */
export async function openEvidence(app: App, session: Session, id: string): Promise<Result<OpenedEvidence>> {
  const found = await readEvidence(app, session, id);
  if (!found.ok) return found;
  const { evidence } = found.value;
  if (evidence.erasedAt !== null) return refuse({ path: '', message: 'Underlagets innehåll är raderat.' });
  if (!(await isIntact(app.db, session.tenant.id, evidence)))
    return refuse({
      path: '',
      message:
        'Underlaget stämmer inte längre med sitt kontrollvärde (SHA-256) och lämnas inte ut. Be driften läsa tillbaka det från en säkerhetskopia.',
    });
  return succeed({
    name: evidence.fileName,
    type: evidenceKinds[evidence.kind].type,
    size: evidence.bytes,
    parts: readParts(app.db, session.tenant.id, evidence.id),
  });
}

/** Why a file's content is erased. */
export const EraseReason = plainText()
  .trim()
  .min(1, 'Skriv varför innehållet raderas, till exempel gallring enligt dokumenthanteringsplanen.')
  .max(500, 'Skälet är längre än 500 tecken. Korta det.');
const EraseForm = z.object({ reason: EraseReason });

const EditForm = EvidenceForm.extend({ revision: z.coerce.number().int().positive() });

/** Says note, personal data and retention day anew. What was said before is kept, with who said it. */
export function editEvidence(app: App, session: Session, id: string, input: unknown): Promise<Result<null>> {
  const form = readForm(EditForm, input);
  if (!form.ok) return Promise.resolve(form);
  const { revision, note } = form.value;
  const [personalData, retainUntil] = [form.value.personalData !== undefined, form.value.retainUntil || null];
  return change(app, session, async (tx): Promise<Result<null>> => {
    const found = await findOne(tx, session, id);
    if (!found.ok) return found;
    const { evidence, editable, subject } = found.value;
    if (!editable)
      return refuse({
        path: '',
        message: evidence.erasedAt !== null ? 'Underlagets innehåll är raderat.' : (subject.whyNot ?? notFound.message),
      });
    const said = { personalData, retainUntil };
    if (!(await sayOfEvidence(tx, id, { revision, note, ...said }, actorName(session))))
      return refuse({
        path: '',
        message: 'Någon annan har ändrat uppgifterna sedan du öppnade sidan. Läs dem igen och ändra sedan.',
      });
    await record(tx, session, {
      verb: 'evidence.edit',
      subject: evidenceName(id),
      before: { personalData: evidence.personalData, retainUntil: evidence.retainUntil },
      after: { ...said, noteChanged: note !== evidence.note },
    });
    return succeed(null);
  });
}

/** Erases the content, and the name where there is personal data; the hash and the audit chain stay as they were. */
export async function eraseOne(tx: Transaction, session: Session, evidence: Evidence, reason: string): Promise<void> {
  const { id, sha256, retainUntil } = evidence;
  await eraseEvidence(tx, id, { by: actorName(session), reason });
  await record(tx, session, {
    verb: 'evidence.erase',
    subject: evidenceName(id),
    before: { sha256, retainUntil },
    after: { reason },
  });
}

/** Erases one file on a person's word, for those who may. */
export function removeEvidence(app: App, session: Session, id: string, input: unknown): Promise<Result<null>> {
  const form = readForm(EraseForm, input);
  if (!form.ok) return Promise.resolve(form);
  const { reason } = form.value;
  return change(app, session, async (tx): Promise<Result<null>> => {
    const found = await findOne(tx, session, id);
    if (!found.ok) return found;
    const { evidence, erasable } = found.value;
    if (!erasable)
      return refuse({
        path: '',
        message:
          evidence.erasedAt !== null
            ? 'Underlagets innehåll är raderat.'
            : `Bara en samordnare för intern kontroll, chef eller controller för ${evidence.body} kan radera underlag.`,
      });
    await eraseOne(tx, session, evidence, reason);
    return succeed(null);
  });
}
