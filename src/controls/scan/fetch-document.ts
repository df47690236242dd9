/**
 * Fetching robots.txt, sitemaps and documents without a browser: pinned addresses, http and https only, each redirect judged
 * anew, capped in size and time. What goes wrong is a value.
 */
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { createGunzip } from 'node:zlib';
import type { PinnedHosts, RefusalReason } from './pinned-hosts.ts';

export type FetchFault = RefusalReason | 'scheme' | 'off-site' | 'redirects' | 'no-answer' | 'slow' | 'certificate';

export type Fetched =
  | {
      readonly ok: true;
      /** Where it was found after redirects. */
      readonly url: string;
      readonly status: number;
      readonly type: string;
      /** Unpacked; at most `byteLimit`. */
      readonly bytes: Buffer;
      /** True where there was more than the limit. */
      readonly cut: boolean;
    }
  | { readonly ok: false; readonly fault: FetchFault; readonly detail: string };

export type FetchOptions = {
  /** True for the hosts that may be asked; redirects to others are not followed. */
  readonly mayAsk: (host: string) => boolean;
  readonly byteLimit: number;
  readonly seconds: number;
  /** Takes what a certificate in disorder guards, where that is already known and told. */
  readonly anyCertificate?: boolean;
};

export const userAgent = 'Uppsikt/0.1 (kommunens kontroll av sina egna webbplatser)';
const mostRedirects = 8;

const certificateCodes =
  /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|HOSTNAME_MISMATCH|ERR_TLS_CERT_ALTNAME|INVALID_CA|INVALID_PURPOSE/u;

class Stopped extends Error {
  readonly fault: FetchFault;
  constructor(fault: FetchFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}

async function ask(hosts: PinnedHosts, url: URL, options: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const target = await hosts.target(host, Number(url.port || (secure ? 443 : 80)));
  if (!target.ok) throw new Stopped(target.reason, url.host);
  return new Promise((resolve, reject) => {
    const sent = (secure ? requestHttps : requestHttp)(
      {
        host: target.address,
        port: target.port,
        path: url.pathname + url.search,
        headers: { host: url.host, 'user-agent': userAgent, 'accept-encoding': 'gzip', accept: '*/*' },
        agent: false,
        signal,
        ...(secure && !isIP(host) ? { servername: host } : {}),
        rejectUnauthorized: !options.anyCertificate,
      },
      resolve,
    );
    sent.on('error', reject);
    sent.end();
  });
}

/** Reads at most so many bytes, unpacked where the answer is packed (or is a packed file by its name). */
async function readBody(answer: IncomingMessage, byteLimit: number): Promise<{ bytes: Buffer; cut: boolean }> {
  const packed = answer.headers['content-encoding'] === 'gzip';
  const stream = packed ? answer.pipe(createGunzip()) : answer;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > byteLimit) break;
  }
  answer.destroy();
  return { bytes: Buffer.concat(chunks).subarray(0, byteLimit), cut: size > byteLimit };
}

async function follow(hosts: PinnedHosts, start: string, options: FetchOptions, signal: AbortSignal): Promise<Fetched> {
  let url = URL.parse(start);
  for (let step = 0; step <= mostRedirects; step += 1) {
    if (!url || !['http:', 'https:'].includes(url.protocol)) throw new Stopped('scheme', url?.protocol ?? start);
    if (!options.mayAsk(url.hostname)) throw new Stopped('off-site', url.host);
    const answer = await ask(hosts, url, options, signal);
    const status = answer.statusCode ?? 0;
    const place = answer.headers.location;
    if (status >= 300 && status < 400 && place !== undefined) {
      answer.destroy();
      url = URL.parse(place, url);
      continue;
    }
    const { bytes, cut } = await readBody(answer, options.byteLimit);
    return { ok: true, url: url.href, status, type: answer.headers['content-type'] ?? '', bytes, cut };
  }
  throw new Stopped('redirects', start);
}

/** Asks for an address. Follows at most eight redirects, each to a host that may be asked. */
export async function fetchDocument(hosts: PinnedHosts, url: string, options: FetchOptions): Promise<Fetched> {
  const signal = AbortSignal.timeout(options.seconds * 1000);
  try {
    return await follow(hosts, url, options, signal);
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, fault: error.fault, detail: error.message };
    if (signal.aborted) return { ok: false, fault: 'slow', detail: url };
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return {
      ok: false,
      fault: certificateCodes.test(code) ? 'certificate' : 'no-answer',
      detail: code || String(error),
    };
  }
}
