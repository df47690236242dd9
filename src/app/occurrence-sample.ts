/** Samples of an occurrence: drawn by a stated seed from an uploaded or pasted population, or from a number; and what each drawn row showed. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { cleanFileName, type EvidenceFile } from '../domain/evidence.ts';
import { emptyResult, fromEntry } from '../domain/occurrence-result.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { drawSample, rowKeys } from '../domain/sample.ts';
import { readSheet } from '../intake/sheet/read-sheet.ts';
import type { Transaction } from '../store/database.ts';
import { type OccurrenceKey, saveResult } from '../store/occurrence-result.ts';
import { insertSample, saveSampleRow } from '../store/occurrence-sample.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { plainText, readForm } from './form.ts';
import { occurrenceSubject } from './occurrence-subject.ts';
import { loadOccurrenceView, type OccurrenceView } from './occurrence-view.ts';
import { actorName, type Session } from './session.ts';

const mostRows = 200_000;
const mostDrawn = 500;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const DrawForm = z.object({
  seed: plainText()
    .trim()
    .min(1, 'Skriv ett frö: ett ord eller tal som vem som helst kan upprepa urvalet med.')
    .max(200, 'Fröet är längre än 200 tecken. Korta det.'),
  size: z.coerce
    .number('Skriv hur många som ska dras, som ett heltal.')
    .int()
    .min(1)
    .max(mostDrawn, `Dra högst ${mostDrawn}.`),
  rows: plainText().default(''),
  count: plainText()
    .trim()
    .regex(/^\d{0,6}$/u, 'Skriv hur många det finns, som ett heltal.')
    .default(''),
  headers: z.string().optional(),
  drawReason: plainText().trim().max(500, 'Skälet är längre än 500 tecken. Korta det.').default(''),
});
type DrawForm = z.infer<typeof DrawForm>;

type Population = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly source: string;
};

/** The population that the form says: a file first, else pasted rows, else a number of numbered things. */
async function readPopulation(form: DrawForm, file: EvidenceFile | null): Promise<Result<Population>> {
  if (file !== null) return readFile(file, form.headers !== undefined);
  const pasted = form.rows.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trimEnd().split('\t')]));
  if (pasted.length > 0) return succeed(withHeaders(pasted, form.headers !== undefined, ''));
  const count = Number(form.count);
  if (count > mostRows) return refuse({ path: 'count', message: `Högst ${mostRows} tas emot.` });
  if (count > 0)
    return succeed({ columns: [], rows: Array.from({ length: count }, (_, i) => [String(i + 1)]), source: '' });
  return refuse({
    path: 'count',
    message: 'Välj en fil, klistra in rader eller skriv hur många det finns att dra ur.',
  });
}

async function readFile(file: EvidenceFile, hasHeaders: boolean): Promise<Result<Population>> {
  const name = cleanFileName(file.name);
  const sheet = await readSheet(await file.read(0, file.size), name, { maxRows: mostRows });
  if (!sheet.ok) return refuse(...sheet.issues.map(({ message }) => ({ path: 'file', message })));
  const rows = sheet.value.rows.map(({ cells }) => cells.map(({ text }) => text.trim()));
  return succeed(
    withHeaders(
      rows.filter((cells) => cells.some((cell) => cell !== '')),
      hasHeaders,
      name,
    ),
  );
}

function withHeaders(rows: readonly (readonly string[])[], hasHeaders: boolean, source: string): Population {
  return hasHeaders ? { columns: rows[0] ?? [], rows: rows.slice(1), source } : { columns: [], rows, source };
}

/** The result must stand there for a sample to belong to, and whoever draws has changed it. */
async function touch(tx: Transaction, session: Session, view: OccurrenceView) {
  const state = view.state === 'returned' ? 'returned' : 'draft';
  const by = { by: actorName(session), account: session.account?.id ?? null };
  const content = view.stored === null ? emptyResult : fromEntry(view.entry);
  return saveResult(tx, view.key, content, { revision: view.revision, state, ...by });
}

const raced = { path: '', message: 'Någon annan sparade i samma stund. Ladda om sidan och försök igen.' };

/**
 * Draws a sample: rows in the order of SHA-256 of "seed|row", the first of them. `input`: seed, size, and rows or count where
 * there is no file. One drawn anew needs a reason, and the earlier ones stay.
 */
