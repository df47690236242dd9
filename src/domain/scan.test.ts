/** The index against sums worked out by hand, and the counts of the seed's report from page results of the same size. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scoreAccessibility } from './accessibility-index.ts';
import type { AccessibilityPage, AccessibilitySite, Finding, Impact } from './accessibility-page.ts';
import type { Connection, ConnectionsPage } from './connections-page.ts';
import { accessibilityOutcome, connectionsOutcome, countAll, countByBody, scanPeriod, standingOf } from './scan.ts';
import type { SitePlan, Website } from './website.ts';

const at = '2026-11-30T00:00:00Z';
const statement = {
  url: 'https://x.se/t',
  datedOn: '2026-03-01',
  compliance: 'partial',
  leadsToSupervision: true,
} as const;
const sound: AccessibilitySite = { statement, documents: [], documentCount: 0, plainLanguage: null };
const planOf = (pages: number): SitePlan => ({
  pages: Array.from({ length: pages }, (_, n) => ({ url: `https://x.se/${n}`, role: 'sampled' })),
  ...{ population: pages, counted: true, source: 'sitemap', keptOut: 0, fault: null, certificate: null, pause: 0 },
});
const finding = (criterion: string, impact: Impact, more: Partial<Finding> = {}): Finding => ({
  ...{ rule: `rule-${criterion}`, kind: 'violation', impact, level: 'AA', criteria: [criterion], help: '', count: 1 },
  elements: [{ selector: 'p', snippet: '', reason: '', picture: null }],
  ...more,
});
const page = (n: number, findings: Finding[]): AccessibilityPage => ({
  ...{ status: 'scanned', url: `https://x.se/${n}`, role: 'sampled', at, title: '', findings, passed: [] },
  ...{ documents: [], statement: null, plainLanguage: null },
});
/** As many pages as there are lists of findings. */
const scored = (lists: Finding[][], site = sound, plan = planOf(lists.length)) =>
  scoreAccessibility(
    plan,
    lists.map((list, n) => page(n, list)),
    site,
  );

describe('a11y-index-1', () => {
  it('takes the worst impact of a criterion, times half and half its spread', () => {
    const score = scored([
      [finding('1.1.1', 'minor'), finding('1.4.3', 'moderate')],
      [finding('1.1.1', 'critical')],
      [],
      [],
    ]);
    assert.deepEqual(
      score.deductions.map(({ points }) => points),
      [12 * 0.75, 4 * 0.625],
    );
    assert.deepEqual([score.index, score.band], [88.5, 'orange']);
  });

  it('gives what is left to a person one point each, five at most, and none where the criterion failed anyway', () => {
    const left = ['1.1.1', '1.2.1', '1.3.1', '1.4.1', '1.4.3', '2.1.1', '2.4.4'].map((one) =>
      finding(one, 'serious', { kind: 'incomplete' }),
    );
    assert.equal(scored([left]).index, 95);
    assert.equal(scored([[...left, finding('1.1.1', 'minor')]]).index, 100 - 2 - 5);
  });

  it('counts best practice and AAA in the bonus only, and only where nothing failed', () => {
    const aaa = finding('1.4.6', 'serious', { level: 'AAA', rule: 'color-contrast-enhanced' });
    assert.deepEqual([scored([[aaa], []]).index, scored([[aaa, finding('2.4.2', 'serious')]]).index], [110, 92]);
    const best = finding('', 'moderate', { level: 'best', criteria: [] });
    assert.equal(
      scored([[aaa, best], [], [], [], []], { ...sound, plainLanguage: 'x', documents: [{ url: 'a', tagged: true }] })
        .index,
      122,
    );
  });

  it('lets nothing open be green, and scores nothing where no page was examined', () => {
    assert.equal(scored([[]]).band, 'green');
    assert.equal(scored([[]], { ...sound, statement: { ...statement, datedOn: null } }).band, 'yellow');
    assert.equal(scored([[]], sound, { ...planOf(1), certificate: 'CERT_HAS_EXPIRED' }).band, 'yellow');
    assert.deepEqual([scored([], { ...sound, statement: null }).index, scored([]).band], [null, null]);
  });
});

