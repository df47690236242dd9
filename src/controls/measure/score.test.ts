import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Band } from '../definition.ts';
import { ControlOutcome } from '../outcome.ts';
import { type ScoredSubject, score } from './score.ts';

const bands = [
  { code: 'green', label: 'Grön', from: '99', above: true, clean: true, assessment: 'green' },
  { code: 'yellow', label: 'Gul', from: '90', assessment: 'yellow' },
  { code: 'orange', label: 'Orange', from: '75', assessment: 'yellow' },
  { code: 'red', label: 'Röd', from: null, assessment: 'red' },
].map((band) => Band.parse(band));
const rules = {
  bands,
  subjects: 'webbplatser',
  groups: [
    { id: 'municipality', label: 'Kommunen' },
    { id: 'company', label: 'Bolagen' },
  ],
};

function sites(
  group: string,
  indexes: readonly (string | null)[],
  bodies: readonly string[] = ['KS'],
): ScoredSubject[] {
  return indexes.map((index, at) => ({
    key: `${group}-${at}`,
    name: `${group}-${at}.example`,
    body: bodies[at % bodies.length] ?? '',
    group,
    index,
    openFindings: 0,
    note: index === null ? 'Värden svarar inte.' : '',
  }));
}

const many = (index: string, count: number) => Array.from({ length: count }, () => index);
const own = ['121', ...many('94.5', 19), ...many('80', 15), ...many('61.2', 2)];
const companies = ['92', '75', '80', '89.9'];

describe('score', () => {
  it('counts the 37 sites of a municipality by band, and the four of its companies apart', () => {
    const outcome = score([...sites('municipality', own, ['KS', 'SBN', 'BUN']), ...sites('company', companies)], rules);
    assert.ok(outcome.status === 'deviating');
    assert.deepEqual(ControlOutcome.parse(outcome), outcome);
    const [municipality, company] = outcome.ratios;
    assert.deepEqual(municipality?.bands, { green: 1, yellow: 19, orange: 15, red: 2 });
    assert.equal(municipality?.whole, 37);
    assert.deepEqual(company?.bands, { green: 0, yellow: 1, orange: 3, red: 0 });
    assert.equal(outcome.suggested.assessment, 'red');
  });

  it('gives every responsible body its own counts, which add up', () => {
    const outcome = score(sites('municipality', own, ['KS', 'SBN', 'BUN']), rules);
    assert.ok(outcome.status !== 'not-run');
    const bodies = outcome.ratios.filter(({ breakdown }) => breakdown === 'body');
    assert.deepEqual(
      bodies.map(({ path }) => path.join('/')),
      ['Kommunen/BUN', 'Kommunen/KS', 'Kommunen/SBN'],
    );
    assert.equal(
      bodies.reduce((sum, { whole }) => sum + whole, 0),
      37,
    );
  });

  it('tells connections within EU and EES from those outside, 16 and 21 of 37', () => {
    const classes = [
      { code: 'inside', label: 'Bara EU/EES och Schweiz', from: '2', assessment: 'green' },
      { code: 'unknown', label: 'Okänt', from: '1', assessment: 'yellow' },
      { code: 'outside', label: 'Utanför', from: null, assessment: 'red' },
    ].map((band) => Band.parse(band));
    const outcome = score(sites('', [...many('2', 16), ...many('0', 21)]), { ...rules, bands: classes, groups: [] });
    assert.ok(outcome.status === 'deviating');
    assert.deepEqual(outcome.ratios[0]?.bands, { inside: 16, unknown: 0, outside: 21 });
    assert.equal(outcome.exceptionCounts.outside, 21);
  });

  it('never lets an open finding be green', () => {
    const [site] = sites('municipality', ['100.0']);
    assert.ok(site);
    const outcome = score([{ ...site, openFindings: 1 }], rules);
    assert.ok(outcome.status === 'deviating');
    assert.equal(outcome.ratios[0]?.bands.yellow, 1);
  });

  it('is passed only where every site was examined and green', () => {
    assert.equal(score(sites('municipality', ['100', '121']), rules).status, 'passed');
    const lacking = score(sites('municipality', ['100', null]), rules);
    assert.ok(lacking.status === 'deviating');
    assert.equal(lacking.ratios[0]?.notExamined, 1);
    assert.equal(lacking.suggested.assessment, null);
    assert.match(lacking.exceptions[0]?.detail ?? '', /Värden svarar inte/u);
  });

  it('is not run where nothing could be examined', () => {
    assert.equal(score(sites('municipality', [null, null]), rules).status, 'not-run');
    assert.equal(score([], rules).status, 'not-run');
  });
});