export async function drawOccurrenceSample(
  app: App,
  session: Session,
  key: OccurrenceKey,
  { input, file }: { readonly input: unknown; readonly file: EvidenceFile | null },
): Promise<Result<{ number: number }>> {
  const form = readForm(DrawForm, input);
  if (!form.ok) return form;
  const { seed, size, drawReason: reason } = form.value;
  const population = await readPopulation(form.value, file);
  if (!population.ok) return population;
  const { columns, rows, source } = population.value;
  if (rows.length < size)
    return refuse({
      path: 'size',
      message: `Det finns ${rows.length} rader att dra ur, och ${size} går inte att dra.`,
    });
  return change(app, session, async (tx): Promise<Result<{ number: number }>> => {
    const found = await loadOccurrenceView(tx, session, key);
    if (!found.ok) return found;
    const view = found.value;
    if (view.whyNot !== null) return refuse({ path: '', message: view.whyNot });
    const number = (view.samples[0]?.number ?? 0) + 1;
    if (number > 1 && reason === '')
      return refuse({ path: 'drawReason', message: 'Skriv varför stickprovet dras om. Det förra står kvar.' });
    if (!(await touch(tx, session, view))) return refuse(raced);
    const said = {
      number,
      seed,
      population: rows.length,
      size,
      populationSha256: sha256(rowKeys(rows).join('\n')),
      source,
      reason: number === 1 ? null : reason,
    };
    const drawn = drawSample(rows, { seed, size, hash: sha256 });
    await insertSample(tx, key, { ...said, columns, drawnBy: actorName(session), rows: drawn });
    const after = { ...said, places: drawn.map(({ place }) => place) };
    await record(tx, session, { verb: 'sample.draw', subject: occurrenceSubject(key), before: null, after });
    return succeed({ number });
  });
}

const Outcome = z.enum(['', 'ok', 'deviation', 'unchecked']);
const note = plainText().trim().max(1000, 'Anteckningen är längre än 1000 tecken. Korta den.');

const RowsForm = z.object({
  number: z.coerce.number().int().min(1),
  rows: z.array(
    z.object({
      ordinal: z.coerce.number().int().min(1),
      outcome: Outcome,
      note,
      before: z.object({ outcome: Outcome, note: z.string() }).optional(),
    }),
  ),
});
type SentRow = z.infer<typeof RowsForm>['rows'][number];

const outcomeWords = { ok: 'utan avvikelse', deviation: 'avvikelse', unchecked: 'inte kontrollerad' } as const;

/** What is to be written of a row, or what keeps it from that; null where the person has changed nothing. */
function judgeRow(row: OccurrenceView['samples'][number]['rows'][number], sent: SentRow) {
  const { ordinal, before } = sent;
  const said = { ordinal, outcome: sent.outcome === '' ? null : sent.outcome, note: sent.note };
  const stands = (other: { outcome: string | null; note: string }) =>
    (other.outcome ?? '') === (said.outcome ?? '') && other.note === said.note;
  if (stands(row) || (before && stands(before))) return null;
  const path = `anteckning-${ordinal}`;
  if (before && !((row.outcome ?? '') === before.outcome && row.note === before.note)) {
    const other = row.outcome === null ? 'inget utfall' : outcomeWords[row.outcome];
    const message = `Rad ${ordinal}: någon annan har under tiden sparat ${other} med anteckningen ”${row.note || '–'}”. Ditt utfall står kvar här: spara igen om det ska gälla.`;
    return { issue: { path, message } };
  }
  if (said.outcome === 'unchecked' && said.note === '')
    return { issue: { path, message: `Rad ${ordinal}: skriv varför den inte kunde kontrolleras.` } };
  return { said };
}

/**
 * Says what the rows of the last sample showed. A row that could not be looked at needs a note. `before` is what the person
 * saw: a row left as it was seen is not written, and one that somebody else has changed since then is refused. The new
 * revision of the result, null where nothing is changed.
 */
export async function assessSample(
  app: App,
  session: Session,
  key: OccurrenceKey,
  input: unknown,
): Promise<Result<{ revision: number | null }>> {
  const form = readForm(RowsForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx): Promise<Result<{ revision: number | null }>> => {
    const found = await loadOccurrenceView(tx, session, key);
    if (!found.ok) return found;
    const view = found.value;
    if (view.whyNot !== null) return refuse({ path: '', message: view.whyNot });
    const [last] = view.samples;
    if (last?.number !== form.value.number)
      return refuse({ path: '', message: 'Stickprovet har dragits om sedan du öppnade sidan. Ladda om den.' });
    const judged = form.value.rows.flatMap((sent) => {
      const row = last.rows.find(({ ordinal }) => ordinal === sent.ordinal);
      return (row && judgeRow(row, sent)) ?? [];
    });
    const issues = judged.flatMap(({ issue }) => issue ?? []);
    if (issues.length > 0) return refuse(...issues);
    const changed = judged.flatMap(({ said }) => said ?? []);
    if (changed.length === 0) return succeed({ revision: null });
    const touched = await touch(tx, session, view);
    if (!touched) return refuse(raced);
    for (const row of changed) await saveSampleRow(tx, { ...key, number: last.number }, row);
    await record(tx, session, {
      verb: 'sample.assess',
      subject: occurrenceSubject(key),
      before: null,
      after: { number: last.number, rows: changed.map(({ ordinal, outcome }) => ({ ordinal, outcome })) },
    });
    return succeed({ revision: touched.revision });
  });
}
