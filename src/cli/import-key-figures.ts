/** `uppsikt import kolada` and `import scb`: reads answers of Kolada's or SCB's API that are saved as files, or shows what they would change. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importKeyFigures } from '../app/key-figure-import.ts';
import { outcomeOf } from '../domain/bulk.ts';
import { type KeyFigureSource, sourceName } from '../domain/key-figure.ts';
import { print, printJson, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';
import { withSession } from './with-app.ts';

const what: Readonly<Record<KeyFigureSource, string>> = {
  kolada: 'Läser svar från Koladas API, version 3: nyckeltal, kommuner eller data.',
  scb: 'Läser data ur SCB:s statistikdatabas (PxWebs API, version 2) i formatet json-stat2, med region och hela år.',
};

const helpOf = (
  source: KeyFigureSource,
) => `Användning: uppsikt import ${source} FIL… [--dry-run] [--json] [--municipality KOMMUN]

  --dry-run  visar vad som skulle ändras; lagrar inget
  --json     skriver resultatet som JSON

${what[source]} Källan anges som ${sourceName(source)}.`;

const options = {
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  municipality: { type: 'string' },
  help: { type: 'boolean' },
} as const;

export async function run(source: KeyFigureSource, args: readonly string[]): Promise<number> {
  const help = helpOf(source);
  const { values, positionals } = readArguments(args, options, help, 100);
  if (values.help) {
    print(help);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError(`Ange filen som ska läsas in.\n\n${help}`);
  const dryRun = values['dry-run'] ?? false;
  return withSession(values.municipality, { create: false }, async (app, session) => {
    for (const path of positionals) {
      const bytes = await readFile(path).catch(() => null);
      if (bytes === null) return sayIssues([{ path, message: 'Filen går inte att läsa. Kontrollera sökvägen.' }]);
      const file = basename(path);
      const done = await importKeyFigures(app, session, { name: file, bytes }, { source, dryRun });
      if (!done.ok) return sayIssues(done.issues);
      const { figures, places, changes } = done.value;
      const { created, changed, unchanged } = outcomeOf(done.value);
      if (values.json) printJson({ file, done: !dryRun, figures, places, created, changed, unchanged, changes });
      else {
        const verb = dryRun ? 'Skulle läsas in' : 'Läst in';
        print(
          `${verb} från ${file}: ${figures} nyckeltal, ${places} kommuner, ${created} nya värden, ${changed} ändrade, ${unchanged} oförändrade.`,
        );
        if (dryRun)
          for (const { line, title, edits } of changes)
            print(`  rad ${line}: ${title}: "${edits[0]?.before ?? ''}" -> "${edits[0]?.after ?? ''}"`);
      }
    }
    return 0;
  });
}
