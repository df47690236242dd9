/**
 * Where a scan connects for a host: looked up once in a run and kept, so that a name that changes its answer changes nothing.
 * A host with any address that may not be reached is refused whole.
 */
import { lookup, Resolver } from 'node:dns/promises';
import { isIP, isIPv4 } from 'node:net';
import { isPublic, unmapped } from './address.ts';
import { type Allowance, namedAddress } from './allow.ts';

/** Why a connection is refused: the address is not public, the port is not one for websites, or the name leads nowhere. */
export type RefusalReason = 'address' | 'port' | 'unknown-host';
export type Target =
  | { readonly ok: true; readonly address: string; readonly port: number }
  | { readonly ok: false; readonly reason: RefusalReason };

export type Names = {
  /** Every address of a host, IPv4 and IPv6. Empty or throwing where it has none. */
  addresses(host: string): Promise<readonly string[]>;
  /** What the host is another name for, one step; null where it is none. */
  alias(host: string): Promise<string | null>;
};

const seconds = 5;
const resolver = new Resolver({ timeout: seconds * 1000, tries: 2 });

export const systemNames: Names = {
  async addresses(host) {
    return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
  },
  async alias(host) {
    try {
      return (await resolver.resolveCname(host))[0] ?? null;
    } catch {
      return null;
    }
  },
};

const usualPorts = new Set([80, 443]);

/** "LOCALHOST." and "[::1]" as "localhost" and "::1"; a number in decimal, octal or hexadecimal as the address that it means. */
export function canonicalHost(host: string): string | null {
  const bare = host.startsWith('[') ? host : isIP(host) === 6 ? `[${host}]` : host;
  const read = URL.parse(`http://${bare}/`);
  if (!read || read.username || read.port || read.pathname !== '/') return null;
  const name = read.hostname.replace(/^\[|\]$/gu, '').replace(/\.$/u, '');
  return name === '' ? null : name;
}

export type PinnedHosts = {
  target(host: string, port: number): Promise<Target>;
  /** The chain of other names behind a host, at most five. Asked once in a run. */
  aliases(host: string): Promise<readonly string[]>;
};

export function pinHosts(allowance: Allowance, names: Names = systemNames): PinnedHosts {
  const pinned = new Map<string, Promise<string | null | 'unknown'>>();
  const chains = new Map<string, Promise<readonly string[]>>();
  const allowed = (address: string) => {
    const plain = unmapped(address);
    return isPublic(plain) || (isIP(plain) !== 0 && allowance.ranges.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6'));
  };

  /** The address to use, null where one of them is refused, 'unknown' where there is none. */
  async function find(host: string): Promise<string | null | 'unknown'> {
    const all = isIP(host) ? [host] : await names.addresses(host).catch(() => []);
    if (all.length === 0) return 'unknown';
    if (!all.every(allowed)) return null;
    return unmapped(all.find((address) => isIPv4(address)) ?? all[0] ?? '');
  }

  function once<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
    const known = kept.get(key) ?? make();
    kept.set(key, known);
    return known;
  }

  async function chain(host: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (let name: string | null = host; name !== null && found.length < 5; ) {
      name = await names.alias(name);
      if (name !== null) found.push(name.toLowerCase().replace(/\.$/u, ''));
    }
    return found;
  }

  return {
    async target(host, port) {
      const name = canonicalHost(host);
      if (name === null) return { ok: false, reason: 'unknown-host' };
      const named = namedAddress(allowance, name, port);
      if (named) return { ok: true, ...named };
      if (!usualPorts.has(port) && !allowance.ports.has(port)) return { ok: false, reason: 'port' };
      const address = await once(pinned, name, () => find(name));
      if (address === 'unknown') return { ok: false, reason: 'unknown-host' };
      return address === null ? { ok: false, reason: 'address' } : { ok: true, address, port };
    },
    aliases: (host) => once(chains, host, () => chain(host)),
  };
}
