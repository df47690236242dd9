/** What a page does on the network, gathered while it is open: each host with how it showed itself and who asked for it. */
import type { CDPSession, Page, Request } from 'playwright-core';
import type { ConnectionSign } from '../../domain/connections-page.ts';

export type SeenHost = {
  readonly host: string;
  readonly signs: Set<ConnectionSign>;
  beforeConsent: boolean;
  /** The host that led to it; the page's own where it asked by itself. */
  via: string | null;
  example: string;
};

export type ContactLog = {
  readonly hosts: ReadonlyMap<string, SeenHost>;
  /** Cookies that answers set, also those that the browser then refuses as a third party's. */
  readonly cookies: readonly { readonly name: string; readonly host: string; readonly beforeConsent: boolean }[];
  /** Adds what was seen by other means than the page's requests. */
  add(host: string, sign: ConnectionSign, example?: string, via?: string | null): void;
  /** The visitor has answered: what is seen from now on comes after. */
  consented(): void;
  close(): Promise<void>;
};

type Initiator = { url?: string; stack?: { callFrames: { url: string }[]; parent?: Initiator['stack'] } };

const hostOf = (url: string | undefined): string | null => {
  const read = url === undefined ? null : URL.parse(url);
  return read && /^(?:https?|wss?):$/u.test(read.protocol) ? read.hostname : null;
};

/** The outermost place in the script that made the request, else the document or stylesheet that named it. */
function initiatorHost({ url, stack }: Initiator): string | null {
  for (let at = stack; at; at = at.parent) {
    const host = at.callFrames.map((frame) => hostOf(frame.url)).find((found) => found !== null);
    if (host !== undefined) return host;
  }
  return hostOf(url);
}

function askedBy(request: Request): string | null {
  const from = request.redirectedFrom();
  if (from) return hostOf(from.url());
  try {
    const frame = request.frame();
    return hostOf(request.isNavigationRequest() ? frame.parentFrame()?.url() : frame.url());
  } catch {
    return null;
  }
}

export async function openContactLog(page: Page): Promise<ContactLog> {
  const hosts = new Map<string, SeenHost>();
  const initiators = new Map<string, string>();
  const requests = new Map<string, string>();
  const cookies: ContactLog['cookies'][number][] = [];
  let before = true;

  function add(host: string, sign: ConnectionSign, example = '', via: string | null = null): void {
    const seen = hosts.get(host) ?? { host, signs: new Set(), beforeConsent: before, via, example };
    seen.signs.add(sign);
    seen.example ||= example;
    seen.via ??= via;
    hosts.set(host, seen);
  }

  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  cdp.on('Network.requestWillBeSent', ({ requestId, request, initiator }) => {
    requests.set(requestId, request.url);
    const found = initiatorHost(initiator as Initiator);
    if (found !== null) initiators.set(request.url, found);
    const seen = hosts.get(hostOf(request.url) ?? '');
    if (seen && found !== null && seen.example === withoutQuery(request.url)) seen.via = found;
  });

  cdp.on('Network.responseReceivedExtraInfo', ({ requestId, headers }) => {
    const set = Object.entries(headers).find(([name]) => name.toLowerCase() === 'set-cookie')?.[1] ?? '';
    const host = hostOf(requests.get(requestId));
    if (host === null) return;
    for (const line of set.split('\n'))
      if (line.includes('='))
        cookies.push({ name: line.slice(0, line.indexOf('=')).trim(), host, beforeConsent: before });
  });
  cdp.on('Network.webSocketCreated', ({ url, initiator }) => {
    const host = hostOf(url);
    if (host !== null)
      add(host, 'websocket', withoutQuery(url), initiator ? initiatorHost(initiator as Initiator) : null);
  });

  const onRequest = (request: Request) => {
    const url = request.url();
    const host = hostOf(url);
    if (host === null) return;
    const frameHost = askedBy(request);
    const main = hostOf(page.url());
    const via = frameHost !== null && frameHost !== main ? frameHost : (initiators.get(url) ?? frameHost);
    add(host, request.resourceType() === 'ping' ? 'beacon' : 'request', withoutQuery(url), via);
  };
  page.on('request', onRequest);
  page.on('websocket', (socket) => {
    const host = hostOf(socket.url());
    if (host !== null) add(host, 'websocket', withoutQuery(socket.url()));
  });

  return {
    hosts,
    cookies,
    add,
    consented() {
      before = false;
    },
    async close() {
      page.off('request', onRequest);
      await cdp.detach().catch(() => undefined);
    },
  };
}

/** An address without what may name a person. */
function withoutQuery(url: string): string {
  const read = new URL(url);
  return `${read.origin}${read.pathname}`.slice(0, 300);
}
