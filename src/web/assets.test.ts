import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { loadAssets } from './assets.ts';

const assets = loadAssets();
const find = (name: string) => assets.find(assets.url(name).split('/').at(-1) ?? '');

describe('assets', () => {
  it('carry the hash of their content in the name', () => {
    assert.match(assets.url('uppsikt.css'), /^\/assets\/uppsikt-[0-9a-f]{12}\.css$/u);
    assert.equal(assets.find('uppsikt.css'), null);
  });

  it('unpack to the same bytes', () => {
    const file = find('uppsikt.css');
    assert.ok(file);
    assert.deepEqual(new Uint8Array(gunzipSync(file.gzipped)), file.bytes);
  });

  it('have the fonts linked by hashed names, and link nothing outside the server', () => {
    const css = new TextDecoder().decode(find('uppsikt.css')?.bytes);
    const links = [...css.matchAll(/url\(([^)]+)\)/gu)].map((match) => match[1] ?? '');
    assert.equal(links.length, 3);
    for (const link of links) assert.ok(assets.find(link.replaceAll(/"|^.*\//gu, '')), link);
    assert.doesNotMatch(css, /https?:|@import/u);
  });

  it('hold the island in less than 8 kB', () => {
    const island = find('autosave.js');
    assert.ok(island && island.bytes.length > 500 && island.bytes.length < 8192);
    assert.doesNotMatch(new TextDecoder().decode(island.bytes), /\bimport\b|innerHTML|eval/u);
  });

  it('come from style files of 400 lines or fewer', () => {
    const folder = join(import.meta.dirname, 'style');
    for (const name of readdirSync(folder))
      assert.ok(readFileSync(join(folder, name), 'utf8').split('\n').length <= 401, name);
  });
});
