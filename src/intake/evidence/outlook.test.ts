import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { attachment, message, type Storage, writeCompound } from './compound.testing.ts';
import { readCompound } from './compound.ts';
import { judgeEvidence } from './judge.ts';

const docx = readFileSync(join(import.meta.dirname, '../../../test/fixtures/alvsala-2025-libreoffice.docx'));
const gif = Buffer.from('GIF89a..');

async function judged(name: string, content: Uint8Array): Promise<string> {
  const read = async (from: number, to: number) => content.subarray(from, to);
  const answer = await judgeEvidence({ name, size: content.length, read });
  return answer.ok ? answer.value : (answer.issues[0]?.message ?? '');
}
const asMessage = (storage: Storage) => judged('svar.msg', writeCompound(storage));

describe('a compound file', () => {
  it('gives back what was written, short and long, in storages', () => {
    const long = Buffer.alloc(70_000, 'å');
    const file = readCompound(
      writeCompound({ a: { b: Buffer.from('kort'), c: {} }, lång: long, tom: Buffer.alloc(0) }),
    );
    assert.ok(file);
    const names = file.entries.map(({ name, children }) => [name, children?.map((one) => one.name) ?? null]);
    assert.deepEqual(Object.fromEntries(names), { a: ['b', 'c'], lång: null, tom: null });
    const streams = [...file.entries, ...file.entries.flatMap(({ children }) => children ?? [])];
    const content = (name: string) => {
      const found = streams.find((one) => one.name === name);
      return found && file.content(found);
    };
    assert.deepEqual([content('lång'), content('b'), content('tom')], [long, Buffer.from('kort'), Buffer.alloc(0)]);
  });

  it('is read where its table is longer than the header lists', () => {
    const long = Buffer.alloc(9_000_000, 'abc');
    const file = readCompound(writeCompound({ lång: long, kort: Buffer.from('x') }));
    const found = file?.entries.find(({ name }) => name === 'lång');
    assert.ok(file && found);
    assert.ok(file.content(found)?.equals(long));
  });

  it('is none where its chains run in circles, leave the file or stand twice', () => {
    const whole = writeCompound(message([attachment('a.docx', docx)]));
    const list = whole.readUInt32LE(48);
    const at = (list + 1) * 512;
    const spoilt = (change: (bytes: Buffer) => void) => {
      const bytes = Buffer.from(whole);
      change(bytes);
      return readCompound(bytes);
    };
    assert.ok(readCompound(whole));
    assert.equal(
      spoilt((bytes) => bytes.writeUInt32LE(1, at + 128 + 68)),
      null,
      'an entry that is its own sibling',
    );
    assert.equal(
      spoilt((bytes) => bytes.writeUInt32LE(0x7fffffff, 48)),
      null,
      'a list outside of the file',
    );
    assert.equal(
      spoilt((bytes) => bytes.writeUInt32LE(list, whole.readUInt32LE(76) * 512 + 512 + list * 4)),
      null,
    );
    assert.equal(
      spoilt((bytes) => bytes.writeUInt16LE(4, 26)),
      null,
      'a version with other sectors',
    );
    assert.equal(readCompound(whole.subarray(0, whole.length - 512)), null, 'cut short');
  });
});

describe('an Outlook message as evidence', () => {
  it('is taken where all that is attached would be taken by itself', async () => {
    assert.equal(await asMessage(message()), 'msg');
    assert.equal(await asMessage(message([attachment('svar.docx', docx), attachment('logga.gif', gif)])), 'msg');
    assert.equal(await asMessage(message([attachment('vidare', message([attachment('a.docx', docx)]))])), 'msg');
    assert.equal(await asMessage(message([attachment('a.msg', writeCompound(message()))])), 'msg');
    assert.equal(await asMessage(message([attachment('länk', Buffer.alloc(0), 7)])), 'msg');
  });

  it('is refused by the name of what is attached and not taken', async () => {
    for (const [attached, name] of [
      [attachment('faktura.exe', Buffer.from('MZ')), 'faktura\\.exe'],
      [attachment('faktura.pdf', Buffer.from('MZ')), 'faktura\\.pdf'],
      [attachment('vidare', message([attachment('faktura.js', Buffer.from('x'))])), 'faktura\\.js'],
      [attachment('Kalkyl', { Contents: Buffer.from('x') }, 6), 'Kalkyl'],
      [attachment('a.msg', writeCompound({ WordDocument: docx })), 'a\\.msg'],
    ] as const)
      assert.match(await asMessage(message([attached])), new RegExp(`^Mejlets bilaga ${name} tas inte emot`, 'u'));
  });

  it('is none where the compound file is an old Office document, with macros or without', async () => {
    const old = { WordDocument: docx, Macros: { VBA: { _VBA_PROJECT: Buffer.from('x') } } };
    for (const [name, content] of [
      ['a.msg', writeCompound(old)],
      ['a.docx', writeCompound(old)],
      ['a.docx', writeCompound(message())],
    ] as const)
      assert.match(await judged(name, content), /men innehållet är ett äldre eller lösenordsskyddat Office-dokument/u);
    assert.match(await judged('a.doc', writeCompound(old)), /^Filer av slaget \.doc tas inte emot/u);
    assert.match(await judged('a.msg', docx), /men innehållet är ett arkiv/u);
    assert.match(await judged('a.msg', Buffer.from('From: a@b.se')), /men innehållet är text/u);
  });

  it('is refused where it holds more than a message does, or brings a form', async () => {
    assert.match(
      await asMessage(message([], { Macros: { VBA: {} } })),
      /^Filen är trasig, eller innehåller mer än Outlook/u,
    );
    const other = { '__substg1.0_001A001F': Buffer.from('Annat', 'utf16le') };
    assert.match(await asMessage(message([], other)), /^Filen är trasig/u);
    const end = Buffer.from('504B0506000000000000000000000000000000000000', 'hex');
    assert.match(await judged('a.msg', Buffer.concat([writeCompound(message()), end])), /^Filen är trasig/u);
    const script = Buffer.from('4185000006000000', 'hex');
    const named = { '__nameid_version1.0': { '__substg1.0_00030102': script } };
    assert.equal(await asMessage(message([], named)), 'msg', 'a name that nothing is called by');
    const form = { ...named, '__substg1.0_80000102': Buffer.from('Function Item_Open()') };
    assert.match(await asMessage(message([], form)), /^Mejlet har ett eget formulär/u);
    assert.match(
      await asMessage(message([attachment('x', message([], { '__substg1.0_80000102': script }))], named)),
      /eget formulär/u,
    );
  });

  it('lies in others ten levels deep at most', async () => {
    const inside = Array.from({ length: 12 }).reduce<Storage>((inner) => message([attachment('m', inner)]), message());
    assert.match(await asMessage(inside), /^Filen är trasig/u);
    const files = Array.from({ length: 12 }).reduce<Storage>(
      (inner) => message([attachment('m.msg', writeCompound(inner))]),
      message(),
    );
    assert.match(await asMessage(files), /^Mejlets bilaga m\.msg/u);
  });

  it('is judged without an error whatever is changed in it', async () => {
    const whole = writeCompound(message([attachment('a.docx', docx.subarray(0, 6000))]));
    const place = fc.oneof(
      fc.nat(600),
      fc.nat(whole.length - 1),
      fc.integer({ min: whole.length - 5000, max: whole.length - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 20 }), async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        assert.equal(typeof (await judged('a.msg', bytes)), 'string');
      }),
    );
  });
});
