/** `uppsikt reconcile approvals`: decisions on approval rights against the invoice system's register. Needs no database. */
import { runMeasure } from '../app/controls/measure.ts';
import { approvalDefinition } from '../app/controls/one-off.ts';
import { controlFiles, readDay, readOut, sayOutcome } from './control-output.ts';
import { print, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';

const help = `Användning: uppsikt reconcile approvals --decisions FIL --register FIL [--staff FIL] [--decider TITEL …]
                                   [--cut-off DATUM] [--json] [--out FIL]

  --decisions  delegationsbesluten om attesträtt (CSV eller XLSX)
  --register   fakturasystemets register över attestanter
  --staff      personallista: säger vems ett användarnamn är, vem som har slutat och vem som är chef
  --decider    vem som får besluta om attesträtt; annars prövas det inte
  --cut-off    dagen som listorna jämförs för; annars i dag
  --out        skriver avvikelserna som .xlsx eller .csv, en rad var att arbeta av

Kolumnerna känns igen på sina rubriker: Personnummer eller Användarnamn, Kostnadsställe, Roll, Beloppsgräns, Giltig från,
Giltig till, Aktiv. Slutkod 0: listorna stämmer. 1: avvikelser, eller gick inte att utföra. 2: fel i kommandot.`;

const options = {
  decisions: { type: 'string' },
  register: { type: 'string' },
  staff: { type: 'string' },
  decider: { type: 'string', multiple: true },
  'cut-off': { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, options, help, 1);
  if (values.help) {
    print(help);
    return 0;
  }
  const { decisions, register, staff, decider = [] } = values;
  if (positionals[0] !== 'approvals')
    throw new UsageError(`Ange vad som ska stämmas av: reconcile approvals.\n\n${help}`);
  if (decisions === undefined || register === undefined)
    throw new UsageError(`Ange --decisions och --register.\n\n${help}`);
  const cutOff = readDay('--cut-off', values['cut-off'], help);
  const out = readOut(values.out, help);
  const files = await controlFiles([
    ['decisions', decisions],
    ['register', register],
    ...(staff === undefined ? [] : ([['staff', staff]] as const)),
  ]);
  if (!files.ok) return sayIssues(files.issues);
  const definition = approvalDefinition({ deciders: decider });
  const measured = await runMeasure({ definition, files: files.value, cutOff, alsoAt: [] });
  return sayOutcome(measured, { json: values.json ?? false, out, title: 'Avvikelser' });
}
