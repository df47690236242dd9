import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Document, Packer, Paragraph } from 'docx';
import { smallReport } from '../../../intake/small-report.testing.ts';
import { doJob, openTestWeb, type Page, type TestWeb, Visitor } from '../../web.testing.ts';
import { wordsIn } from '../../words/words.ts';

let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  vera = new Visitor(test.web);
  await vera.signIn('vera');
});
after(() => test.close());

const send = async (content: string | Uint8Array<ArrayBuffer>, name = 'paket.txt'): Promise<Page> => {
  await vera.get('/import');
  return vera.post('/import', { fil: new File([content], name) });
};
/** Sends a file, has it read, and answers as the job's page does then. */
const upload = async (content: string | Uint8Array<ArrayBuffer>, name?: string): Promise<Page> => {
  const sent = await send(content, name);
  await doJob(test, sent.location);
  return vera.follow(sent);
};
const questions = (page: Page) =>
  new Set([...page.text.matchAll(/name="(svar:[^"]+)"/gu)].map((match) => match[1] ?? ''));
const answered = (page: Page) =>
  [...page.text.matchAll(/<input[^>]*type="radio"[^>]*>/gu)].filter(
    ([input]) => input.includes('checked') && !/value=""/u.test(input),
  );

describe('importing a file', () => {
  let path = '';

  it('asks for a file, and refuses what it cannot read', async () => {
    await vera.get('/import');
    assert.match((await vera.post('/import', { fil: new File([], 'tom.txt') })).text, /Välj en fil/u);
    const bad = await upload('\u0000\u0001\u0002', 'bild.txt');
    assert.match(bad.text, /<h1[^>]*>Filen gick inte att läsa<.*bild\.txt.*Inget har ändrats.*href="\/import"/su);
  });

  it('leads to a review that says what was read and asks what is missing', async () => {
    const done = await upload(smallReport);
    path = done.location ?? '';
    assert.match(path, /^\/import\/[0-9a-f-]+$/u);
    const page = await vera.get(path);
    assert.match(page.text, /Detta lästes/u);
    assert.match(page.text, /Inget har försvunnit/u);
    assert.ok(questions(page).size > 0);
    assert.match(page.text, /Förslag: .*Underlag, rad \d+:/u);
    assert.equal(answered(page).length, 0, 'nothing is preselected');
  });

  it('finds the same file again', async () => {
    const done = await upload(smallReport);
    assert.equal(done.location, `${path}?kand=1`);
    const again = await vera.follow(done);
    assert.match(again.text, /redan inläst/u);
    assert.match((await vera.get('/import')).text, /paket\.txt.*Väntar på granskning/su);
  });

  it('keeps an answer, and takes it back', async () => {
    const page = await vera.get(path);
    const [name = ''] = questions(page);
    const [, value = ''] =
      new RegExp(`name="${name.replaceAll(/[.*+?^$()[\]{}|\\]/gu, '\\$&')}" value="([^"]+)"`, 'u').exec(page.text) ??
      [];
    const saved = await vera.follow(await vera.post(path, { [name]: value, atgard: 'spara' }));
    assert.match(saved.text, /Svaren är sparade/u);
    assert.equal(answered(saved).length, 1);
    assert.equal(answered(await vera.follow(await vera.post(path, { [name]: '', atgard: 'spara' }))).length, 0);
  });

  it('refuses an answer that is no choice, and says which', async () => {
    const [name = ''] = questions(await vera.get(path));
    const page = await vera.post(path, { [name]: 'lila', atgard: 'spara' });
    assert.equal(page.status, 422);
    assert.match(page.text, /Välj ett av svaren/u);
  });

  it('takes the proposed answers when asked to, only them, and not where a person has answered', async () => {
    const before = await vera.get(path);
    const proposed = Number(/Använd alla förslag \((\d+)\)/u.exec(before.text)?.[1]);
    assert.ok(proposed > 0);
    const inputs = [
      ...before.text.matchAll(/<input[^>]*name="(svar:[^"]+)" value="([^"]+)"\/><span[^>]*>(.*?)<\/label>/gu),
    ];
    const [, name = ''] = inputs.find(([, , , face]) => face?.includes('choice-mark')) ?? [];
    const [, , own = ''] = inputs.find(([, field, , face]) => field === name && !face?.includes('choice-mark')) ?? [];
    assert.ok(name !== '' && own !== '');
    const page = await vera.follow(await vera.post(path, { [name]: own, atgard: 'forslag' }));
    assert.equal(answered(page).length, proposed);
    assert.ok(answered(page).some(([input]) => input.includes(`name="${name}"`) && input.includes(`value="${own}"`)));
  });

  it('is approved with questions open, and then stands as data', async () => {
    const before = await vera.get(path);
    const given = Object.fromEntries(
      answered(before).map(([input]) => [
        /name="([^"]+)"/u.exec(input)?.[1] ?? '',
        /value="([^"]+)"/u.exec(input)?.[1] ?? '',
      ]),
    );
    const page = await vera.post(path, { ...given, atgard: 'godkann' });
    assert.match(page.text, /Importen är godkänd/u);
    assert.match(page.text, /Vad som ändrades/u);
    assert.match(page.text, /href="\/uppfoljning\/KS\/2031-year"/u);
    assert.equal((await vera.get('/uppfoljning/KS/2031-year')).status, 200);
    const again = await vera.post(path, { atgard: 'avvisa' });
    assert.equal(again.status, 422);
    assert.match(again.text, /redan godkänd/u);
  });

  it('is rejected without a trace in the data', async () => {
    const other = (await upload(smallReport.replaceAll('2031', '2032'))).location ?? '';
    await vera.get(other);
    await vera.post(other, { atgard: 'avvisa' });
    assert.match((await vera.get(other)).text, /Avvisad/u);
    assert.equal((await vera.get('/uppfoljning/KS/2032-year')).status, 404);
  });

  it('is not for everybody', async () => {
    const lars = new Visitor(test.web);
    await lars.signIn('lars');
    assert.match((await lars.get('/import')).text, /Bara controller och administratör/u);
    assert.equal((await lars.get(path)).status, 404);
    assert.equal((await lars.post('/import', { fil: new File([smallReport], 'x.txt') })).status, 422);
  });
});

