/** `uppsikt import sheet`: reads a spreadsheet into the plan of a year, its indicators or the values reported of them. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importSheet, type SheetOrder } from '../app/sheet-import-direct.ts';
import type { SheetTrial } from '../app/sheet-import-view.ts';
import { type BulkChange, BulkKind, listedFaults, outcomeOf } from '../domain/bulk.ts';
import { parsePeriod } from '../domain/period.ts';
import { Plan } from '../domain/plan.ts';
import { fieldLabel } from '../web/pages/sheet-import/field-label.ts';
import { wordsIn } from '../web/words/words.ts';
import { print, printJson, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';
import { withSession } from './with-app.ts';

const help = `Användning: uppsikt import sheet FIL --kind plan|indicators|values|economy|staff --year ÅR [--mapping NAMN] [--dry-run] [--json]
                            [--remove-missing] [--body KOD] [--period ÅR-year|ÅR-interim1|ÅR-interim2] [--municipality KOMMUN]

  --kind            vad filen innehåller: planens poster, indikatorer med mål, rapporterade värden, ekonomi eller personal
  --mapping         ett sparat kolumnval; utan det känns kolumnerna igen på sina rubriker
  --dry-run         visar vad som skulle ändras; lagrar inget
  --remove-missing  markerar det som saknas i filen för borttagning
  --body, --period  vilken rapport värdena gäller, där filen inte säger det
  --json            skriver resultatet som JSON

Ingenting läses in så länge det finns fel i filen.`;

const options = {
  kind: { type: 'string' },
  year: { type: 'string' },
  mapping: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'remove-missing': { type: 'boolean' },
  body: { type: 'string' },
  period: { type: 'string' },
  json: { type: 'boolean' },
  municipality: { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof readArguments<typeof options>>['values'];

function readOrder(values: Values): SheetOrder {
  const kind = BulkKind.safeParse(values.kind);
  if (!kind.success) throw new UsageError(`Ange --kind plan, indicators, values, economy eller staff.\n\n${help}`);
  const year = Plan.shape.year.safeParse(Number(values.year));
  if (!year.success) throw new UsageError(`Ange planens år, till exempel --year 2026.\n\n${help}`);
  const period = values.period === undefined ? null : parsePeriod(values.period);
  if (values.period !== undefined && period === null)
    throw new UsageError(`Perioden "${values.period}" går inte att läsa. Skriv till exempel 2026-year.\n\n${help}`);
  const { mapping = null, body = null } = values;
  return { kind: kind.data, year: year.data, mapping, body, period, removeMissing: values['remove-missing'] ?? false };
}

const words = wordsIn('sv');

function changeLines({ kind, title, line, edits }: BulkChange): string[] {
  const place = line === null ? '' : `rad ${line}: `;
  const head = `  ${place}${words.bulkImport.trial.kinds[kind].toLocaleLowerCase('sv')} ${title.replaceAll(/\s+/gu, ' ')}`;
  const cells = edits.map(({ field, before, after }) => `    ${fieldLabel(words, field)}: "${before}" -> "${after}"`);
  return kind === 'changed' ? [head, ...cells] : [head];
}

function report(
  trial: SheetTrial,
  order: SheetOrder,
  file: string,
  { json, dryRun }: { json: boolean; dryRun: boolean },
): number {
  const { faults, changes, missing } = trial;
  const outcome = outcomeOf(trial);
  if (json) {
    const done = !dryRun && changes.length > 0;
    printJson({ file, kind: order.kind, year: order.year, done, ...outcome, faults, changes, missing });
    return faults.length > 0 ? 1 : 0;
  }
  const { created, changed, removed, unchanged } = outcome;
  const verb = dryRun ? 'Skulle läsas in' : 'Läst in';
  print(
    `${verb} från ${file}: ${created} nya, ${changed} ändrade, ${removed} tas bort, ${unchanged} oförändrade, ${missing.length} saknas i filen.`,
  );
  for (const line of changes.flatMap(changeLines)) print(line);
  return faults.length > 0 ? sayIssues(listedFaults(faults).map(({ message }) => ({ path: '', message }))) : 0;
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, options, help, 1);
  if (values.help) {
    print(help);
    return 0;
  }
  const [path] = positionals;
  if (path === undefined) throw new UsageError(`Ange filen som ska läsas in.\n\n${help}`);
  const order = readOrder(values);
  const file = { name: basename(path), bytes: await readFile(path).catch(() => null) };
  const { bytes } = file;
  if (bytes === null) return sayIssues([{ path, message: 'Filen går inte att läsa. Kontrollera sökvägen.' }]);
  const how = { json: values.json ?? false, dryRun: values['dry-run'] ?? false };
  return withSession(values.municipality, { create: false }, async (app, session) => {
    const done = await importSheet(app, session, { name: file.name, bytes }, order, how);
    if (done.ok) return report(done.value, order, file.name, how);
    return sayIssues(done.issues.map(({ path: at, message }) => ({ path: at.startsWith('--') ? at : '', message })));
  });
}
