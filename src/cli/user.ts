/** `uppsikt user add`: adds a person with a role, and prints a one-time link with which they choose a password. */

import { Role } from '../app/session.ts';
import { addUser, roleNames } from '../app/user.ts';
import { print, printJson, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';
import { withSession } from './with-app.ts';

const roleList = Role.options.map((role) => `  ${role.padEnd(14)} ${roleNames[role]}`).join('\n');

const help = `Användning: uppsikt user add --login NAMN --name "FÖR- OCH EFTERNAMN" --role ROLL [--body KOD] [--email ADRESS] [--password-stdin] [--json] [--municipality KOMMUN]

Lägger till en person och skriver ut en engångslänk att logga in med. Med --password-stdin läses lösenordet från stdin i stället.
Utan --body gäller rollen hela kommunen. Finns inte kommunen som --municipality namnger skapas den.
Med --email skickas länken även med e-post, om SMTP_URL och UPPSIKT_ORIGIN är satta.

Roller:
${roleList}`;

const options = {
  login: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  body: { type: 'string' },
  email: { type: 'string' },
  'password-stdin': { type: 'boolean' },
  json: { type: 'boolean' },
  municipality: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const linkSentence = (path: string, origin: string | null) =>
  origin === null
    ? `Engångslänk, gäller i 7 dagar: ${path} (lägg till webbens adress framför)`
    : `Engångslänk, gäller i 7 dagar: ${origin}${path}`;

const mailSentences = {
  sent: 'Länken är också skickad med e-post.',
  failed: 'Mejlet gick inte iväg; lämna över länken själv.',
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
  const { login, name, body = null, email = null } = values;
  const input = { login, name, role: role.data, body, email, password };
  const origin = process.env.UPPSIKT_ORIGIN ?? null;
  return withSession(values.municipality, { create: true }, async (app, session) => {
    const added = await addUser(app, session, input, origin);
    if (!added.ok) return sayIssues(added.issues);
    if (values.json) printJson(added.value);
    else {
      print(`${input.name} kan logga in som ${input.login}.`);
      if (added.value.linkPath) print(linkSentence(added.value.linkPath, origin));
      if (added.value.mailed !== 'off') print(mailSentences[added.value.mailed]);
    }
    return 0;
  });
}
