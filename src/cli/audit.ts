/** `uppsikt audit verify` recomputes the chain of audit events and compares every row with it; `audit export` writes an evidence pack. */
import { verifyAuditChain } from '../app/audit.ts';
import { exportPack } from './audit-export.ts';
import { print, printJson, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';
import { withSession } from './with-app.ts';

const help = `Användning: uppsikt audit verify [--json] [--municipality KOMMUN]
            uppsikt audit export --body KOD --year ÅR [--out MAPP] [--json] [--municipality KOMMUN]

verify räknar om ändringsloggens kedja och jämför varje rad i databasen med det som loggades sist. Slutar med kod 1 och
namnger det som inte stämmer: händelsen, eller tabellen, nyckeln och kolumnerna.
Spara den sista kontrollsumman utanför databasen: den visar om hela kedjan har skrivits om.

export skriver bevispaketet för en organisation och ett år som ZIP: dokument som PDF/A, alla uppgifter, underlag, årets
del av ändringsloggen, och ett program som kontrollerar paketet utan Uppsikt. Utan --out i den mapp du står i.`;

const options = {
  body: { type: 'string' },
  year: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  municipality: { type: 'string' },
  help: { type: 'boolean' },
} as const;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, options, help, 1);
  if (values.help) {
    print(help);
    return 0;
  }
  const json = values.json ?? false;
  if (positionals[0] === 'export') {
    const { body, year, out = '.' } = values;
    if (!body || !/^\d{4}$/u.test(year ?? ''))
      throw new UsageError(`Ange --body och --year, till exempel 2025.\n\n${help}`);
    const address = { body, year: Number(year) };
    return withSession(values.municipality, { create: false }, (app, session) =>
      exportPack(app, session, address, { out, json }),
    );
  }
  if (positionals[0] !== 'verify') throw new UsageError(help);
  return withSession(values.municipality, { create: false }, async (app, session) => {
    const verified = await verifyAuditChain(app, session);
    if (json) printJson(verified.ok ? verified.value : { issues: verified.issues });
    if (!verified.ok) return sayIssues(verified.issues);
    const { events, head } = verified.value;
    if (!json) print(`${events} händelser, kedjan och raderna stämmer. Sista kontrollsumman: ${head || 'ingen'}`);
    return 0;
  });
}
