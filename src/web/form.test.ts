import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Form, keepFields, keptFields } from './form.ts';

const form = (entries: [string, string][]): Form => ({
  entries,
  text: () => '',
  all: () => [],
  file: () => null,
  spooled: null,
});

describe('kept fields', () => {
  it('come back as they were, line breaks and quotes included', () => {
    const entries: [string, string][] = [
      ['narrative', 'Rad ett\n\n"Rad" två & <tre>'],
      ['assessment', 'green'],
    ];
    assert.deepEqual(keptFields(keepFields(form(entries))), entries);
  });

  it('never hold a password or a token', () => {
    const kept = keepFields(
      form([
        ['current', 'x'],
        ['password', 'x'],
        ['repeat', 'x'],
        ['formular', 'x'],
        ['login', 'vera'],
      ]),
    );
    assert.deepEqual(keptFields(kept), [['login', 'vera']]);
  });

  for (const text of ['', '{', '{"a":1}', '[1,["a"],["a",2]]', '[["formular","x"]]'])
    it(`are none in ${text || 'nothing'}`, () => {
      assert.deepEqual(keptFields(text), []);
    });
});
