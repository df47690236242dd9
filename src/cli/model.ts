/** `uppsikt model show|save`: the municipality's steering model as JSON, out and in. */
import { readFile } from 'node:fs/promises';
import { readModel, saveModel } from '../app/steering-model.ts';
import { print, printJson, say, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';
import { withSession } from './with-app.ts';

const help = `Användning: uppsikt model show|save [FIL] [--municipality KOMMUN]

  show        skriver kommunens styrmodell som JSON: nivåer, skalor, ord, former och färger
  save FIL    lägger filens styrmodell i stället; koder som rapporter använder måste finnas kvar`;

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}

export async function run(args: readonly string[]): Promise<number> {
  const options = { municipality: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const { values, positionals } = readArguments(args, options, help, 2);
  if (values.help) {
    print(help);
    return 0;
  }
  const [what, file] = positionals;
  if (what === 'show' && file === undefined) {
    return withSession(values.municipality, { create: false }, async (app, session) => {
      const model = await readModel(app, session);
      if (!model.ok) return sayIssues(model.issues);
      printJson(model.value);
      return 0;
    });
  }
  if (what !== 'save' || file === undefined) throw new UsageError(help);
  let input: unknown;
  try {
    input = await readJson(file);
  } catch {
    return sayIssues([
      { path: file, message: 'Filen finns inte eller är inte JSON. Utgå från vad "uppsikt model show" skriver.' },
    ]);
  }
  return withSession(values.municipality, { create: false }, async (app, session) => {
    const saved = await saveModel(app, session, input);
    if (!saved.ok) return sayIssues(saved.issues);
    if (values.json) printJson(saved.value);
    else say('Styrmodellen är sparad.');
    return 0;
  });
}
