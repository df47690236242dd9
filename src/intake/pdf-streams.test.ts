import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { readPdf } from './pdf.ts';
import { unpacksTooFar } from './pdf-streams.ts';

const fixture = readFileSync(join(import.meta.dirname, '../../test/fixtures/alvsala-2025-libreoffice.pdf'));
const streams = (...data: readonly Uint8Array[]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...data.flatMap((each) => [Buffer.from('stream\r\n'), each, Buffer.from('\nendstream\n')]),
  ]);
const packed = (megabytes: number) => deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' '));

it('lets an ordinary PDF through', () => {
  assert.equal(unpacksTooFar(fixture), false);
  assert.equal(unpacksTooFar(streams(packed(40), Buffer.from('x\u009c'), Buffer.alloc(0))), false);
});

it('stops a stream that unpacks beyond measure: one, many, cut short, and packed twice', async () => {
  assert.ok(unpacksTooFar(streams(packed(50))));
  assert.ok(unpacksTooFar(streams(...Array.from({ length: 14 }, () => packed(40)))));
  assert.ok(unpacksTooFar(streams(packed(60).subarray(0, -2000))));
  assert.ok(unpacksTooFar(streams(deflateSync(packed(60)))));
  const read = await readPdf(streams(packed(50)), 'fil.pdf');
  assert.ok(!read.ok);
  assert.match(read.issues[0]?.message ?? '', /orimligt stor uppackad/u);
});
