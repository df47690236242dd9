/** Serves the web over HTTP, until it is closed. */
import { createServer, type Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { App } from '../app/app.ts';
import { createWeb } from './web.tsx';

export type ServeOptions = {
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** The address that browsers use where a proxy stands before the server; https makes the cookies secure. */
  origin?: string;
};

export type RunningWeb = { readonly url: string; close(): Promise<void> };

/** How long requests on their way may take when the server closes, in milliseconds. */
const grace = 5000;

/** Starts listening. Throws Node's own error where the port is taken (EADDRINUSE) or not allowed (EACCES). */
export function serveWeb(app: App, { port, host, origin }: ServeOptions): Promise<RunningWeb> {
  const secureCookies = origin?.startsWith('https:') ?? false;
  const web = createWeb(app, { secureCookies, ...(origin === undefined ? {} : { origin }) });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: web.fetch, port, hostname: host, createServer }, (info) => {
      server.off('error', reject);
      const name = host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? 'localhost' : host;
      resolve({ url: origin ?? `http://${name}:${info.port}`, close: () => closeServer(server as Server) });
    });
    server.once('error', reject);
  });
}

/** Takes no new requests, lets those on their way finish, then ends what is left. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
