import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { address, earlier, inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { printReport } from './print-report.ts';
import { editTemplate, readTemplate } from './template.ts';

const annual = 'annualReport';
/** A PNG of one pixel. */
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('a template', () => {
  let first: TestApp;
  let test: Omit<TestApp, 'close'>;
  let municipalities = 0;
  before(async () => {
    first = await openTestApp('Provby kommun', []);
  });
  beforeEach(async () => {
    municipalities += 1;
    test = await inMunicipality(first.app, first.database, `Mallby ${municipalities}`);
  });
  after(() => first.close());

  const edit = (input: unknown, session = test.as('secretary')) => editTemplate(test.app, session, address, input);
  const read = async (report = address) => value(await readTemplate(test.app, test.session, report));
  const part = async (kind: string, report = address) => {
    const found = (await read(report)).parts.find((one) => one.kind === kind);
    assert.ok(found);
    return found;
  };
  const texts = async () => (await part(annual)).blocks.map((block) => block.text);
  const edits = async () => (await test.events()).filter((event) => event.verb === 'template.edit').length;

  it('shows every block of every part by a name', async () => {
    const { parts } = await read();
    assert.deepEqual(
      parts.map(({ kind, blocks }) => [kind, blocks.length]),
      exampleFacts.parts.map(({ kind, outline }) => [kind, outline.length]),
    );
    assert.ok(parts.every(({ blocks }) => blocks.every(({ text }) => text !== '')));
    assert.ok((await texts()).includes('Processmål: Fler träd'));
  });

  it('refuses a logo that would break the server or read its files', async () => {
    const svg = (content: string) => {
      const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${content}</svg>`;
      return { dataUrl: `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`, alt: 'Logotyp' };
    };
    for (const content of ['<g>'.repeat(20_000) + '</g>'.repeat(20_000), '<image href="/etc/picture.png"/>'])
      assert.match(refusal(await edit({ logo: svg(content) })), /Logotypen går inte att läsa/u);
    value(await edit({ logo: svg('<path d="M0 0h9v9z"/>') }));
  });

  it('moves, hides, shows and renames, each with an event, and leaves the other reports as they are', async () => {
    const untouched = await read(earlier);
    value(await edit({ move: { part: annual, index: 1, to: 'down' } }));
    assert.equal((await texts())[1], 'Hållbart');
    value(await edit({ rename: { part: annual, index: 1, text: ' Ett hållbart år ' } }));
    assert.equal((await texts())[1], 'Ett hållbart år');
    value(await edit({ hide: { part: annual, index: 1, hidden: true } }));
    assert.equal((await part(annual)).blocks[1]?.hidden, true);
    value(await edit({ hide: { part: annual, index: 1, hidden: false } }));
    assert.equal((await part(annual)).blocks[1]?.hidden, false);
    value(await edit({ part: annual, title: 'Årets bok', registryNumber: '' }));
    assert.deepEqual([(await part(annual)).title, (await part(annual)).registryNumber], ['Årets bok', null]);
    assert.equal(await edits(), 5);
    assert.deepEqual(await read(earlier), untouched);
  });

  it('takes away only what was put in: a text is never lost', async () => {
    const before = await texts();
    value(await edit({ insert: { part: annual, index: 2, block: 'carryOver' } }));
    assert.equal((await texts())[3], 'Urval till nästa plan');
    value(await edit({ remove: { part: annual, index: 3 } }));
    value(await edit({ remove: { part: annual, index: 2 } }));
    assert.deepEqual(await texts(), before);
  });

  it('writes nothing where nothing changes: at the ends, past them, and with what stands there already', async () => {
    const same = exampleFacts.parts[1];
    for (const input of [
      {},
      { move: { part: annual, index: 0, to: 'up' } },
      { move: { part: annual, index: 999, to: 'down' } },
      { hide: { part: annual, index: 999, hidden: true } },
      { part: annual, title: same?.title, registryNumber: same?.registryNumber },
    ])
      value(await edit(input));
    assert.equal(await edits(), 0);
  });

  it('refuses what it cannot read, in Swedish and by field', async () => {
    const wrong = [
      { accent: 'red' },
      { part: annual, title: ' ' },
      { rename: { part: annual, index: 0, text: '' } },
      { move: { part: 'nothing', index: 0, to: 'up' } },
      { hide: { part: annual, index: -1, hidden: true } },
      null,
    ];
    for (const input of wrong) assert.match(refusal(await edit(input)), /[åäö]/u, JSON.stringify(input));
    assert.equal(await edits(), 0);
  });

  it('is changed by controllers, secretaries and administrators of the body only', async () => {
    const input = { part: annual, title: 'Ny titel' };
    for (const session of [test.as('reporter', 'KS'), test.as('member'), test.as('secretary', 'VON')])
      assert.match(refusal(await edit(input, session)), /Bara controller/u);
    value(await edit(input, test.as('secretary', 'KS')));
  });

  it('has the colour and the logo of the whole municipality, which a role of one body leaves alone', async () => {
    const logo = { dataUrl: pixel, alt: 'Mallbys vapen' };
    value(await edit({ accent: '#AA2200', logo }));
    assert.deepEqual((await read(earlier)).accent, '#aa2200');
    assert.deepEqual((await read()).logo, logo);
    assert.match(refusal(await edit({ accent: '#000000' }, test.as('secretary', 'KS'))), /hela kommunen/u);
    value(await edit({ logo: null }));
    assert.deepEqual([(await read()).accent, (await read()).logo], ['#aa2200', null]);
  });

  it('takes no logo that would stop the printing', async () => {
    for (const dataUrl of [
      'data:image/png;base64,AAAA',
      'data:image/svg+xml;base64,AAAA',
      'https://provby.se/logo.png',
    ])
      assert.match(refusal(await edit({ logo: { dataUrl, alt: 'Vapen' } })), /Logotypen går inte att läsa/u);
    assert.equal((await read()).logo, null);
    value(await printReport(test.app, test.session, address, ['docx', 'pdf']));
  });

  it('gets a memo from the data, first of the parts, in place of the one that stands there', async () => {
    value(await edit({ writeMemo: true }));
    const memo = (await read()).parts[0];
    assert.equal(memo?.kind, 'coverMemo');
    assert.ok(memo?.blocks.some((block) => block.kind === 'dataSummary'));
    value(await edit({ writeMemo: true }));
    assert.equal(await edits(), 1);
    const bare = { ...exampleFacts, parts: exampleFacts.parts.slice(1) };
    test = await inMunicipality(first.app, first.database, 'Memoby', [bare]);
    value(await edit({ writeMemo: true }));
    assert.deepEqual(
      (await read()).parts.map(({ kind }) => kind),
      ['coverMemo', annual, 'internalControl'],
    );
    assert.equal(await edits(), 1);
  });

  it('of a decided report stays, and the answer is a sentence', async () => {
    const before = await read();
    await test.decide(address);
    for (const input of [
      { part: annual, title: 'Ny' },
      { writeMemo: true, accent: '#000000' },
    ])
      assert.match(refusal(await edit(input)), /är beslutad och kan inte ändras/u);
    assert.deepEqual(await read(), before);
  });
});
