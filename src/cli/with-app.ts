/** Opens the app for a command and closes it after, whatever happens; finds the municipality that the command is about. */
import { type App, type OpenedApp, openApp } from '../app/app.ts';
import { commandLineSession } from '../app/municipality.ts';
import type { Session } from '../app/session.ts';
import { inEnglish } from '../web/words/said.ts';
import { say, sayIssues } from './output.ts';

export async function withApp(work: (app: OpenedApp) => Promise<number>): Promise<number> {
  const opened = await openApp(process.env, inEnglish);
  if (!opened.ok) return sayIssues(opened.issues);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

function madeSentence(tenant: Session['tenant'], named: string | undefined): string {
  const made = `Skapade kommunen ${tenant.name} (${tenant.code}).`;
  return named === undefined
    ? `${made} Ange --municipality "NAMN" för att den ska heta något annat; namnet trycks på varje sida.`
    : made;
}

/**
 * Like `withApp`, with a session of the command line for the municipality named, or for the only one.
 * `create` makes a municipality that is not there yet, and says so.
 */
export async function withSession(
  municipality: string | undefined,
  options: { create: boolean },
  work: (app: App, session: Session) => Promise<number>,
): Promise<number> {
  return withApp(async (app) => {
    const found = await commandLineSession(app, municipality ?? null, options);
    if (!found.ok) return sayIssues(found.issues);
    const { session, created } = found.value;
    if (created) say(madeSentence(session.tenant, municipality));
    return work(app, session);
  });
}
