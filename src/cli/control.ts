/** `uppsikt control list|show|add|run`: the municipality's controls, their runs, and running one. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { App } from '../app/app.ts';
import { addDefinition, listControls } from '../app/controls/definitions.ts';
import { uploadControlFile } from '../app/controls/files.ts';
import { readControl, readRun, shareText } from '../app/controls/read-run.ts';
import { runControl } from '../app/controls/run.ts';
import { scanHere } from '../app/controls/scan-here.ts';
import type { Session } from '../app/session.ts';
import { type Result, succeed } from '../domain/result.ts';
import { kindName } from '../web/words/control-kinds.ts';
import { wordsIn } from '../web/words/words.ts';
import { readDay } from './control-output.ts';
import { print, printJson, say, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';
import { withSession } from './with-app.ts';

const help = `Användning: uppsikt control list [--json]
           uppsikt control add FIL.json
           uppsikt control run KONTROLL [--file KÄLLA=FIL …] [--cut-off DATUM] [--corrects NUMMER --reason SKÄL] [--json]
           uppsikt control run KONTROLL [--scan ID|latest] [--json]
           uppsikt control show KONTROLL [NUMMER] [--json]

  list      kontrollerna med sina senaste körningar
  add       lägger till en kontroll, eller en ny version av den
  run       läser underlaget och kör; --file lägger dit en fil för en källa först. En kontroll av webbplatser granskar
            dem nu och fortsätter en granskning som avbröts; --scan räknar en som är gjord
  show      kontrollens körningar, eller en av dem med sina avvikelser

Slutkod 0: utan avvikelse. 1: avviker, inte utförd eller nekad. 2: fel i kommandot.`;

const options = {
  file: { type: 'string', multiple: true },
  'cut-off': { type: 'string' },
  corrects: { type: 'string' },
  reason: { type: 'string' },
  scan: { type: 'string' },
  json: { type: 'boolean' },
  municipality: { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof readArguments<typeof options>>['values'];
const words = wordsIn('sv').controlRuns;
const lights = { red: 'röd', yellow: 'gul', green: 'grön' } as const;
const lightOf = (assessment: keyof typeof lights | null): string =>
  assessment === null ? words.noSuggestion.toLocaleLowerCase('sv') : lights[assessment];

async function list(app: App, session: Session, json: boolean): Promise<number> {
  const listed = await listControls(app, session);
  if (!listed.ok) return sayIssues(listed.issues);
  if (json)
    printJson(
      listed.value.map(({ definition: { id, version, title }, runs, nextOn }) => ({
        id,
        version,
        title,
        nextOn,
        latest: runs[0] ?? null,
      })),
    );
  else
    for (const { definition, runs } of listed.value) {
      const [latest] = runs;
      const stands =
        latest === undefined
          ? words.never
          : `${latest.cutOff} ${words.statuses[latest.status]} ${latest.percent === null ? '' : `${latest.percent.replace('.', ',')} %`}`;
      print(`${definition.id.padEnd(24)} ${stands.trim().padEnd(36)} ${definition.title}`);
    }
  return 0;
}

async function add(app: App, session: Session, path: string): Promise<number> {
  let input: unknown;
  try {
    input = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return sayIssues([{ path, message: 'Filen finns inte eller är inte JSON.' }]);
  }
  const added = await addDefinition(app, session, input);
  if (!added.ok) return sayIssues(added.issues);
  const { id, version } = added.value;
  say(added.value.added ? words.add.done(id, version) : words.add.same);
  return 0;
}

/** Puts the files in their sources: "personal=lista.csv". */
async function takeFiles(
  app: App,
  session: Session,
  definition: string,
  files: readonly string[],
): Promise<Result<null>> {
  for (const each of files) {
    const [, source = '', path = ''] = /^([^=]+)=(.+)$/u.exec(each) ?? [];
    const bytes = await readFile(path).catch(() => null);
    if (bytes === null)
      throw new UsageError(`Filen i --file ${each} går inte att läsa. Skriv --file KÄLLA=FIL.\n\n${help}`);
    const done = await uploadControlFile(app, session, { definition, source }, { name: basename(path), bytes }, {});
    if (!done.ok) return done;
  }
  return succeed(null);
}