describe('a Word file', () => {
  it('has its questions with the place and how to find it, since its lines cannot be quoted', async () => {
    const children = smallReport.split('\n').map((line) => new Paragraph(line));
    const bytes = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
    const page = await vera.follow(await upload(bytes, 'paket.docx'));
    assert.ok(questions(page).size > 0);
    assert.match(page.text, /<p class="meta">Word, \d+ kB/u);
    const places = [...page.text.matchAll(/<figcaption>(Källan, [^<]+)<\/figcaption>(<\w+)[^>]*>([^<]+)/gu)];
    assert.equal(places.length, questions(page).size);
    for (const [, place = '', tag, text = ''] of places) {
      assert.match(place, /^Källan, stycke \d+(–\d+)?$/u);
      assert.equal(tag, '<p');
      assert.match(text, /^Öppna filen och sök/u);
    }
    assert.match(wordsIn('sv').review.lookUp({ unit: 'page', from: 3, to: 4 }), /på sida 3 /u);
  });
});

describe('a file over the limit', () => {
  it('is refused before it is read', async () => {
    const page = await send('x'.repeat(42 * 1024 * 1024), 'stor.txt');
    assert.equal(page.status, 413);
    assert.match(page.text, /högst 40 MB/u);
  });

  it('is refused at the field where it is just over', async () => {
    const page = await send('x'.repeat(40 * 1024 * 1024 + 1), 'stor.txt');
    assert.equal(page.status, 422);
    assert.match(page.text, /href="#f-fil">Filen är för stor. Den får vara högst 40 MB/u);
  });
});
