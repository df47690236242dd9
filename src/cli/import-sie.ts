/** `uppsikt import sie`: reads the accounting of a body's year into its economy, or shows what that would change. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importSie } from '../app/sie-import.ts';
import type { SieTrial } from '../app/sie-trial.ts';
import { outcomeOf } from '../domain/bulk.ts';
import { Plan } from '../domain/plan.ts';
import { print, printJson, say, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';
import { withSession } from './with-app.ts';

const help = `Användning: uppsikt import sie FIL… --body KOD --year ÅR [--dry-run] [--json] [--municipality KOMMUN]

  --body     nämnden som räkenskaperna gäller
  --year     räkenskapsåret
  --dry-run  visar vad som skulle ändras; lagrar inget
  --json     skriver resultatet som JSON

Läser SIE 4, typ 1-4 och 4I. Konton blir rader och objekt blir avdelningar enligt kommunens kontoplan under Ekonomi.
Ett beslutat år ändras aldrig.`;

const options = {
  body: { type: 'string' },
  year: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  municipality: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Files that one command takes. */
const mostFiles = 50;

function changeLines({ changes, unmapped, unbalanced, notes }: SieTrial): string[] {
  const verbs = { new: 'ny', changed: 'ändrad', removed: 'tas bort' } as const;
  return [
    ...changes.map(({ kind, title, line, edits }) => {
      const place = line === null ? '' : `rad ${line}: `;
      const { before = '', after = '' } = edits[0] ?? {};
      return `  ${place}${verbs[kind]} ${title}: "${before}" -> "${after}"`;
    }),
    ...unmapped.map(({ account, name, amount }) => `  Konto ${account} ${name} hör inte till någon rad: ${amount} kr.`),
    ...unbalanced.map(
      ({ voucher, date, line, amount }) =>
        `  Verifikation ${voucher} (${date}, rad ${line}) balanserar inte: ${amount} kr.`,
    ),
    ...notes.map(({ line, text }) => `  Rad ${line} lästes inte: ${text}`),
  ];
}

function report(trial: SieTrial, file: string, { json, dryRun }: { json: boolean; dryRun: boolean }): void {
  const { changes, writes: _, removals: __, seen: ___, ...rest } = trial;
  const outcome = outcomeOf(trial);
  if (json) {
    printJson({ ...rest, file, sie: trial.file, done: !dryRun && changes.length > 0, ...outcome, changes });
    return;
  }
  const { created, changed, removed, unchanged } = outcome;
  const verb = dryRun ? 'Skulle läsas in' : 'Läst in';
  const { type, encoding, vouchers } = trial.file;
  print(
    `${verb} från ${file} (SIE ${type}, ${encoding}, ${vouchers} verifikationer): ${created} nya, ${changed} ändrade, ${removed} tas bort, ${unchanged} oförändrade.`,
  );
  for (const line of changeLines(trial)) print(line);
  if (dryRun && trial.whyNot !== null) say(trial.whyNot.message);
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, options, help, mostFiles);
  if (values.help) {
    print(help);
    return 0;
  }
  const { body } = values;
  const year = Plan.shape.year.safeParse(Number(values.year));
  if (positionals.length === 0) throw new UsageError(`Ange filen som ska läsas in.\n\n${help}`);
  if (body === undefined) throw new UsageError(`Ange nämnden, till exempel --body KS.\n\n${help}`);
  if (!year.success) throw new UsageError(`Ange räkenskapsåret, till exempel --year 2026.\n\n${help}`);
  const how = { json: values.json ?? false, dryRun: values['dry-run'] ?? false };
  return withSession(values.municipality, { create: false }, async (app, session) => {
    for (const path of positionals) {
      const bytes = await readFile(path).catch(() => null);
      if (bytes === null) return sayIssues([{ path, message: 'Filen går inte att läsa. Kontrollera sökvägen.' }]);
      const name = basename(path);
      const done = await importSie(app, session, { body, year: year.data }, { name, bytes }, how);
      if (!done.ok) return sayIssues(done.issues.map(({ message }) => ({ path: name, message })));
      report(done.value, name, how);
    }
    return 0;
  });
}
