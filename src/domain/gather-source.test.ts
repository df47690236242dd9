import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleFacts } from './facts-example.testing.ts';
import { countSaid, lackOf, nothingSaid, proposeLight, type Source, silentSources } from './gather-source.ts';
import { defaultScales } from './scale.ts';

const [assessment] = defaultScales;
assert.ok(assessment);

const says = (body: string, light: string | null): Source => ({
  body,
  node: 'processArea/skog',
  state: light === null ? 'missing' : 'ready',
  states: { ...nothingSaid, assessment: light },
  written: light !== null,
  open: false,
  owner: null,
  savedBy: null,
  savedAt: null,
  number: null,
});

describe('what is lacking', () => {
  it('is the report until it is marked as done, then its approval', () => {
    for (const state of ['noReport', 'notHeld', 'missing', 'draft', 'returned'] as const)
      assert.equal(lackOf(state), 'report', state);
    assert.equal(lackOf('ready'), 'approval');
    assert.equal(lackOf('reviewed'), null);
    assert.equal(lackOf('decided'), null);
  });

  it('counts bodies that answer in the plan and have no report, or one without the node', () => {
    const groups = new Map([['alla bolag', new Set(['ALBO'])]]);
    const silent = silentSources(exampleFacts.nodes, groups, ['VON', 'ALBO', 'BUN'], {
      reporting: new Set(['VON']),
      held: [],
    });
    assert.deepEqual(
      silent.map(({ body, node, state }) => [body, node, state]),
      [
        ['VON', 'commitment/gallra', 'notHeld'],
        ['ALBO', 'commitment/plantera', 'noReport'],
      ],
    );
  });

  it('does not count a node twice that a report holds', () => {
    const held = [{ ...says('VON', null), node: 'commitment/gallra' }];
    const silent = silentSources(exampleFacts.nodes, new Map(), ['VON'], { reporting: new Set(['VON']), held });
    assert.deepEqual(silent, []);
  });
});

describe('the lights of several bodies', () => {
  const five = [says('A', 'green'), says('B', 'yellow'), says('C', 'yellow'), says('D', 'red'), says('E', null)];

  it('are counted worst first, silence last', () => {
    assert.deepEqual(countSaid(five, assessment), [
      { code: 'red', count: 1 },
      { code: 'yellow', count: 2 },
      { code: 'green', count: 1 },
      { code: null, count: 1 },
    ]);
  });

  it('propose the worst, with who says it, and what most say', () => {
    assert.deepEqual(proposeLight(five, assessment), {
      worst: { code: 'red', bodies: ['D'] },
      most: { code: 'yellow', count: 2 },
      said: 4,
      of: 5,
    });
  });

  it('propose nothing by number where two are said by as many, and nothing at all where all are silent', () => {
    assert.equal(proposeLight([says('A', 'green'), says('B', 'red')], assessment)?.most, null);
    assert.equal(proposeLight([says('A', null)], assessment), null);
    assert.equal(proposeLight([], assessment), null);
  });

  it('leave out a value that the scale lacks', () => {
    assert.deepEqual(countSaid([says('A', 'purple')], assessment), []);
    assert.equal(proposeLight([says('A', 'purple')], assessment), null);
  });
});