async function runOne(app: App, session: Session, definition: string, values: Values): Promise<number> {
  const cutOff = readDay('--cut-off', values['cut-off'], help);
  const corrects = values.corrects === undefined ? null : Number(values.corrects);
  const { reason = '' } = values;
  if (corrects !== null && (!Number.isInteger(corrects) || corrects < 1 || reason === ''))
    throw new UsageError(`Ange körningens nummer efter --corrects, och --reason.\n\n${help}`);
  const taken = await takeFiles(app, session, definition, values.file ?? []);
  if (!taken.ok) return sayIssues(taken.issues);
  const read = await readControl(app, session, definition);
  if (!read.ok) return sayIssues(read.issues);
  if (read.value.definition.measure.kind === 'score' && values.scan === undefined && corrects === null)
    return scanNow(app, session, definition, values.json ?? false);
  const scan = values.scan === undefined || values.scan === 'latest' ? null : values.scan;
  if (scan !== null && !read.value.scans.some(({ id }) => id === scan))
    return sayIssues([{ path: '--scan', message: 'Granskningen finns inte, eller är av ett annat slag.' }]);
  const done = await runControl(app, session, { definition, cutOff, corrects, reason, scan });
  if (!done.ok) return sayIssues(done.issues);
  return showRun(app, session, definition, done.value.number, values.json ?? false);
}

/** Scans the websites and shows the run that it became. */
async function scanNow(app: App, session: Session, definition: string, json: boolean): Promise<number> {
  const done = await scanHere(app, session, definition, { env: process.env, tell: say });
  if (!done.ok) return sayIssues(done.issues);
  return showRun(app, session, definition, done.value.number, json);
}

async function showRun(app: App, session: Session, definition: string, number: number, json: boolean): Promise<number> {
  const read = await readRun(app, session, definition, number);
  if (!read.ok) return sayIssues(read.issues);
  const { run, summary, exceptions, unmatched, quotations, subjects, sources, sha256 } = read.value;
  const ending = run.status === 'passed' ? 0 : 1;
  if (json) {
    const named = { exceptions, unmatched, quotations, subjects };
    printJson({ control: definition, ...run, sha256, sources, outcome: summary, ...named });
    return ending;
  }
  print(`${words.runTitle(run.number, run.cutOff)}: ${words.statuses[run.status]}`);
  if (summary.status === 'not-run') {
    print(summary.reason);
    return ending;
  }
  const { bands: known } = read.value.definition;
  for (const { path, part, whole, bands } of summary.ratios) {
    const counted = known.flatMap(({ code, label }) =>
      bands[code] ? [`${label.toLocaleLowerCase('sv')} ${bands[code]}`] : [],
    );
    const by = counted.length === 0 ? '' : ` (${counted.join(', ')})`;
    print(
      `${path.length === 0 ? 'Totalt' : `  ${path.join(' / ')}`}: ${part} av ${whole} ${shareText(part, whole)}`.trimEnd() +
        by,
    );
  }
  for (const [kind, count] of Object.entries(summary.exceptionCounts))
    print(`${kindName(words.kinds, kind)}: ${count}`);
  if (summary.unmatchedCount > 0) print(`${words.unmatched}: ${summary.unmatchedCount}`);
  print(`${words.suggested}: ${lightOf(summary.suggested.assessment)}. ${summary.suggested.reason}`);
  return ending;
}

async function showRuns(app: App, session: Session, definition: string, json: boolean): Promise<number> {
  const read = await readControl(app, session, definition);
  if (!read.ok) return sayIssues(read.issues);
  const { runs } = read.value;
  if (json) printJson({ definition: read.value.definition, runs });
  else
    for (const { number, cutOff, status, part, whole } of runs)
      print(
        `${number} ${cutOff} ${words.statuses[status]} ${part === null || whole === null ? '' : words.of(String(part), String(whole))}`.trimEnd(),
      );
  return 0;
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, options, help, 3);
  if (values.help) {
    print(help);
    return 0;
  }
  const [what, name, number] = positionals;
  const json = values.json ?? false;
  const work = (app: App, session: Session): Promise<number> | null => {
    if (what === 'list') return list(app, session, json);
    if (name === undefined) return null;
    if (what === 'add') return add(app, session, name);
    if (what === 'run') return runOne(app, session, name, values);
    if (number === undefined) return showRuns(app, session, name, json);
    return showRun(app, session, name, Number(number), json);
  };
  const known = what === 'list' || (name !== undefined && ['add', 'run', 'show'].includes(what ?? ''));
  if (!known) throw new UsageError(`Ange list, add, run eller show.\n\n${help}`);
  if (what === 'run') readDay('--cut-off', values['cut-off'], help);
  return withSession(values.municipality, { create: false }, async (app, session) => (await work(app, session)) ?? 2);
}
