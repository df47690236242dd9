/** `uppsikt demo`: loads the example municipality, prints its decision package, and starts the web with a one-time link. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleReport, loadExample } from '../app/example.ts';
import { formats, printReport } from '../app/print-report.ts';
import { print, printJson, sayIssues } from './output.ts';
import { serveUntilStopped } from './serve.ts';
import { readArguments } from './usage.ts';
import { withApp } from './with-app.ts';

const help = `Användning: uppsikt demo [--once] [--json] [--host ADRESS]

Laddar exempelkommunen Alvsala, skriver ut dess beslutspaket i datamappen och startar webben
med en engångslänk att logga in med. Med --once startas inte webben.`;

const options = {
  once: { type: 'boolean' },
  json: { type: 'boolean' },
  host: { type: 'string' },
  help: { type: 'boolean' },
} as const;

export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, options, help);
  if (values.help) {
    print(help);
    return 0;
  }
  return withApp(async (app) => {
    const loaded = await loadExample(app);
    if (!loaded.ok) return sayIssues(loaded.issues);
    const { session, linkPath } = loaded.value;
    const printed = await printReport(app, session, exampleReport, formats);
    if (!printed.ok) return sayIssues(printed.issues);
    const folder = join(app.dataFolder, 'paket', session.tenant.code);
    await mkdir(folder, { recursive: true });
    for (const file of printed.value.files) await writeFile(join(folder, file.name), file.bytes);
    const paths = printed.value.files.map((file) => join(folder, file.name));
    if (values.json) printJson({ municipality: session.tenant.code, link: linkPath, files: paths });
    else
      print(
        `Exempelkommunen ${session.tenant.name} är laddad. Dess beslutspaket:\n${paths.map((path) => `  ${path}`).join('\n')}`,
      );
    if (values.once) return 0;
    return serveUntilStopped(app, values.host ?? '127.0.0.1', (url) =>
      print(`Logga in med engångslänken: ${url}${linkPath}`),
    );
  });
}
