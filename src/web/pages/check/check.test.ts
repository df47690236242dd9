import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeChecks } from '../../../app/check-upload.ts';
import { areaPath, openTestWeb, type TestWeb, Visitor } from '../../web.testing.ts';

const report = `Årsredovisning 2024

Kontoret har 102 anställda varav 67 kvinnor och 53 män.

Indexet har ökat från 79 till 86.
`;

describe('the page of the figure check', () => {
  let test: TestWeb;
  before(async () => {
    test = await openTestWeb();
  });
  after(async () => {
    await closeChecks();
    await test.close();
  });

  it('finds what contradicts itself in a file that anybody signed in sends, and quotes it', async () => {
    const visitor = new Visitor(test.web);
    await visitor.signIn('lars');
    const empty = await visitor.get('/sifferkontroll');
    assert.equal(empty.status, 200);
    assert.match(empty.text, /Filen sparas inte/u);
    const page = await visitor.post('/sifferkontroll', { fil: new File([report], 'rapport.txt') });
    assert.equal(page.status, 200);
    assert.match(page.text, /2 kontrollerade, 1 fel/u);
    assert.match(page.text, /Delarna är större än helheten: 67 \+ 53 = 120/u);
    assert.match(page.text, /rad 3/u);
    assert.match(page.text, /102 anställda varav 67 kvinnor/u);
    assert.match(page.text, /Det som stämmer \(1\)/u);
  });

  it('says what is wrong with a file that cannot be read', async () => {
    const visitor = new Visitor(test.web);
    await visitor.signIn('lars');
    await visitor.get('/sifferkontroll');
    const none = await visitor.post('/sifferkontroll', {});
    assert.equal(none.status, 422);
    assert.match(none.text, /Välj ett dokument/u);
    const broken = await visitor.post('/sifferkontroll', {
      fil: new File([new Uint8Array([80, 75, 3, 4, 1, 2])], 'x.docx'),
    });
    assert.equal(broken.status, 422);
    assert.match(broken.text, /fil/iu);
  });
});

describe('an entry that is saved', () => {
  let test: TestWeb;
  before(async () => {
    test = await openTestWeb();
  });
  after(async () => {
    await closeChecks();
    await test.close();
  });

  it('is told which of its figures contradict each other, and that nothing does when they are mended', async () => {
    const visitor = new Visitor(test.web);
    await visitor.signIn('vera');
    const save = async (narrative: string) => {
      const page = await visitor.get(areaPath);
      return visitor.follow(await visitor.post(areaPath, { narrative, revision: Visitor.field(page, 'revision') }));
    };
    assert.match((await save('Indexet har ökat från 86 till 79.')).text, /Texten säger ”ökat”, men från 86 till 79/u);
    assert.doesNotMatch((await save('Indexet har ökat från 79 till 86.')).text, /Texten säger/u);
    const preview = await visitor.get('/rapport/KS/2025-year');
    assert.match(preview.text, /Sifferkontroll: /u);
  });

  it('is told as it is written, before it is saved, and a typed number becomes a live figure in one press', async () => {
    const visitor = new Visitor(test.web);
    await visitor.signIn('vera');
    const page = await visitor.get(areaPath);
    const revision = Visitor.field(page, 'revision');
    const ask = (narrative: string, atgard: string) => visitor.post(areaPath, { narrative, revision, atgard });
    const drafted = await ask('Indexet har ökat från 86 till 79.', 'kontrollera');
    assert.equal(drafted.status, 200);
    assert.match(drafted.text, /Texten säger ”ökat”, men från 86 till 79/u);
    assert.match(drafted.text, /<textarea[^>]*>Indexet har ökat från 86 till 79\./u);
    assert.match(
      (await ask('Indexet har ökat från 79 till 86.', 'kontrollera')).text,
      /Inga siffror i texten motsäger/u,
    );
    const figure = /value="([^"]*)"[^>]*>[^<]*utfall[^<]*: (\d[^<]*?)</u.exec(page.text);
    const [, , shown = ''] = figure ?? [];
    assert.notEqual(shown, '', 'the page offers a figure');
    const offered = await ask(`I år nådde vi ${shown}, som vi ville.`, 'kontrollera');
    assert.match(offered.text, /är samma som/u);
    const press = /value="(levande:[^"]*)"/u.exec(offered.text)?.[1]?.replaceAll('&#x27;', "'") ?? '';
    const live = await ask(`I år nådde vi ${shown}, som vi ville.`, press);
    assert.match(live.text, /<textarea[^>]*name="narrative"[^>]*>I år nådde vi \[[^\]]*\]\(=[^)]*\), som vi ville\./u);
    const unsaved = await visitor.get(areaPath);
    assert.doesNotMatch(unsaved.text, /som vi ville/u);
  });
});
