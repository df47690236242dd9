import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { forgetHostNote, noteHost } from './host-notes.ts';
import { readWebsites } from './websites.ts';

const note = { domain: ' CDN.Nagot.se ', company: 'Något AB', country: 'se', source: 'Bolagsverket, läst 2026-11-30' };

describe('what a municipality has found out of hosts', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test?.close());
  const notes = async () => value(await readWebsites(test.app, test.as('auditor'))).notes;

  it('is kept with its source and day, and changed and taken away by those who work with control', async () => {
    const coordinator = test.as('coordinator');
    value(await noteHost(test.app, coordinator, note));
    const [first] = await notes();
    assert.deepEqual([first?.domain, first?.country, first?.source], ['cdn.nagot.se', 'SE', note.source]);
    value(await noteHost(test.app, coordinator, { ...note, country: '' }));
    assert.deepEqual(
      (await notes()).map(({ domain, country }) => [domain, country]),
      [['cdn.nagot.se', null]],
    );
    value(await forgetHostNote(test.app, coordinator, 'cdn.nagot.se'));
    assert.deepEqual(await notes(), []);
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['hostNote.remove', 'hostNote:cdn.nagot.se']);
  });

  it('is refused where it has no source, is no domain, or comes from somebody else', async () => {
    const coordinator = test.as('coordinator');
    assert.match(refusal(await noteHost(test.app, coordinator, { ...note, source: '' })), /var uppgiften står/u);
    assert.match(refusal(await noteHost(test.app, coordinator, { ...note, domain: 'https://x' })), /utan https/u);
    assert.match(refusal(await noteHost(test.app, coordinator, { ...note, country: 'Sverige' })), /två bokstäver/u);
    assert.match(refusal(await noteHost(test.app, test.as('reporter', 'KS'), note)), /Bara samordnare/u);
    assert.match(refusal(await forgetHostNote(test.app, coordinator, 'x.se')), /finns inte/u);
  });
});
