import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Facts } from '../domain/facts.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { type Block, ReportTree } from '../domain/report.ts';
import { defaultScales } from '../domain/scale.ts';
import { compose } from './compose.ts';

const theme = { accent: '#1f5a7a', logo: null };
const composeExample = (facts = exampleFacts) =>
  compose({ municipality: 'Alvsala kommun', facts, scales: defaultScales, standing: '', theme });

const blocks = (tree: ReportTree, part: number): readonly Block[] => tree.parts[part]?.blocks ?? [];
const only = <T extends Block['type']>(all: readonly Block[], type: T) =>
  all.filter((block): block is Extract<Block, { type: T }> => block.type === type);

describe('compose', () => {
  it('gives a tree that its own schema accepts, from facts that theirs accepts', () => {
    assert.doesNotThrow(() => Facts.parse(exampleFacts));
    assert.doesNotThrow(() => ReportTree.parse(composeExample()));
  });

  it('gives the same tree for the same facts', () => {
    assert.deepEqual(composeExample(), composeExample());
  });

  it('prints a symbol of a scale that does not exist as text, instead of nothing at all', () => {
    const [entry] = exampleFacts.entries;
    assert.ok(entry);
    const content = [{ type: 'symbol' as const, attrs: { scale: 'foo', value: 'bar' } }];
    const narrative = { type: 'doc' as const, content: [{ type: 'paragraph' as const, content }] };
    const entries = exampleFacts.entries.map((one) => (one === entry ? { ...one, narrative } : one));
    assert.match(JSON.stringify(composeExample({ ...exampleFacts, entries })), /"text":"\{foo:bar\}"/u);
  });

  it('never skips a heading level and never repeats an id', () => {
    const tree = composeExample();
    for (const part of tree.parts) {
      let last = 1;
      for (const heading of only(part.blocks, 'heading')) {
        assert.ok(heading.level <= last + 1, `${heading.text} is ${heading.level} under ${last}`);
        last = heading.level;
      }
    }
    const ids = tree.parts.flatMap((part) => part.blocks.flatMap((block) => ('id' in block ? [block.id] : [])));
    assert.equal(new Set(ids).size, ids.length);
  });

  it('writes a commitment with its bodies, its status as a shape and a word, and says where nothing is stated', () => {
    const annual = blocks(composeExample(), 1);
    assert.ok(only(annual, 'heading').some((heading) => heading.text === 'Plantera (KS, alla bolag)'));
    const states = only(annual, 'table').filter((table) => table.caption.startsWith('Status'));
    assert.deepEqual(
      states.map((table) =>
        table.rows[0]?.cells.map((cell) => cell[0]?.map((inline) => inline.type === 'symbol' && inline.word)),
      ),
      [
        [['Klart'], ['100 %']],
        [['Försenat'], ['Uppgift saknas']],
      ],
    );
  });

  it('writes each action of a control with the line that says who, by when and how it went, and none where nothing is known', () => {
    const [risk] = exampleFacts.risks;
    const [control] = risk?.controls ?? [];
    assert.ok(risk && control);
    const printed = (actions: typeof control.result.actions) => {
      const risks = [{ ...risk, controls: [{ ...control, result: { ...control.result, actions } }] }];
      const table = only(blocks(composeExample({ ...exampleFacts, risks }), 2), 'table').find((each) =>
        each.caption.startsWith('Resultat:'),
      );
      return table?.rows[0]?.cells[2]?.map((line) =>
        line.map((inline) => inline.type === 'text' && inline.text).join(''),
      );
    };
    assert.deepEqual(printed(control.result.actions), [
      'Röj mer sly.',
      'Ansvarig: Skogschef · Klart senast: 2026-05-31 · Status: Pågår',
      'Köp en spruta.',
      'Status: Uppgift saknas',
    ]);
    assert.deepEqual(printed(control.result.actions.slice(1)), ['Köp en spruta.']);
    assert.deepEqual(printed([]), []);
  });

  it('writes figures as reported, with unit, minus and empty cells', () => {
    const tables = only(blocks(composeExample(), 1), 'table');
    const cells = (caption: string) =>
      tables
        .find((table) => table.caption === caption)
        ?.rows.map((row) =>
          row.cells.map((cell) =>
            cell
              .flat()
              .map((inline) => inline.type === 'text' && inline.text)
              .join(''),
          ),
        );
    assert.deepEqual(cells('Resultaträkning, mnkr'), [
      ['Virke', '1\u00A0200,5', ''],
      ['Summa', '\u22123,0', '0,0'],
    ]);
    assert.deepEqual(cells('Avvikelse mot budget, mnkr'), [['Frön', '+2,5']]);
    assert.deepEqual(cells('Indikatorer, utfall och mål'), [
      ['Skogsandel (%)', '51,5\u00A0%', '53,0\u00A0%', '60\u00A0%'],
    ]);
  });

  it('prints the light of a goal that has one, and draws the chart of goals then', () => {
    const facts: Facts = {
      ...exampleFacts,
      entries: exampleFacts.entries.map((entry) =>
        entry.node === 'goal/fler-träd' ? { ...entry, assessment: 'green' } : entry,
      ),
    };
    const annual = blocks(composeExample(facts), 1);
    assert.ok(only(annual, 'table').some((table) => table.caption === 'Bedömning och trend: Fler träd'));
    assert.equal(
      only(annual, 'chart').find((chart) => chart.title === 'Processmål efter bedömning')?.alt,
      'Processmål efter bedömning: 1 grön, 0 gul, 0 röd. Totalt 1.',
    );
  });

  it('counts commitments by status, and draws no chart of goals that nobody has assessed', () => {
    const charts = only(blocks(composeExample(), 1), 'chart');
    const byStatus = charts.find((chart) => chart.title === 'Åtaganden efter status');
    assert.deepEqual(byStatus?.series[0]?.values, [1, 1]);
    assert.equal(byStatus?.alt, 'Åtaganden efter status: 1 klart, 1 försenat. Totalt 2.');
    assert.equal(
      charts.some((chart) => chart.title === 'Processmål efter bedömning'),
      false,
    );
  });
});
