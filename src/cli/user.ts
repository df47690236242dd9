/** `uppsikt user add`: adds a person with a role, and prints a one-time link with which they choose a password. */

import { Role } from '../app/session.ts';
import { addUser, roleNames } from '../app/user.ts';
import { print, printJson, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';
import { withSession } from './with-app.ts';

const roleList = Role.options.map((role) => `  ${role.padEnd(14)} ${roleNames[role]}`).join('\n');

const help = `Användning: uppsikt user add --login NAMN --name "FÖR- OCH EFTERNAMN" --role ROLL [--body KOD] [--password-stdin] [--json] [--municipality KOMMUN]

Lägger till en person och skriver ut en engångslänk att logga in med. Med --password-stdin läses lösenordet från stdin i stället.
Utan --body gäller rollen hela kommunen. Finns ingen kommun skapas den som --municipality namnger.

Roller:
${roleList}`;

const options = {
  login: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  body: { type: 'string' },
  'password-stdin': { type: 'boolean' },
  json: { type: 'boolean' },
  municipality: { type: 'string' },
  help: { type: 'boolean' },
} as const;

async function readStdin(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return text.replace(/\r?\n$/u, '');
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, options, help, 1);
  if (values.help) {
    print(help);
    return 0;
  }
  if (positionals[0] !== 'add') throw new UsageError(`Skriv user add.\n\n${help}`);
  if (!values.login || !values.name || !values.role) {
    throw new UsageError(`Ange --login, --name och --role.\n\n${help}`);
  }
  const role = Role.safeParse(values.role);
  if (!role.success) throw new UsageError(`Rollen "${values.role}" finns inte.\n\n${help}`);
  const password = values['password-stdin'] ? await readStdin() : null;
  const input = { login: values.login, name: values.name, role: role.data, body: values.body ?? null, password };
  return withSession(values.municipality, { create: true }, async (app, session) => {
    const added = await addUser(app, session, input);
    if (!added.ok) return sayIssues(added.issues);
    if (values.json) printJson(added.value);
    else {
      print(`${input.name} kan logga in som ${input.login}.`);
      if (added.value.linkPath)
        print(`Engångslänk, gäller i 7 dagar: ${added.value.linkPath} (lägg till webbens adress framför)`);
    }
    return 0;
  });
}
