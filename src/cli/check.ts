/** `uppsikt check FILE…`: the figure check of any document, without data in the system and without a database. */
import { checkPath } from '../app/check-file.ts';
import { type Checked, type CheckLevel, type CheckReport, levelName, summaryOf } from '../domain/check/finding.ts';
import { print, printJson, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';

const help = `Användning: uppsikt check FIL… [--json] [--all] [--rounding]

Läser DOCX, PDF, HTML och text och prövar siffrorna mot varandra: summor, skillnader, andelar, delar,
samma sak på två ställen, riktning, mål, antal, enheter och datum.

  --json      skriver resultatet som JSON
  --all       visar även det som stämmer
  --rounding  visar även det som ryms i avrundningen

Slutar med 0 när inget motsäger något annat, 1 när något gör det, 2 vid fel användning eller när en fil inte går att läsa.`;

const options = {
  json: { type: 'boolean' },
  all: { type: 'boolean' },
  rounding: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

type Shown = { readonly all: boolean; readonly rounding: boolean };

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, options, help, Number.POSITIVE_INFINITY);
  if (values.help) {
    print(help);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError(`Ange filen som ska kontrolleras.\n\n${help}`);
  const shown = { all: values.all ?? false, rounding: values.rounding ?? false };
  const reports: CheckReport[] = [];
  let failed = false;
  for (const path of positionals) {
    const checked = await checkPath(path);
    if (checked.ok) reports.push(checked.value);
    else {
      sayIssues(checked.issues);
      failed = true;
    }
  }
  if (values.json)
    printJson(reports.map((report) => ({ ...report, checks: report.checks.filter((each) => isShown(each, shown)) })));
  else for (const report of reports) print(textOf(report, shown));
  const contradicted = reports.some((report) => report.checks.some((check) => check.level === 'contradiction'));
  return failed ? 2 : contradicted ? 1 : 0;
}

function isShown(check: Checked, shown: Shown): boolean {
  if (check.level === null) return shown.all;
  return check.level !== 'rounding' || shown.rounding || shown.all;
}

const order: readonly (CheckLevel | null)[] = ['contradiction', 'look', 'rounding', null];

function textOf(report: CheckReport, shown: Shown): string {
  const checks = report.checks
    .filter((each) => isShown(each, shown))
    .sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level));
  const lines = checks.flatMap((check) => [
    `  ${check.level === null ? 'Stämmer' : levelName(check.level)}: ${check.message}`,
    ...check.places.slice(0, 3).map(({ at, quote }) => `    ${at}: ”${quote}”`),
  ]);
  const none = report.checks.length === 0 ? ['  Inga siffror i dokumentet kan prövas mot varandra.'] : [];
  return [`${report.name}: ${summaryOf(report)}`, ...none, ...lines].join('\n');
}
