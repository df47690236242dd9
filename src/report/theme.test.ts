import assert from 'node:assert/strict';
import { it } from 'node:test';
import { contrast, ink, readableOn } from './theme.ts';

it('measures contrast as WCAG does', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.ok(Math.abs(contrast('#777777', '#ffffff') - 4.48) < 0.01);
});

it('makes any accent readable, and leaves a readable one alone', () => {
  assert.equal(readableOn('#0a5f73', ink.paper), '#0a5f73');
  for (const accent of ['#ffff00', '#ffffff', '#00ff00', '#ff8800']) {
    assert.ok(contrast(readableOn(accent, ink.paper), ink.paper) >= 4.5, accent);
    assert.ok(contrast(readableOn(accent, '#14191f'), '#14191f') >= 4.5, accent);
  }
});

it('has ink that can be read', () => {
  for (const color of [ink.text, ink.muted]) assert.ok(contrast(color, ink.wash) >= 4.5);
});
