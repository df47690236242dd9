/** `uppsikt demo`: loads the example municipality, prints its decision package, and starts the web with a one-time link. */
import { join } from 'node:path';
import { exampleLinks, exampleReport, loadExample } from '../app/example.ts';
import { formats, printReport } from '../app/print-report.ts';
import { swedishDay } from '../domain/swedish-day.ts';
import { print, printJson, sayIssues } from './output.ts';
import { readPort, serveUntilStopped } from './serve.ts';
import { readArguments } from './usage.ts';
import { withApp } from './with-app.ts';
import { writeFiles } from './write-files.ts';

const help = `Användning: uppsikt demo [--once] [--json] [--host ADRESS] [--no-worker]

Laddar exempelkommunen Alvsala, skriver ut dess beslutspaket i datamappen och startar webben
med en engångslänk att logga in med. Med --once startas inte webben, med --no-worker ingen arbetare bredvid den.`;

const options = {
  once: { type: 'boolean' },
  json: { type: 'boolean' },
  host: { type: 'string' },
  'no-worker': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, options, help);
  if (values.help) {
    print(help);
    return 0;
  }
  if (!values.once) readPort(process.env.PORT);
  return withApp(async (app) => {
    const loaded = await loadExample(app, swedishDay(new Date()));
    if (!loaded.ok) return sayIssues(loaded.issues);
    const { session, linkPath } = loaded.value;
    const printed = await printReport(app, session, exampleReport, formats);
    if (!printed.ok) return sayIssues(printed.issues);
    const folder = join(app.dataFolder, 'paket', session.tenant.code);
    const written = await writeFiles(folder, printed.value.files);
    if (!written.ok) return sayIssues(written.issues);
    const paths = written.value;
    if (values.json) printJson({ municipality: session.tenant.code, link: linkPath, files: paths });
    else
      print(
        `Exempelkommunen ${session.tenant.name} är laddad. Dess beslutspaket:\n${paths.map((path) => `  ${path}`).join('\n')}`,
      );
    if (values.once) return 0;
    const others = await exampleLinks(app, session);
    return serveUntilStopped(app, { host: values.host ?? '127.0.0.1', worker: !values['no-worker'] }, (url) =>
      print(
        [
          `Logga in med engångslänken: ${url}${linkPath}`,
          'Eller pröva som en av dem som arbetar i exemplet:',
          ...others.map((other) => `  ${other.as} (${other.name}): ${url}${other.linkPath}`),
        ].join('\n'),
      ),
    );
  });
}
