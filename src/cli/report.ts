/** `uppsikt report`: prints a body's decision package for a period, or one document of internal control, as DOCX, PDF and HTML. */
import { resolve } from 'node:path';
import { type DocumentPartName, documentParts, printControlDocument } from '../app/control-document.ts';
import { type Format, formats, printReport } from '../app/print-report.ts';
import { parsePeriod } from '../domain/period.ts';
import { print, printJson, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';
import { withSession } from './with-app.ts';
import { writeFiles } from './write-files.ts';

const help = `Användning: uppsikt report --body KOD --period ÅR-year|ÅR-interim1|ÅR-interim2 [--part plan|annex2|group] [--format docx,pdf,html] [--out MAPP] [--json] [--municipality KOMMUN]

Skriver ut beslutspaketet. Utan --format skrivs alla tre formaten, utan --out i den mapp du står i.

--part skriver i stället ett dokument för intern kontroll: plan (årets internkontrollplan), annex2 (slutrapporten) eller
group (alla organisationers interna kontroll sida vid sida; --body behövs inte).`;

const options = {
  body: { type: 'string' },
  period: { type: 'string' },
  part: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  municipality: { type: 'string' },
  help: { type: 'boolean' },
} as const;

function readFormats(text: string | undefined): Format[] {
  const wanted = (text ?? formats.join(',')).split(',').map((format) => format.trim());
  return [...new Set(wanted)].map((format) => {
    const known = formats.find((candidate) => candidate === format);
    if (!known) throw new UsageError(`Formatet "${format}" finns inte. Välj bland ${formats.join(', ')}.\n\n${help}`);
    return known;
  });
}

function readPart(text: string | undefined): DocumentPartName | null {
  if (text === undefined) return null;
  const known = documentParts.find((candidate) => candidate === text);
  if (!known) throw new UsageError(`Delen "${text}" finns inte. Välj bland ${documentParts.join(', ')}.\n\n${help}`);
  return known;
}

export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, options, help);
  if (values.help) {
    print(help);
    return 0;
  }
  const part = readPart(values.part);
  const body = values.body ?? '';
  if ((body === '' && part !== 'group') || !values.period) throw new UsageError(`Ange --body och --period.\n\n${help}`);
  const period = parsePeriod(values.period);
  if (!period)
    throw new UsageError(`Perioden "${values.period}" går inte att läsa. Skriv till exempel 2025-year.\n\n${help}`);
  const address = { body, period };
  const wanted = readFormats(values.format);
  const folder = resolve(values.out ?? '.');
  return withSession(values.municipality, { create: false }, async (app, session) => {
    const printed =
      part === null
        ? await printReport(app, session, address, wanted)
        : await printControlDocument(app, session, { part, address }, wanted);
    if (!printed.ok) return sayIssues(printed.issues);
    const written = await writeFiles(folder, printed.value.files);
    if (!written.ok) return sayIssues(written.issues);
    if (values.json) printJson({ hash: printed.value.hash, files: written.value });
    else for (const path of written.value) print(path);
    return 0;
  });
}
