/** Test sites on loopback under made-up host names, served from one port for http and one for https. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { wrongCertificate } from './certificate.testing.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;
/** What a path answers: markup, or whatever a function does. `'*'`: every path without an answer of its own. */
export type TestSite = Readonly<Record<string, string | Answer>>;

export type TestSites = {
  /** What UPPSIKT_SCAN_ALLOW needs for a browser or fetch to find them, and nothing else, whatever is asked for. */
  readonly allow: string;
  readonly sites: Map<string, TestSite>;
  /** "www.a.example/path" for each request that came. */
  readonly asked: string[];
  close(): Promise<void>;
};

export const page = (title: string, body: string, head = '') =>
  `<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

export const redirectTo =
  (place: string): Answer =>
  (_, response) =>
    response.writeHead(302, { location: place }).end();

export const sendAs =
  (type: string, body: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(200, { 'content-type': type, ...headers }).end(body);

/** Answers nothing, and keeps the connection. */
export const silent: Answer = () => undefined;

function listen(server: Server): Promise<number> {
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port)));
}

export async function serveSites(given: Readonly<Record<string, TestSite>>): Promise<TestSites> {
  const sites = new Map(Object.entries(given));
  const asked: string[] = [];
  const answer: RequestListener = (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/u, '');
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    asked.push(host + (request.url ?? ''));
    const site = sites.get(host);
    const found = site?.[pathname] ?? site?.['*'];
    if (found === undefined)
      response.writeHead(404, { 'content-type': 'text/html' }).end(page('Saknas', '<p>Finns inte'));
    else if (typeof found === 'string')
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(found);
    else found(request, response);
  };
  const plain = createServer(answer);
  const secure = createSecureServer(wrongCertificate, answer);
  const [port, securePort] = [await listen(plain), await listen(secure)];
  return {
    allow: `*:443=127.0.0.1:${securePort},*=127.0.0.1:${port}`,
    sites,
    asked,
    async close() {
      for (const server of [plain, secure]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}
