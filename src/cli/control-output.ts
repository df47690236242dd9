/** What commands of controls write: the outcome for a person or a program, and its exceptions as a file. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { exceptionTable } from '../app/controls/exception-table.ts';
import type { Measured } from '../app/controls/measure.ts';
import type { ControlFile } from '../app/controls/source-file.ts';
import { exportTable, type TableFormat, tableFormats } from '../app/export-table.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { isDate } from '../domain/sheet-date.ts';
import { kindName } from '../web/words/control-kinds.ts';
import { wordsIn } from '../web/words/words.ts';
import { print, printJson, say, sayIssues } from './output.ts';
import { UsageError } from './usage.ts';

const words = wordsIn('sv').controlRuns;
const nameOf = (kind: string) => kindName(words.kinds, kind);

/** The file of a source, with the columns to be recognised by their headers. */
export async function controlFile(source: string, path: string): Promise<Result<ControlFile>> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return refuse({ path, message: 'Filen går inte att läsa. Kontrollera sökvägen.' });
  return succeed({ source, name: basename(path), bytes, sheet: null, mapping: null, remembered: null, body: '' });
}

/** Every file, or what is wrong with the first that cannot be read. */
export async function controlFiles(paths: readonly (readonly [string, string])[]): Promise<Result<ControlFile[]>> {
  const files: ControlFile[] = [];
  for (const [source, path] of paths) {
    const file = await controlFile(source, path);
    if (!file.ok) return file;
    files.push(file.value);
  }
  return succeed(files);
}

/** Today where nothing is said. */
export function readDay(option: string, text: string | undefined, help: string): string {
  if (text === undefined) return new Date().toISOString().slice(0, 10);
  if (/^\d{4}-\d\d-\d\d$/u.test(text) && isDate(text)) return text;
  throw new UsageError(`Datumet "${text}" i ${option} går inte att läsa. Skriv det som 2026-12-31.\n\n${help}`);
}

export function readOut(path: string | undefined, help: string): { path: string; format: TableFormat } | null {
  if (path === undefined) return null;
  const format = tableFormats.find((known) => `.${known}` === extname(path).toLowerCase());
  if (format) return { path, format };
  throw new UsageError(`Ange en fil som slutar på .xlsx eller .csv efter --out.\n\n${help}`);
}

const percent = (part: number, whole: number) =>
  whole === 0 ? '' : `${((100 * part) / whole).toLocaleString('sv-SE', { maximumFractionDigits: 2 })} %`;

/** Writes the outcome, and the exceptions to the file. 0 where the control is passed, 1 where it deviates or was not run. */
export async function sayOutcome(
  { outcome, used }: Measured,
  { json, out, title }: { json: boolean; out: { path: string; format: TableFormat } | null; title: string },
): Promise<number> {
  if (outcome.status === 'not-run') {
    if (json) printJson({ ...outcome, sources: used });
    else say(`Inte utförd: ${outcome.reason}`);
    return 1;
  }
  if (out !== null) {
    const table = exceptionTable(title, outcome, nameOf);
    const { bytes } = await exportTable(table, out.format);
    const failed = await writeWhole(out.path, bytes);
    if (failed !== null) return sayIssues([{ path: out.path, message: failed }]);
  }
  if (json) {
    printJson({ ...outcome, sources: used });
    return outcome.status === 'passed' ? 0 : 1;
  }
  for (const { name, columns } of used) if (columns.length > 0) say(`${name}: ${columns.join(', ')}`);
  for (const { path, part, whole } of outcome.ratios) {
    print(
      `${path.length === 0 ? 'Totalt' : `  ${path.join(' / ')}`}: ${part} av ${whole} ${percent(part, whole)}`.trimEnd(),
    );
  }
  for (const { on, part, whole } of outcome.series) print(`  ${on}: ${part} av ${whole} ${percent(part, whole)}`);
  for (const [kind, count] of Object.entries(outcome.exceptionCounts)) print(`${nameOf(kind)}: ${count}`);
  if (outcome.unmatchedCount > 0) print(`${nameOf('unmatched')}: ${outcome.unmatchedCount}`);
  for (const note of outcome.notes) print(note);
  print(
    `Förslag: ${outcome.suggested.assessment === null ? 'ingen bedömning' : wordOf(outcome.suggested.assessment)}. ${outcome.suggested.reason}`,
  );
  if (out !== null) say(`Avvikelserna står i ${out.path}.`);
  return outcome.status === 'passed' ? 0 : 1;
}

const wordOf = (assessment: 'red' | 'yellow' | 'green') => ({ red: 'röd', yellow: 'gul', green: 'grön' })[assessment];

async function writeWhole(path: string, bytes: Uint8Array): Promise<string | null> {
  try {
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
    return null;
  } catch (error) {
    await rm(`${path}.part`, { force: true }).catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return `Filen går inte att skriva här (${code}). Välj en annan mapp.`;
  }
}
