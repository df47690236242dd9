/** `uppsikt serve`: starts the web, with a worker beside it, until it is told to stop. */
import type { App } from '../app/app.ts';
import { serveWeb } from '../web/server.ts';
import { print, say } from './output.ts';
import { readArguments, UsageError } from './usage.ts';
import { withApp } from './with-app.ts';

const help = `Användning: uppsikt serve [--host ADRESS]

Startar webben på porten i PORT (3000 om inget anges). Stoppas med Ctrl-C.
Skapa den första användaren med: uppsikt user add`;

/** The port from the environment; 0 asks the system for a free one. */
export function readPort(text: string | undefined): number {
  const port = Number(text ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new UsageError(`PORT måste vara ett tal från 0 till 65535, inte "${text}".`);
  return port;
}

/** Serves until SIGINT or SIGTERM, then closes gracefully. */
export async function serveUntilStopped(
  app: App,
  host: string,
  started: (url: string) => void = () => undefined,
): Promise<number> {
  const server = await serveWeb(app, { port: readPort(process.env.PORT), host });
  print(`Uppsikt svarar på ${server.url}`);
  started(server.url);
  await new Promise<void>((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped());
  });
  say('Stänger …');
  await server.close();
  return 0;
}

export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { host: { type: 'string' }, help: { type: 'boolean' } }, help);
  if (values.help) {
    print(help);
    return 0;
  }
  return withApp((app) => serveUntilStopped(app, values.host ?? '127.0.0.1'));
}
