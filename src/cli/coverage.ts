/** `uppsikt coverage`: how many of a population have evidence, by two lists. Needs no database. */
import { runMeasure } from '../app/controls/measure.ts';
import { coverageDefinition } from '../app/controls/one-off.ts';
import { controlFiles, readDay, readOut, sayOutcome } from './control-output.ts';
import { print, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';

const help = `Användning: uppsikt coverage --population FIL --evidence FIL [--evidence FIL …] [--key KOLUMN] [--compare SÄTT]
                        [--by KOLUMN …] [--name KOLUMN] [--date KOLUMN] [--cut-off DATUM] [--at DATUM …]
                        [--target PROCENT] [--target-by DATUM] [--base TEXT] [--decimals 0-2] [--json] [--out FIL]

  --population  alla som ska ha underlag, en rad var (CSV eller XLSX)
  --evidence    de som har underlag: en logg eller lista
  --key         kolumnen som båda filerna har; annars Personnummer
  --compare     hur den jämförs: personNumber, code, name eller text; annars personNumber
  --by          kolumner i populationen att dela upp efter, ytterst först: --by Förvaltning --by Enhet
  --name        kolumnen med namnet på den som saknar underlag
  --date        kolumnen med underlagets dag; det som är senare än --cut-off räknas inte
  --at          tidigare dagar att visa samma sak för
  --target      målet i procent; annars 100
  --base        vad det jämförs med: "antal anställda 2025"
  --out         skriver avvikelserna som .xlsx eller .csv

Slutkod 0: målet är nått. 1: inte nått, eller kontrollen gick inte att utföra. 2: fel i kommandot.`;

const options = {
  population: { type: 'string' },
  evidence: { type: 'string', multiple: true },
  key: { type: 'string' },
  compare: { type: 'string' },
  by: { type: 'string', multiple: true },
  name: { type: 'string' },
  date: { type: 'string' },
  'cut-off': { type: 'string' },
  at: { type: 'string', multiple: true },
  target: { type: 'string' },
  'target-by': { type: 'string' },
  base: { type: 'string' },
  decimals: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const ways = ['personNumber', 'code', 'name', 'text'] as const;

export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, options, help);
  if (values.help) {
    print(help);
    return 0;
  }
  const { population, evidence = [], target = '100', decimals = '0' } = values;
  if (population === undefined || evidence.length === 0)
    throw new UsageError(`Ange --population och --evidence.\n\n${help}`);
  const compare = ways.find((way) => way === (values.compare ?? 'personNumber'));
  if (compare === undefined) throw new UsageError(`Ange --compare ${ways.join(', ')}.\n\n${help}`);
  if (!/^\d{1,3}([.,]\d+)?$/u.test(target))
    throw new UsageError(`Ange målet i procent, till exempel --target 90.\n\n${help}`);
  if (!/^[012]$/u.test(decimals)) throw new UsageError(`Ange --decimals 0, 1 eller 2.\n\n${help}`);
  const cutOff = readDay('--cut-off', values['cut-off'], help);
  const alsoAt = (values.at ?? []).map((day) => readDay('--at', day, help));
  const targetBy = values['target-by'] === undefined ? null : readDay('--target-by', values['target-by'], help);
  const out = readOut(values.out, help);
  const ids = evidence.map((_, at) => `evidence-${at + 1}`);
  const files = await controlFiles([
    ['population', population],
    ...evidence.map((path, at) => [`evidence-${at + 1}`, path] as const),
  ]);
  if (!files.ok) return sayIssues(files.issues);
  const { key = 'Personnummer', by = [], name = null, date = null, base = 'populationens rader' } = values;
  const wish = {
    key,
    compare,
    by,
    name,
    date,
    base,
    target: target.replace(',', '.'),
    targetBy,
    decimals: Number(decimals),
  };
  const definition = coverageDefinition(wish, ids);
  const measured = await runMeasure({ definition, files: files.value, cutOff, alsoAt });
  return sayOutcome(measured, { json: values.json ?? false, out, title: 'Avvikelser' });
}
