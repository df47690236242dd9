/** The address that a visitor comes from, as far as it can be trusted. */
import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { WebContext, WebOptions } from './visit.ts';

/** Loopback, private and link-local networks: where a proxy of one's own stands (RFC 1918, 4193, 3927, 4291). */
const near = new BlockList();
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  near.addSubnet(net, prefix, 'ipv4');
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

function isNear(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && near.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** "192.0.2.1:4711" and "[2001:db8::1]:4711" without the port. */
function withoutPort(entry: string): string {
  return entry.replace(/^(\d+(?:\.\d+){3}):\d+$/u, '$1').replace(/^\[(.+)\](?::\d+)?$/u, '$1');
}

/**
 * The visitor's address; null where it can't be known. Behind a proxy (`proxied`) the connection is the proxy's: a near
 * one is believed in the last entry of X-Forwarded-For, which it wrote itself, and no other.
 */
export function visitorAddress(
  connection: string | undefined,
  forwarded: string | undefined,
  proxied: boolean,
): string | null {
  if (!proxied) return connection ?? null;
  if (connection === undefined || !isNear(connection)) return null;
  const last = withoutPort((forwarded ?? '').split(',').at(-1)?.trim() ?? '');
  return isIP(last) === 0 ? null : last;
}

/** The address that the request comes from. A configured origin means that a proxy stands before the server. */
export function clientAddress(c: WebContext, options: WebOptions): string | null {
  const hasConnection = typeof c.env === 'object' && c.env !== null && 'incoming' in c.env;
  const connection = hasConnection ? getConnInfo(c).remote.address : undefined;
  return visitorAddress(connection, c.req.header('X-Forwarded-For'), options.origin !== undefined);
}
