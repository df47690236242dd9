/**
 * The only way out for a scan's browser: a proxy on loopback that looks each host up through `PinnedHosts`, refuses what may
 * not be reached, and connects to the very address that it judged. Redirects, pictures, scripts, websockets, beacons and
 * preconnects all pass here, whatever the page does.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { PinnedHosts, RefusalReason, Target } from './pinned-hosts.ts';

/** A host that something in the browser wanted to reach. `refused` null: it was connected to. */
export type Contact = { readonly host: string; readonly port: number; readonly refused: RefusalReason | null };

export type Egress = {
  readonly url: string;
  /** Begins a page: at most so many bytes are let in until the next one. Gives what was wanted since the last. */
  nextPage(byteLimit: number): void;
  contacts(): readonly Contact[];
  /** True where the page wanted more bytes than it was given. */
  overflowed(): boolean;
  close(): Promise<void>;
};

/** The header by which the scan tells its own refusals from what a site answers. */
export const refusedHeader = 'x-uppsikt-refused';
const quietSeconds = 30;

/** Headers for this hop only (RFC 9110 7.6.1). */
function passedOn(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  const { 'proxy-connection': _, 'proxy-authorization': __, connection: ___, 'keep-alive': ____, ...rest } = headers;
  return rest;
}

/** `closed`: hosts that are refused, and not told as contacts. */
export async function openEgress(hosts: PinnedHosts, closed: ReadonlySet<string> = new Set()): Promise<Egress> {
  let contacts: Contact[] = [];
  let left = Number.POSITIVE_INFINITY;
  const open = new Set<Duplex>();

  function watch<T extends Duplex>(socket: T): T {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  }

  /** Counts what comes in and cuts the connection when the page has had enough. */
  function count(from: Duplex, chunk: Buffer): void {
    left -= chunk.length;
    if (left < 0) from.destroy();
  }

  async function reach(host: string, port: number): Promise<Target> {
    if (closed.has(host)) return { ok: false, reason: 'address' };
    const target = await hosts.target(host, port);
    contacts.push({ host: host.toLowerCase(), port, refused: target.ok ? null : target.reason });
    return target;
  }

  async function pass(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const url = URL.parse(from.url ?? '');
    if (url?.protocol !== 'http:') return void to.writeHead(400).end();
    const host = url.hostname.replace(/^\[|\]$/gu, '');
    const target = await reach(host, Number(url.port || 80));
    if (!target.ok) {
      const status = target.reason === 'unknown-host' ? 502 : 403;
      return void to
        .writeHead(status, { [refusedHeader]: target.reason, 'content-type': 'text/html' })
        .end('<p>Refused');
    }
    const onward = request({
      host: target.address,
      port: target.port,
      method: from.method,
      path: url.pathname + url.search,
      headers: { ...passedOn(from.headers), host: url.host },
      setHost: false,
      agent: false,
      timeout: quietSeconds * 1000,
    });
    onward.on('socket', watch);
    onward.on('timeout', () => onward.destroy());
    onward.on('error', () => {
      if (to.headersSent) to.destroy();
      else to.writeHead(502, { [refusedHeader]: 'no-answer', 'content-type': 'text/html' }).end('<p>No answer');
    });
    onward.on('response', (answer) => {
      to.writeHead(answer.statusCode ?? 502, passedOn(answer.headers));
      answer.on('data', (chunk: Buffer) => count(answer.socket, chunk));
      answer.on('error', () => to.destroy());
      answer.pipe(to);
    });
    from.on('error', () => onward.destroy());
    to.on('close', () => onward.destroy());
    from.pipe(onward);
  }

  async function tunnel(from: IncomingMessage, inner: Socket, head: Buffer): Promise<void> {
    watch(inner);
    const cut = (from.url ?? '').lastIndexOf(':');
    const host = (from.url ?? '').slice(0, cut).replace(/^\[|\]$/gu, '');
    const target = await reach(host, Number((from.url ?? '').slice(cut + 1)));
    if (!target.ok) return void inner.end(`HTTP/1.1 403 Forbidden\r\n${refusedHeader}: ${target.reason}\r\n\r\n`);
    const outer = watch(connect({ host: target.address, port: target.port }));
    outer.setTimeout(quietSeconds * 1000, () => outer.destroy());
    let joined = false;
    outer.once('connect', () => {
      joined = true;
      inner.write('HTTP/1.1 200 Connection established\r\n\r\n');
      outer.write(head);
      inner.pipe(outer);
      outer.on('data', (chunk: Buffer) => count(outer, chunk));
      outer.pipe(inner);
    });
    outer.once('close', () => (joined ? inner.destroy() : inner.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')));
    inner.once('close', () => outer.destroy());
  }

  const server = createServer((from, to) => void pass(from, to).catch(() => to.destroy()));
  server.on('connect', (from, socket: Socket, head) => void tunnel(from, socket, head).catch(() => socket.destroy()));
  server.on('connection', watch);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    nextPage(byteLimit) {
      contacts = [];
      left = byteLimit;
    },
    contacts: () => contacts,
    overflowed: () => left < 0,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
