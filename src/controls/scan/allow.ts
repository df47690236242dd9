/**
 * The setting UPPSIKT_SCAN_ALLOW: what a scan may reach besides public addresses on the ports 80 and 443. Entries are parted
 * by commas: a range ("10.20.0.0/16"), a port (":8443"), or a name with the address that it has here
 * ("intra.kommun.se=10.20.0.5", "*.prov.se=127.0.0.1:8080"), which is then not looked up.
 */
import { type BlockList, isIP } from 'node:net';
import { type Result, refuse, succeed } from '../../domain/result.ts';
import { rangesOf } from './address.ts';

/** `port` null: the port that is asked for. */
type NamedAddress = { readonly name: string; readonly address: string; readonly port: number | null };

export type Allowance = {
  readonly ranges: BlockList;
  readonly ports: ReadonlySet<number>;
  readonly names: readonly NamedAddress[];
};

function readPort(text: string): number | null {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

function readNamed(entry: string): NamedAddress | null {
  const [, name, bracketed, plain, portText] =
    /^((?:\*\.)?[\w.-]+(?::\d+)?|\*(?::\d+)?)=(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/u.exec(entry) ?? [];
  const address = bracketed ?? plain ?? '';
  const port = portText === undefined ? null : readPort(portText);
  if (name === undefined || isIP(address) === 0 || (portText !== undefined && port === null)) return null;
  return { name: name.toLowerCase(), address, port };
}

/** Reads the setting; left out or empty it allows nothing more. Refused entry by entry. */
export function readAllowance(text: string | undefined): Result<Allowance> {
  const entries = (text ?? '').split(',').flatMap((entry) => entry.trim() || []);
  const ranges: string[] = [];
  const ports = new Set<number>();
  const names: NamedAddress[] = [];
  for (const entry of entries) {
    const port = entry.startsWith(':') && !entry.includes('/') ? readPort(entry.slice(1)) : null;
    const named = entry.includes('=') ? readNamed(entry) : null;
    if (port !== null) ports.add(port);
    else if (named) names.push(named);
    else if (!entry.includes('=') && rangesOf([entry])) ranges.push(entry);
    else {
      const message = `"${entry}" går inte att läsa. Skriv ett nät (10.20.0.0/16), en port (:8443) eller ett namn med adress (intra.kommun.se=10.20.0.5).`;
      return refuse({ path: 'UPPSIKT_SCAN_ALLOW', message });
    }
  }
  const list = rangesOf(ranges);
  return list
    ? succeed({ ranges: list, ports, names })
    : refuse({ path: 'UPPSIKT_SCAN_ALLOW', message: 'Går inte att läsa.' });
}

function fits(pattern: string, host: string, port: number): boolean {
  const [name = '', wanted] = pattern.split(':');
  if (wanted !== undefined && Number(wanted) !== port) return false;
  return name === '*' || name === host || (name.startsWith('*.') && host.endsWith(name.slice(1)));
}

/** The address that the setting gives a name on a port; the narrowest entry counts, and among equals the one with a port. */
export function namedAddress(
  allowance: Allowance,
  host: string,
  port: number,
): { address: string; port: number } | null {
  const width = ({ name }: NamedAddress) => name.replace(/^\*/u, '').length * 2 + (name.startsWith('*') ? 0 : 1000);
  const found = allowance.names
    .filter(({ name }) => fits(name, host, port))
    .toSorted((a, b) => width(b) - width(a))
    .at(0);
  return found ? { address: found.address, port: found.port ?? port } : null;
}
