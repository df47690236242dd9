import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Entry, emptyEntry } from './entry.ts';
import { entryDifference } from './entry-difference.ts';
import { type Narrative, paragraphs } from './narrative.ts';
import { defaultScales } from './scale.ts';

const empty = emptyEntry('commitment/plantera');
const full: Entry = {
  node: empty.node,
  assessment: 'green',
  trend: 'better',
  status: 'done',
  completion: '100',
  description: paragraphs(['Vad det gäller.']),
  narrative: paragraphs(['Allt är planterat i år.']),
};
const fields = (before: Entry, after: Entry) =>
  entryDifference(before, after, defaultScales).map((change) => change.field);

describe('difference of two entries', () => {
  it('is nothing for the same entry, whatever the order of its properties', () => {
    assert.deepEqual(fields(full, structuredClone(full)), []);
    const turned: Narrative = { content: full.narrative?.content ?? [], type: 'doc' };
    assert.deepEqual(fields(full, { ...full, narrative: turned }), []);
  });

  it('lists every field that differs, states first', () => {
    const all = ['assessment', 'trend', 'status', 'completion', 'description', 'narrative'];
    assert.deepEqual(fields(empty, full), all);
    assert.deepEqual(fields(full, empty), all);
    for (const field of ['assessment', 'trend', 'status', 'completion', 'description', 'narrative'] as const)
      assert.deepEqual(fields(full, { ...full, [field]: null }), [field]);
  });

  it('gives codes before and after, null where nothing is said', () => {
    assert.deepEqual(entryDifference({ ...full, status: null }, full, defaultScales), [
      { field: 'status', before: null, after: 'done' },
    ]);
  });

  it('gives the words of a text that were changed', () => {
    const after = { ...full, narrative: paragraphs(['Allt är gallrat i år.']) };
    const [change] = entryDifference(full, after, defaultScales);
    assert.deepEqual(change && 'paragraphs' in change ? change.paragraphs : null, [
      {
        kind: 'changed',
        parts: [
          { kind: 'same', text: 'Allt är ' },
          { kind: 'removed', text: 'planterat' },
          { kind: 'added', text: 'gallrat' },
          { kind: 'same', text: ' i år.' },
        ],
      },
    ]);
  });

  it('lists a text where only the marks differ, with paragraphs that are the same', () => {
    const strong: Narrative = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'Allt är planterat i år.', marks: [{ type: 'strong' }] }],
        },
      ],
    };
    const [change] = entryDifference(full, { ...full, narrative: strong }, defaultScales);
    assert.equal(change?.field, 'narrative');
    assert.deepEqual(change && 'paragraphs' in change ? change.paragraphs.map(({ kind }) => kind) : null, ['same']);
  });
});
