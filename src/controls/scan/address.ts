/**
 * Which addresses a scan may connect to. Everything that is not plainly a public address is refused: this machine, private
 * networks, link-local and metadata addresses, reserved ranges (IANA's special-purpose registries; RFC 6890).
 */
import { BlockList, isIP, isIPv4 } from 'node:net';

const specialIpv4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  // A public address that answers with the metadata of a virtual machine in Azure.
  '168.63.129.16/32',
];
/** Inside 2000::/3, which is all that is public of IPv6. 2002::/16 and 2001::/32 carry an IPv4 address inside. */
const specialIpv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** A list of ranges: "10.0.0.0/8", "fd00::/8", "127.0.0.1". Null where a text is no range. */
export function rangesOf(texts: readonly string[]): BlockList | null {
  const list = new BlockList();
  for (const text of texts) {
    const [address = '', bits, ...more] = text.split('/');
    const family = isIP(address);
    const most = family === 4 ? 32 : 128;
    const prefix = bits === undefined ? most : Number(bits);
    const sound = family !== 0 && more.length === 0 && /^\d{1,3}$/u.test(bits ?? '0') && prefix <= most;
    if (!sound) return null;
    list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

const special = rangesOf([...specialIpv4, ...specialIpv6]) ?? new BlockList();
const publicIpv6 = rangesOf(['2000::/3']) ?? new BlockList();

/** The IPv4 address that an IPv6 address of the form ::ffff:a.b.c.d stands for; otherwise the address itself. */
export function unmapped(address: string): string {
  if (isIPv4(address)) return address;
  const canonical = URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1) ?? address;
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/u.exec(canonical) ?? [];
  if (high === undefined || low === undefined) return address;
  const bits = (Number.parseInt(high, 16) << 16) | Number.parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
}

/** True for an address on the open internet. A zone ("fe80::1%eth0") and what is no address are not. */
export function isPublic(address: string): boolean {
  const plain = unmapped(address);
  if (isIPv4(plain)) return !special.check(plain, 'ipv4');
  return isIP(plain) === 6 && !plain.includes('%') && publicIpv6.check(plain, 'ipv6') && !special.check(plain, 'ipv6');
}
