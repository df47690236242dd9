/** `uppsikt serve`: starts the web, with a worker beside it, until it is told to stop. */
import type { App } from '../app/app.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { type RunningWeb, serveWeb } from '../web/server.ts';
import { readOrigin } from './origin.ts';
import { print, say, sayIssues } from './output.ts';
import { stopSignal } from './stop-signal.ts';
import { readArguments, UsageError } from './usage.ts';
import { withApp } from './with-app.ts';
import { keepWorker } from './worker-process.ts';

const help = `Användning: uppsikt serve [--host ADRESS] [--no-worker]

Startar webben på porten i PORT (3000 om inget anges), med en arbetare som skriver ut och läser in. Stoppas med Ctrl-C.
Med --no-worker startas ingen arbetare; kör då "uppsikt worker" för sig.
Bakom en proxy anges adressen som användarna skriver i UPPSIKT_ORIGIN, till exempel https://uppsikt.kommun.se.
Skapa den första användaren med: uppsikt user add`;

/** The port from the environment; 0 asks the system for a free one. */
export function readPort(text: string | undefined): number {
  const port = Number(text ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new UsageError(`PORT måste vara ett tal från 0 till 65535, inte "${text}".`);
  return port;
}

type Listening = { readonly port: number; readonly host: string; readonly origin: string | null };

async function listen(app: App, { port, host, origin }: Listening): Promise<Result<RunningWeb>> {
  try {
    return succeed(await serveWeb(app, { port, host, ...(origin === null ? {} : { origin }) }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EADDRINUSE')
      return refuse({
        path: 'PORT',
        message: `Port ${port} är upptagen. Ange en annan, till exempel PORT=${port + 1}.`,
      });
    if (code === 'EACCES')
      return refuse({ path: 'PORT', message: `Port ${port} får inte öppnas av den här användaren.` });
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      return refuse({ path: '--host', message: `Datorn har inte adressen ${host}.` });
    throw error;
  }
}

/** Serves until SIGINT or SIGTERM, then closes gracefully. */
export async function serveUntilStopped(
  app: App,
  { host, worker }: { host: string; worker: boolean },
  started: (url: string) => void = () => undefined,
): Promise<number> {
  const port = readPort(process.env.PORT);
  const origin = readOrigin(process.env.UPPSIKT_ORIGIN);
  const listening = await listen(app, { port, host, origin });
  if (!listening.ok) return sayIssues(listening.issues);
  const server = listening.value;
  print(`Uppsikt svarar på ${server.url}`);
  started(server.url);
  const workerProcess = worker ? keepWorker() : null;
  await stopSignal();
  say('Stänger …');
  await Promise.all([server.close(), workerProcess?.stop()]);
  return 0;
}

const options = {
  host: { type: 'string' },
  'no-worker': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, options, help);
  if (values.help) {
    print(help);
    return 0;
  }
  return withApp((app) => serveUntilStopped(app, { host: values.host ?? '127.0.0.1', worker: !values['no-worker'] }));
}
