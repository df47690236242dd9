/** `uppsikt audit verify`: recomputes the chain of audit events, compares every row with it, and names what does not hold. */
import { verifyAuditChain } from '../app/audit.ts';
import { print, printJson, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';
import { withSession } from './with-app.ts';

const help = `Användning: uppsikt audit verify [--json] [--municipality KOMMUN]

Räknar om ändringsloggens kedja och jämför varje rad i databasen med det som loggades sist. Slutar med kod 1 och
namnger det som inte stämmer: händelsen, eller tabellen, nyckeln och kolumnerna.
Spara den sista kontrollsumman utanför databasen: den visar om hela kedjan har skrivits om.`;

export async function run(args: readonly string[]): Promise<number> {
  const options = { json: { type: 'boolean' }, municipality: { type: 'string' }, help: { type: 'boolean' } } as const;
  const { values, positionals } = readArguments(args, options, help, 1);
  if (values.help) {
    print(help);
    return 0;
  }
  if (positionals[0] !== 'verify') throw new UsageError(help);
  return withSession(values.municipality, { create: false }, async (app, session) => {
    const verified = await verifyAuditChain(app, session);
    if (values.json) printJson(verified.ok ? verified.value : { issues: verified.issues });
    if (!verified.ok) return sayIssues(verified.issues);
    const { events, head } = verified.value;
    if (!values.json)
      print(`${events} händelser, kedjan och raderna stämmer. Sista kontrollsumman: ${head || 'ingen'}`);
    return 0;
  });
}
