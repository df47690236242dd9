import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isHalf, renderChart } from './chart.ts';
import { chartNumber } from './chart-draw.ts';
import { chart, column, line } from './sample-tree.testing.ts';

const kinds = { bar: chart, column, line };

describe('a chart', () => {
  it('writes each figure beside its bar, the Swedish way', () => {
    assert.equal(chartNumber(-1155, 1), '−1\u00A0155,0');
    assert.equal(chartNumber(null, 1), '');
    const drawn = renderChart({
      ...chart,
      decimals: 1,
      series: [{ name: 'Antal', values: [14.2, -5, 0, null], colors: [] }],
    });
    for (const figure of ['>14,2<', '>−5,0<', '>0,0<']) assert.ok(drawn.includes(figure), figure);
  });

  it('names every category and every series', () => {
    for (const drawn of Object.values(kinds)) {
      const svg = renderChart(drawn);
      for (const category of drawn.categories) assert.ok(svg.includes(`>${category}<`), category);
      if (drawn.series.length > 1)
        for (const series of drawn.series) assert.ok(svg.includes(`>${series.name}<`), series.name);
    }
  });

  it('tells bars apart by pattern as well as colour', () => {
    const patterns = renderChart(chart).match(/<pattern /gu) ?? [];
    assert.equal(patterns.length, chart.categories.length - 1);
  });

  it('holds no style, class, script or outside address', () => {
    for (const drawn of Object.values(kinds)) {
      assert.doesNotMatch(
        renderChart(drawn),
        /style=|<style|class=|<script|href=|http(?!:\/\/www\.w3\.org\/2000\/svg)/u,
      );
    }
  });

  it('is the same each time, and its identifiers are its own', () => {
    const first = renderChart(chart);
    // So many others that the first is drawn again, and not remembered.
    for (let other = 0; other < 70; other += 1) renderChart({ ...chart, title: `Diagram ${other}` });
    assert.equal(renderChart(structuredClone(chart)), first);
    const other = renderChart({ ...chart, id: 'another' });
    const ids = (svg: string) => [...svg.matchAll(/\sid="([^"]+)"/gu)].map((match) => match[1]);
    assert.ok(ids(first).length > 0);
    assert.deepEqual(
      ids(first).filter((id) => ids(other).includes(id)),
      [],
    );
  });

  it('escapes what would be markup', () => {
    const drawn = renderChart({ ...chart, categories: ['a & <b>', 'b', 'c', 'd'] });
    assert.ok(drawn.includes('>a &amp; &lt;b&gt;<'));
  });

  it('is small where two fit side by side', () => {
    assert.equal(isHalf(column), true);
    assert.equal(isHalf(chart), false);
    assert.equal(isHalf({ ...column, categories: ['En mycket lång etikett på en stapel', 'b'] }), false);
    assert.match(renderChart(column), /viewBox="0 0 310 /u);
  });
});
