/** `uppsikt migrate`: brings the database to this version. Safe to run twice, two at once, and after being killed. */
import { migrateDatabase } from '../app/app.ts';
import { print, printJson, sayIssues } from './output.ts';
import { readArguments } from './usage.ts';

const help = `Användning: uppsikt migrate [--json]

För databasen till den här versionen. DATABASE_OWNER_URL anger databasen och rollen som äger den;
utan den förs den inbäddade databasen i datamappen.`;

export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { json: { type: 'boolean' }, help: { type: 'boolean' } }, help);
  if (values.help) {
    print(help);
    return 0;
  }
  const done = await migrateDatabase(process.env);
  if (!done.ok) return sayIssues(done.issues);
  if (values.json) printJson(done.value);
  else
    print(done.value.applied.length === 0 ? 'Databasen är redan aktuell.' : `Körde ${done.value.applied.join(', ')}.`);
  return 0;
}