describe('the counts of the report', () => {
  const site = (host: string, body: string): Website => ({
    host,
    name: host,
    address: `https://${host}/`,
    body,
    ownHosts: [],
  });
  /** Findings on one page of one that give a site of each band. */
  const wanted = {
    green: [],
    yellow: [finding('1.4.3', 'serious')],
    orange: [finding('1.1.1', 'critical'), finding('1.4.3', 'serious')],
    red: [finding('1.1.1', 'critical'), finding('4.1.2', 'critical'), finding('1.4.3', 'serious')],
  };
  const bodies = ['KS', 'BUN', 'KFN', 'MRN', 'SBN', 'SN', 'VN', 'VON', 'AVN'];
  const bandsOf = (bands: readonly (keyof typeof wanted)[], owner: (n: number) => string) =>
    bands.map((band, n) => {
      const about =
        band === 'green' ? { ...sound, plainLanguage: 'x', documents: [{ url: 'a', tagged: true }] } : sound;
      const aaa = finding('1.4.6', 'serious', { level: 'AAA', rule: 'color-contrast-enhanced' });
      const lists = band === 'green' ? [[aaa], [aaa], [], [], []] : [wanted[band]];
      const pages = lists.map((list, at) => page(at, list));
      return accessibilityOutcome(site(`s${n}.se`, owner(n)), planOf(lists.length), pages, about);
    });
  const many = <T>(count: number, value: T): T[] => Array(count).fill(value);

  it('are 1 green (121), 19 yellow, 15 orange and 2 red of 37 websites, by responsible body', () => {
    const bands = [
      ...many(1, 'green' as const),
      ...many(19, 'yellow' as const),
      ...many(15, 'orange' as const),
      ...many(2, 'red' as const),
    ];
    const outcomes = bandsOf(bands, (n) => bodies[n % bodies.length] ?? '');
    const stood = outcomes.map((outcome) => ({ body: outcome.site.body, standing: standingOf(outcome) }));
    assert.deepEqual(countAll(stood), { sites: 37, by: { green: 1, yellow: 19, orange: 15, red: 2 } });
    assert.equal(outcomes[0]?.score.index, 121);
    const byBody = countByBody(stood);
    assert.deepEqual([byBody.length, byBody.reduce((sum, { sites }) => sum + sites, 0)], [9, 37]);
  });

  it("are 1 yellow and 3 orange of the companies' 4", () => {
    const outcomes = bandsOf(['yellow', 'orange', 'orange', 'orange'], () => 'Bolag');
    assert.deepEqual(countAll(outcomes.map((one) => ({ body: 'Bolag', standing: standingOf(one) }))).by, {
      yellow: 1,
      orange: 3,
    });
  });

  const connection = (country: string): Connection => ({
    ...{
      host: `x.${country}`,
      signs: ['request'],
      beforeConsent: true,
      hintedOnly: false,
      direct: true,
      via: null,
      aliases: [],
    },
    ...{ company: country, country, parent: null, decidedOn: null, example: '' },
    class: country === 'SE' ? 'eea' : country === 'CH' ? 'adequate' : 'dpf',
  });
  const connecting = (n: number, countries: string[]) => {
    const seen: ConnectionsPage = {
      ...{ status: 'scanned', url: 'https://x.se/', role: 'start', at, title: '', consent: null, kept: [] },
      connections: countries.map(connection),
    };
    return connectionsOutcome(site(`s${n}.se`, 'KS'), planOf(1), [seen]);
  };

  it('are 16 of 37 inside the EU, the EEA and Switzerland and 21 outside, and 4 of 4 companies outside', () => {
    const own = [...many(15, ['SE']), ['SE', 'CH'], ...many(21, ['SE', 'US'])].map((countries, n) =>
      connecting(n, countries),
    );
    const stood = own.map((outcome) => ({ body: 'KS', standing: standingOf(outcome) }));
    assert.deepEqual(countAll(stood).by, { inside: 16, outside: 21 });
    assert.deepEqual(
      many(4, ['US']).map((countries, n) => standingOf(connecting(n, countries))),
      many(4, 'outside'),
    );
  });
});

describe('the period of a scan', () => {
  it('is the month, the quarter or the year', () => {
    assert.deepEqual(
      [scanPeriod('2026-11-30', 'month'), scanPeriod('2026-11-30', 'quarter'), scanPeriod('2026-01-01', 'year')],
      ['2026-11', '2026-q4', '2026-year'],
    );
  });
});
