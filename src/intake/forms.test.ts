/** Forms that only wording and place tell: goals, commitments, risks, bodies, symbols, contents. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyCodes } from './bodies.ts';
import { commitmentTitle } from './commitment-form.ts';
import { likeness } from './control-summary.ts';
import { isGoalTitle, mayBeGoal, sentences } from './goal-form.ts';
import { boardPackage as profile } from './profiles/board-package.ts';
import { riskWording } from './risk-wording.ts';
import { readSymbol } from './tables.ts';
import { readTextBlocks } from './text.ts';

const comment = 'Tre träd planterades i parken under våren. Fler träd väntar på sin tur i plantskolan.';
const blocks = (...paragraphs: string[]) => readTextBlocks(paragraphs.join('\n\n')).blocks;

describe('a goal’s title', () => {
  it('is one short sentence with a comment after it', () => {
    assert.ok(isGoalTitle(profile, blocks('Fler träd i parken', comment), 0));
    assert.ok(isGoalTitle(profile, blocks('Trädens andel ska öka.', comment), 0));
  });

  it('does not report, introduce or stand last', () => {
    assert.ok(!isGoalTitle(profile, blocks('Träden har blivit fler.', comment), 0));
    assert.ok(!isGoalTitle(profile, blocks('Detta gjordes:', comment), 0));
    assert.ok(!isGoalTitle(profile, blocks('Detta hände:', 'Trädens vård', comment), 1));
    assert.ok(!isGoalTitle(profile, blocks('Fler träd i parken'), 0));
    assert.ok(!isGoalTitle(profile, blocks('Fler träd i parken', 'Fler buskar'), 0));
  });

  it('may be a reporting sentence only where a count asks for it', () => {
    assert.ok(mayBeGoal(profile, blocks('Träden har blivit fler.', comment), 0));
    assert.ok(!mayBeGoal(profile, blocks('Träden har blivit fler. Buskarna också.', comment), 0));
  });

  it('counts sentences by their ends, not by abbreviations inside', () => {
    assert.equal(sentences('Ett. Två! Tre'), 3);
    assert.equal(sentences('Bl.a. träd och p.g.a. regn'), 1);
  });
});

describe('a commitment’s title', () => {
  it('ends with bodies in brackets', () => {
    const read = commitmentTitle(profile, blocks('Plantera träd. (KS, alla nämnder och bolag).'), 0);
    assert.deepEqual(read, { title: 'Plantera träd.', bodies: ['KS', 'alla nämnder och bolag'], tail: '.' });
  });

  it('is not a paragraph that ends with another bracket', () => {
    assert.equal(commitmentTitle(profile, blocks('Träden mäts (med måttband)'), 0), null);
    assert.equal(commitmentTitle(profile, blocks('Det kallas trygghet (EST)'), 0), null);
    assert.ok(commitmentTitle(profile, blocks('Plantera träd (KS)\n\nStatus\tFärdiggrad\n\t'), 0));
  });

  it('takes codes and groups, and names of the table of bodies', () => {
    assert.deepEqual(bodyCodes(profile, 'Kommunstyrelsen, alla bolag, KFAST'), ['KS', 'alla bolag', 'KFAST']);
    assert.equal(bodyCodes(profile, 'KS, bland annat'), null);
  });
});

describe('a risk’s wording', () => {
  it('gives event, cause, consequence and origin', () => {
    const read = riskWording(
      profile,
      'Risken att det brinner p g a torka vilket kan leda till att skog försvinner. (kommunledningskontoret som egen förvaltning)',
    );
    assert.deepEqual(read, {
      text: 'Risken att det brinner p g a torka vilket kan leda till att skog försvinner.',
      event: 'det brinner',
      cause: 'torka',
      consequence: 'skog försvinner',
      origin: 'own',
      originText: 'kommunledningskontoret som egen förvaltning',
    });
  });

  it('says null for what it does not have, and leaves other brackets to the origin’s text', () => {
    const read = riskWording(profile, 'Det finns en risk att det brinner. (Följs upp senare)');
    assert.deepEqual([read.event, read.cause, read.consequence, read.origin], ['det brinner', null, null, null]);
    assert.equal(read.originText, 'Följs upp senare');
  });
});

describe('a symbol’s cell', () => {
  const read = (scale: 'assessment' | 'trend' | 'status' | 'completion', text: string) => {
    const symbol = readSymbol(profile, scale, text);
    return symbol.kind === 'value' ? symbol.value : symbol.kind;
  };

  it('is read as sign or word, also with its shape before the word', () => {
    assert.deepEqual(
      ['Röd', '▲ Gul', 'Grön'].map((text) => read('assessment', text)),
      ['red', 'yellow', 'green'],
    );
    assert.deepEqual(
      ['↗', 'Oförändrad', '↓ Sämre'].map((text) => read('trend', text)),
      ['better', 'unchanged', 'worse'],
    );
    assert.deepEqual(
      ['✓', 'Klart', 'Försenat'].map((text) => read('status', text)),
      ['done', 'done', 'late'],
    );
    assert.deepEqual(
      ['0 %', '20%', '100\u00A0%'].map((text) => read('completion', text)),
      ['0', '20', '100'],
    );
  });

  it('tells an empty cell, a sign without its colour, and other words', () => {
    assert.deepEqual(
      ['', '–', 'Uppgift saknas', '●', 'Blå'].map((text) => read('assessment', text)),
      ['empty', 'empty', 'empty', 'lost', 'unknown'],
    );
  });
});

describe('two wordings of a control', () => {
  it('are alike in spite of an inflection and a full stop, and others are not', () => {
    assert.ok(
      likeness(
        'Granskning mot registret i leverantörsfakturasystemet',
        'Granskning mot registret i leverantörfakturasystemet.',
      ) > 0.9,
    );
    assert.ok(likeness('Uppföljning av arbetsmiljön', 'Kontroll av spadarna') < 0.5);
  });
});
