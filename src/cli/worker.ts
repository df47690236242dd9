/** `uppsikt worker`: does the jobs that the web asks for (printing, importing) until it is told to stop. */
import { startWorker } from '../app/worker.ts';
import { readOrigin } from './origin.ts';
import { print, say, sayIssues } from './output.ts';
import { stopSignal } from './stop-signal.ts';
import { readArguments } from './usage.ts';
import { withApp } from './with-app.ts';

const help = `Användning: uppsikt worker

Utför det som tar tid: skriver ut beslutspaket och läser in filer. Skickar också påminnelser när det är dags.
Stoppas med Ctrl-C; det som pågår görs klart.
"uppsikt serve" startar en egen arbetare. Kör fler för mer kapacitet, på samma eller andra datorer.`;

export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { help: { type: 'boolean' } }, help);
  if (values.help) {
    print(help);
    return 0;
  }
  const origin = readOrigin(process.env.UPPSIKT_ORIGIN);
  const stopped = stopSignal();
  return withApp(async (app) => {
    const worker = await startWorker(app, { origin });
    if (!worker.ok) return sayIssues(worker.issues);
    say('Arbetaren väntar på jobb.');
    await stopped;
    say('Arbetaren avslutar det som pågår …');
    await worker.value.stop();
    return 0;
  });
}
