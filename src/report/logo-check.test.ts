import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSafePng, isSafeSvg } from './logo-check.ts';

const svg = (content: string, size = 'viewBox="0 0 100 40"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${content}</svg>`;
const nested = (depth: number) => `${'<g>'.repeat(depth)}<path d="M0 0h9"/>${'</g>'.repeat(depth)}`;
/** Each group draws the one before it ten times. */
const growing = (times: number) =>
  Array.from({ length: times }, (_, at) => `<g id="g${at + 1}">${`<use href="#g${at}"/>`.repeat(10)}</g>`).join('');

const png = (width: number, height: number) => {
  const bytes = Buffer.alloc(33);
  bytes.writeUInt32BE(0x89504e47, 0);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};

describe('a logo', () => {
  it('may be any ordinary drawing', () => {
    const clip = '<defs><rect id="a" width="9" height="9"/></defs><clipPath id="b"><use xlink:href="#a"/></clipPath>';
    for (const content of ['', nested(40), growing(3), `${clip}<g clip-path="url(#b)"><path d="M0 0h9"/></g>`])
      assert.ok(isSafeSvg(svg(content)), content.slice(0, 80));
    assert.ok(isSafeSvg(`<?xml version="1.0"?>${svg('', 'width="20mm" height="10mm"')}`));
    assert.ok(isSafePng(png(1200, 400)));
  });

  it('names no file and no address', () => {
    for (const href of [
      '/etc/picture.png',
      '../picture.png',
      'file:///p.png',
      'https://alvsala.example/p.png',
      'data:,x',
    ]) {
      assert.equal(isSafeSvg(svg(`<image href="${href}"/>`)), false, href);
      assert.equal(isSafeSvg(svg(`<image xlink:href=" ${href}"/>`)), false, href);
    }
    assert.equal(isSafeSvg(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`), false);
  });

  it('does not grow when it is drawn', () => {
    assert.equal(isSafeSvg(svg(nested(200))), false);
    assert.equal(isSafeSvg(svg(nested(100_000))), false);
    assert.equal(isSafeSvg(svg(growing(6))), false);
    assert.equal(isSafeSvg(svg('<g id="a"><use href="#a"/></g>')), false);
    assert.equal(isSafeSvg(svg('<g filter="url(#f)"/>'.repeat(50))), false);
  });

  it('has a shape and a size that fit', () => {
    for (const size of ['width="1" height="1000"', 'viewBox="0 0 1 1000"', 'viewBox="0 0 0 0"', 'width="1" height="0"'])
      assert.equal(isSafeSvg(svg('', size)), false, size);
    for (const [width, height] of [
      [30_000, 30_000],
      [10, 1000],
      [0, 10],
    ] as const)
      assert.equal(isSafePng(png(width, height)), false);
  });

  it('is a picture at all', () => {
    for (const text of ['', 'hej', '<html/>', '<svg']) assert.equal(isSafeSvg(text), false, text);
    assert.equal(isSafePng(Buffer.from('hej')), false);
  });
});
