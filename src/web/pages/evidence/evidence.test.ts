import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { attachment, message, writeCompound } from '../../../intake/evidence/compound.testing.ts';
import { openTestWeb, type Page, type TestWeb, Visitor } from '../../web.testing.ts';

const subject = 'action:KS/2025-year/control/rond/action/1';
const path = `/underlag?till=${encodeURIComponent(subject)}`;

describe('the evidence of an action', () => {
  let test: TestWeb;
  let rakel: Visitor;
  before(async () => {
    test = await openTestWeb();
    rakel = new Visitor(test.web);
    await rakel.signIn('rakel');
  });
  after(() => test.close());

  async function send(file: File, more: Record<string, string> = {}): Promise<Page> {
    await rakel.get(path);
    return rakel.post(path, { note: 'Efter', retainUntil: '', ...more, file });
  }
  const idOf = (page: Page) => /href="\/underlag\/([0-9a-f-]{36})"/u.exec(page.text)?.[1] ?? '';

  it('is uploaded with a plain form and listed where it belongs', async () => {
    const page = await rakel.follow(await send(new File(['Röjt.'], 'bevis å.txt'), { personalData: 'ja' }));
    assert.match(page.text, /role="status"><p class="notice-title">Underlaget är sparat/u);
    assert.match(page.text, />bevis å\.txt<\/a>.*Efter.*Text<.*1 kB.*Innehåller personuppgifter.*Rakel Ro/su);
    const action = await rakel.get('/internkontroll/KS/2025-year/rond/atgard/1');
    assert.match(action.text, /<h2 id="underlag">Underlag<\/h2>.*bevis å\.txt/su);
  });

  it('is served to be saved, and can run nothing', async () => {
    const id = idOf(await rakel.get(path));
    const file = await rakel.get(`/underlag/${id}/fil`);
    assert.equal(file.text, 'Röjt.');
    const header = (name: string) => file.headers.get(name);
    assert.equal(header('Content-Type'), 'text/plain');
    assert.equal(header('Content-Length'), '6');
    assert.equal(
      header('Content-Disposition'),
      `attachment; filename="bevis__.txt"; filename*=UTF-8''bevis%20%C3%A5.txt`,
    );
    assert.equal(header('X-Content-Type-Options'), 'nosniff');
    assert.match(header('Content-Security-Policy') ?? '', /^sandbox; default-src 'none'/u);
    assert.equal(header('Cache-Control'), 'no-store');
  });

  it('may be a message out of Outlook, served as the others are; an old document named so is none', async () => {
    const bytes = writeCompound(message([attachment('lista.txt', Buffer.from('Röjt.'))]));
    const page = await rakel.follow(await send(new File([Buffer.from(bytes)], 'Svar.msg')));
    const [, id = ''] = /href="\/underlag\/([0-9a-f-]{36})"[^>]*>Svar\.msg<\/a>/u.exec(page.text) ?? [];
    assert.match(page.text, />Svar\.msg<\/a>.*Outlook \(MSG\)</su);
    const file = await rakel.get(`/underlag/${id}/fil`);
    assert.equal(file.headers.get('Content-Type'), 'application/vnd.ms-outlook');
    assert.match(file.headers.get('Content-Disposition') ?? '', /^attachment; filename="Svar\.msg"/u);
    const old = writeCompound({ WordDocument: Buffer.from('x'), Macros: { VBA: {} } });
    const refused = await send(new File([Buffer.from(old)], 'Svar.msg'));
    assert.equal(refused.status, 422);
    assert.match(refused.text, /men innehållet är ett äldre eller lösenordsskyddat Office-dokument/u);
  });

  it('that is HTML under the name of a PDF comes back with the reason, and what was written', async () => {
    const page = await send(new File(['<!DOCTYPE html><script>alert(1)</script>'], 'rapport.pdf'), {
      note: 'Min text',
    });
    assert.equal(page.status, 422);
    assert.match(page.text, /href="#f-file">Filens namn slutar på \.pdf, men innehållet är HTML/u);
    assert.equal(Visitor.field(page, 'note'), 'Min text');
  });

  it('that is too large is refused with the limit', async () => {
    const large = new File([new Uint8Array(51 * 1024 * 1024)], 'stor.csv');
    const page = await send(large);
    assert.equal(page.status, 422);
    assert.match(page.text, /Filen är större än 50 MB\./u);
  });

  it('asks for a file where none is chosen', async () => {
    const page = await send(new File([], ''));
    assert.match(page.text, /href="#f-file">Välj en fil\./u);
  });

  it('is not taken from a form that is not ours', async () => {
    const sent = { note: '', file: new File(['x'], 'a.txt'), formular: 'fel' };
    assert.equal((await rakel.post(path, sent, { 'Sec-Fetch-Site': 'cross-site' })).status, 403);
    assert.equal((await rakel.post(path, sent)).status, 403);
  });

  it('is erased by a coordinator or controller, with a reason', async () => {
    const id = idOf(await rakel.get(path));
    assert.doesNotMatch((await rakel.get(`/underlag/${id}`)).text, /Radera innehållet/u);
    const vera = new Visitor(test.web);
    await vera.signIn('vera');
    const page = await vera.get(`/underlag/${id}`);
    assert.match(page.text, /SHA-256<\/dt><dd class="hash">[0-9a-f]{64}/u);
    assert.match((await vera.post(`/underlag/${id}`, { reason: '' })).text, /Skriv varför innehållet raderas/u);
    await vera.follow(await vera.post(`/underlag/${id}`, { reason: 'Fel fil' }));
    const erased = await vera.get(`/underlag/${id}`);
    assert.match(erased.text, /Raderat underlag.*Skäl<!-- -->|Raderat underlag.*Skäl: Fel fil/su);
    assert.equal((await vera.get(`/underlag/${id}/fil`)).status, 404);
    assert.match((await vera.get(path)).text, /Innehållet raderades .* av Vera Ek/u);
  });
});
