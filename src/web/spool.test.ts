import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { spoolForm } from './spool.ts';

/** The body as it comes in, in pieces of the given lengths over and over. */
async function* pieces(body: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < body.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    yield body.subarray(at, at + length);
    at += length;
  }
}

async function encoded(form: FormData): Promise<{ body: Uint8Array; boundary: string }> {
  const response = new Response(form);
  const boundary = /boundary=(.+)$/u.exec(response.headers.get('Content-Type') ?? '')?.[1] ?? '';
  return { body: new Uint8Array(await response.arrayBuffer()), boundary };
}

function formWith(fields: readonly [string, string][], file: Uint8Array<ArrayBuffer> | null, name = 'a.txt'): FormData {
  const form = new FormData();
  for (const [key, value] of fields) form.append(key, value);
  if (file) form.append('file', new File([file], name));
  return form;
}

describe('a spooled form', () => {
  it('is read the same however it is cut on its way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/u), fc.string({ unit: 'binary' })), { maxLength: 4 }),
        fc.uint8Array({ minLength: 1, maxLength: 400 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
        async (fields, file, lengths) => {
          const { body, boundary } = await encoded(formWith(fields, new Uint8Array(file)));
          const spooled = await spoolForm(pieces(body, lengths), boundary, 1000);
          assert.ok(spooled?.file);
          const sent = fields.map(([name, value]) => [name, value.replaceAll(/\r\n?|\n/gu, '\n')]);
          assert.deepEqual(spooled.fields, JSON.parse(JSON.stringify(sent.map(([n, v]) => [n, v?.toWellFormed()]))));
          assert.deepEqual(Buffer.from(await spooled.file.read(0, 1000)), Buffer.from(file));
          await spooled.close();
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps the name of the file, with its quotation marks', async () => {
    const { body, boundary } = await encoded(formWith([], new Uint8Array([1]), 'å"ä.txt'));
    const spooled = await spoolForm(pieces(body, [7]), boundary, 10);
    assert.equal(spooled?.file?.name, 'å"ä.txt');
    await spooled?.close();
  });

  it('says how large a file is that is too large, without keeping it', async () => {
    const { body, boundary } = await encoded(formWith([['till', 'x']], new Uint8Array(5000)));
    const spooled = await spoolForm(pieces(body, [100]), boundary, 1000);
    assert.equal(spooled?.file?.size, 5000);
    assert.ok(((await spooled?.file?.read(0, 5000))?.length ?? 0) <= 1000);
    await spooled?.close();
  });

  it('has no file where none was chosen', async () => {
    const lines = ['--b', 'Content-Disposition: form-data; name="a"', '', '', '--b'];
    const file = ['Content-Disposition: form-data; name="file"; filename=""', 'Content-Type: application/octet-stream'];
    const body = Buffer.from([...lines, ...file, '', '', '--b--', ''].join('\r\n'));
    const spooled = await spoolForm(pieces(body, [50]), 'b', 1000);
    assert.deepEqual([spooled?.file, spooled?.fields], [null, [['a', '']]]);
    await spooled?.close();
  });

  it('is none where it is cut short, has too much, or is something else', async () => {
    const { body, boundary } = await encoded(formWith([['a', 'b']], new Uint8Array(100)));
    assert.equal(await spoolForm(pieces(body.subarray(0, -20), [50]), boundary, 1000), null);
    assert.equal(await spoolForm(pieces(body, [50]), 'annan', 1000), null);
    const many = await encoded(
      formWith(
        Array.from({ length: 2100 }, (_, i) => [`f${i}`, 'x']),
        null,
      ),
    );
    assert.equal(await spoolForm(pieces(many.body, [500]), many.boundary, 1000), null);
    const long = await encoded(formWith([['a', 'x'.repeat(3_200_000)]], null));
    assert.equal(await spoolForm(pieces(long.body, [9000]), long.boundary, 1000), null);
  });
});
