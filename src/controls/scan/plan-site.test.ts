import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { websiteAddress } from '../../domain/website.ts';
import { readAllowance } from './allow.ts';
import { type PinnedHosts, pinHosts } from './pinned-hosts.ts';
import { planSite } from './plan-site.ts';
import { type Answer, page, sendAs, serveSites, type TestSites } from './sites.testing.ts';

describe('the plan of a site', () => {
  let served: TestSites;
  let hosts: PinnedHosts;
  const options = { period: '2026-11', pages: 8, pause: 0, seconds: 2, pageBytes: 2_000_000 };

  before(async () => {
    served = await serveSites({});
    const allowed = readAllowance(served.allow);
    if (!allowed.ok) throw new Error('allow');
    hosts = pinHosts(allowed.value, { addresses: async () => [], alias: async () => null });
  });
  after(() => served.close());

  const sitemap = sendAs('application/xml', '<urlset><url><loc>/a</loc></url><url><loc>/b</loc></url></urlset>');
  const answers = (first: Answer): Answer => {
    let asked = 0;
    return (request, response) => {
      asked += 1;
      (asked === 1 ? first : sitemap)(request, response);
    };
  };
  const plan = (host: string, first: Answer) => {
    served.sites.set(host, { '/': page('Start', '<a href="/c">C</a>'), '/sitemap.xml': answers(first) });
    const address = websiteAddress(`http://${host}/`) ?? '';
    return planSite(hosts, { host, name: host, body: 'KS', ownHosts: [], address }, options);
  };

  for (const [name, first] of [
    ['is silent', () => undefined],
    ['breaks off', (_, response) => void response.socket?.destroy()],
    ['is busy', (_, response) => void response.writeHead(503).end('upptagen')],
  ] as [string, Answer][])
    it(`takes the sitemap of a site that ${name} when it is asked first`, async () => {
      const made = await plan(`${name.replaceAll(' ', '-')}.example`, first);
      assert.deepEqual([made.source, made.population, made.pages.length], ['sitemap', 3, 3]);
    });

  it('asks once for a sitemap that is not there', async () => {
    const made = await plan('utan.example', (_, response) => response.writeHead(404).end());
    assert.equal(made.source, 'links');
    assert.equal(served.asked.filter((url) => url === 'utan.example/sitemap.xml').length, 1);
  });
});
