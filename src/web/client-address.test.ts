import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { visitorAddress } from './client-address.ts';

describe('the address of a visitor', () => {
  it("is the connection's where no proxy stands before, whatever the visitor writes", () => {
    assert.equal(visitorAddress('198.51.100.7', '192.0.2.1', false), '198.51.100.7');
    assert.equal(visitorAddress('127.0.0.1', '192.0.2.1', false), '127.0.0.1');
    assert.equal(visitorAddress(undefined, undefined, false), null);
  });

  for (const proxy of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.4.4', 'fd00::1'])
    it(`is what the proxy at ${proxy} wrote last`, () => {
      assert.equal(visitorAddress(proxy, '203.0.113.9, 192.0.2.1', true), '192.0.2.1');
    });

  it('is read with or without a port', () => {
    for (const [written, address] of [
      ['192.0.2.1:4711', '192.0.2.1'],
      ['[2001:db8::1]:4711', '2001:db8::1'],
      ['2001:db8::1', '2001:db8::1'],
    ] as const)
      assert.equal(visitorAddress('127.0.0.1', written, true), address);
  });

  it('is not known where the proxy says none, or where the connection is from afar', () => {
    for (const written of [undefined, '', 'okänd', '192.0.2.1, '])
      assert.equal(visitorAddress('127.0.0.1', written, true), null);
    for (const connection of [undefined, '198.51.100.7', '172.32.0.1', '2001:db8::5'])
      assert.equal(visitorAddress(connection, '192.0.2.1', true), null);
  });
});
