/** Which way is better for an indicator: only what the report says, or what its subject says. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readReport } from './read-report.ts';
import { smallReport } from './small-report.testing.ts';

const title = 'Ordning på pengarna, andel (%)';

async function directionOf(edit: (text: string) => string) {
  const read = await readReport(Buffer.from(edit(smallReport)), 'liten.txt');
  assert.ok(read.ok, JSON.stringify(read));
  assert.ok(!read.value.questions.some((question) => question.text.includes('bättre')));
  return read.value.facts.indicators[0]?.direction;
}

const called = (other: string) => directionOf((text) => text.replace(title, other));
const said = (sentence: string) => directionOf((text) => text.replace('Pengarna ligger i lådan.', sentence));

describe('the direction of an indicator', () => {
  it('is null where nothing says it', async () => {
    assert.equal(await called(title), null);
    assert.equal(await said('Lägre är bättre för spett. Ordning på pengarna är viktigt.'), null);
  });

  it('is lower for sick leave, but not for those without', async () => {
    assert.equal(await called('Sjukfrånvaro, andel (%)'), 'lower');
    assert.equal(await called('Medarbetare utan sjukfrånvaro, andel (%)'), null);
  });

  it('is what its title says, before its subject', async () => {
    assert.equal(await called('Tid till svar, dagar (lägre är bättre)'), 'lower');
    assert.equal(await called('Index för låg sjukfrånvaro (högre värde är bättre)'), 'higher');
  });

  it('is what a sentence says that names it', async () => {
    assert.equal(await said('För ordning på pengarna gäller att högre är bättre.'), 'higher');
  });
});
