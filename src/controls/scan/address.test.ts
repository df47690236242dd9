import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPublic, rangesOf, unmapped } from './address.ts';
import { namedAddress, readAllowance } from './allow.ts';
import { canonicalHost, type Names, pinHosts } from './pinned-hosts.ts';

const names = (answers: Record<string, string[]>): Names => ({
  addresses: async (host) => answers[host] ?? [],
  alias: async () => null,
});

function allow(text?: string) {
  const read = readAllowance(text);
  if (!read.ok) throw new Error(read.issues[0]?.message);
  return read.value;
}

describe('the addresses that a scan may reach', () => {
  it('are the public ones', () => {
    for (const address of [
      '93.184.216.34',
      '8.8.8.8',
      '172.32.0.1',
      '100.128.0.1',
      '2606:4700::1111',
      '::ffff:8.8.8.8',
    ])
      assert.ok(isPublic(address), address);
  });

  it('are never this machine, private networks, metadata or reserved ranges', () => {
    const refused = `127.0.0.1 127.9.9.9 0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 169.254.169.254 172.16.0.1
      172.31.255.255 192.168.1.1 192.0.0.192 168.63.129.16 198.18.0.1 203.0.113.5 224.0.0.1 255.255.255.255
      :: ::1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 ff02::1 ::ffff:127.0.0.1 ::ffff:a9fe:a9fe ::ffff:10.0.0.1
      ::127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001::1 2001:db8::1 host 1.2.3`;
    for (const address of refused.split(/\s+/u)) assert.ok(!isPublic(address), address);
  });

  it('read an IPv4 address inside an IPv6 one', () => {
    assert.equal(unmapped('::ffff:169.254.169.254'), '169.254.169.254');
    assert.equal(unmapped('0:0:0:0:0:ffff:c0a8:0101'), '192.168.1.1');
    assert.equal(unmapped('2606:4700::1'), '2606:4700::1');
  });

  it('take no range that is not one', () => {
    for (const text of ['10.0.0.0/33', '10.0.0.0/x', 'kommun.se', '10.0.0.0/8/8', ''])
      assert.equal(rangesOf([text]), null);
  });
});

describe('UPPSIKT_SCAN_ALLOW', () => {
  it('reads ranges, ports and names', () => {
    const read = allow('10.20.0.0/16, :8443,intra.kommun.se=10.20.0.5,*.prov.se=127.0.0.1:8080,v6.se=[fd00::1]:81');
    assert.deepEqual([...read.ports], [8443]);
    assert.deepEqual(namedAddress(read, 'intra.kommun.se', 443), { address: '10.20.0.5', port: 443 });
    assert.deepEqual(namedAddress(read, 'www.prov.se', 80), { address: '127.0.0.1', port: 8080 });
    assert.deepEqual(namedAddress(read, 'v6.se', 80), { address: 'fd00::1', port: 81 });
    assert.equal(namedAddress(read, 'prov.se', 80), null);
  });

  it('lets the narrowest entry count', () => {
    const read = allow('*=127.0.0.1:1,*.se=127.0.0.1:2,a.se=127.0.0.1:3,a.se:443=127.0.0.1:4');
    const port = (host: string, asked: number) => namedAddress(read, host, asked)?.port;
    assert.deepEqual([port('x.com', 80), port('b.se', 80), port('a.se', 80), port('a.se', 443)], [1, 2, 3, 4]);
  });

  it('refuses what it cannot read, and says how to write', () => {
    for (const text of [':0', ':70000', 'kommun.se', 'a.se=b.se', 'a.se=10.0.0.1:x', '10.0.0.0/99']) {
      const read = readAllowance(text);
      assert.ok(!read.ok, text);
      assert.match(read.issues[0]?.message ?? '', /Skriv ett nät/u);
    }
  });
});

describe('a pinned host', () => {
  it('is looked up once, so that a changed answer changes nothing', async () => {
    let asked = 0;
    const changing: Names = {
      addresses: async () => (asked++ === 0 ? ['93.184.216.34'] : ['127.0.0.1']),
      alias: async () => null,
    };
    const hosts = pinHosts(allow(), changing);
    for (const _ of [1, 2, 3])
      assert.deepEqual(await hosts.target('rebind.example', 80), { ok: true, address: '93.184.216.34', port: 80 });
    assert.equal(asked, 1);
  });

  it('is refused whole where one of its addresses is', async () => {
    const hosts = pinHosts(
      allow(),
      names({ 'mixed.se': ['93.184.216.34', '10.0.0.1'], 'six.se': ['::ffff:127.0.0.1'] }),
    );
    assert.deepEqual(await hosts.target('mixed.se', 80), { ok: false, reason: 'address' });
    assert.deepEqual(await hosts.target('six.se', 443), { ok: false, reason: 'address' });
    assert.deepEqual(await hosts.target('nowhere.se', 443), { ok: false, reason: 'unknown-host' });
  });

  it('is no loopback in disguise', async () => {
    const hosts = pinHosts(allow(), names({}));
    for (const host of ['2130706433', '0x7f000001', '0177.0.0.1', '127.1', '[::1]', '::1', '[::ffff:7f00:1]', '0'])
      assert.deepEqual(await hosts.target(host, 80), { ok: false, reason: 'address' }, host);
    assert.equal(canonicalHost('0251.0376.0251.0376'), '169.254.169.254');
    assert.equal(canonicalHost('a b'), null);
    assert.equal(canonicalHost('user@kommun.se'), null);
  });

  it('is reached on the ports of websites only, unless the setting says so', async () => {
    const answers = names({ 'www.se': ['93.184.216.34'] });
    assert.deepEqual(await pinHosts(allow(), answers).target('www.se', 22), { ok: false, reason: 'port' });
    assert.ok((await pinHosts(allow(':8443'), answers).target('www.se', 8443)).ok);
    assert.ok((await pinHosts(allow('10.0.0.0/8'), names({ 'in.se': ['10.1.1.1'] })).target('in.se', 80)).ok);
  });
});
