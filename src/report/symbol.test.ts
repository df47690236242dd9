import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SymbolShape } from '../domain/scale.ts';
import { rasterize } from './picture.ts';
import { symbolSvg } from './symbol.ts';

describe('the symbols', () => {
  it('are all drawn, and no two alike even in grey', () => {
    const drawings = SymbolShape.options.map((shape) => symbolSvg(shape, '#4a5560'));
    assert.equal(new Set(drawings).size, SymbolShape.options.length);
    const pictures = drawings.map((drawing) => Buffer.from(rasterize(drawing, 16)).toString('base64'));
    assert.equal(new Set(pictures).size, SymbolShape.options.length);
  });

  it('take the colour they are given and nothing but a colour', () => {
    assert.match(symbolSvg('diamond', '#c0392b'), /fill="#c0392b"/u);
    assert.doesNotMatch(symbolSvg('diamond', '"/><script>'), /script/u);
  });
});
