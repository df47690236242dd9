import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { areaPath, openTestWeb, type Page, type TestWeb, treePath, Visitor } from '../../web.testing.ts';

let test: TestWeb;
let rakel: Visitor;
let hedda: Visitor;

async function signedIn(login: string): Promise<Visitor> {
  const visitor = new Visitor(test.web);
  await visitor.signIn(login);
  return visitor;
}

describe('comments on the page of an entry', () => {
  before(async () => {
    test = await openTestWeb();
    rakel = await signedIn('rakel');
    hedda = await signedIn('hedda');
  });
  after(() => test.close());

  const write = async (who: Visitor, fields: Record<string, string>): Promise<Page> => {
    await who.get(areaPath);
    return who.post(`${areaPath}/kommentarer`, { atgard: 'kommentera', thread: '', ...fields });
  };
  const threadOf = (page: Page) => /name="text-([0-9a-f-]{36})"/u.exec(page.text)?.[1] ?? '';

  it('teach what they are for where there are none', async () => {
    assert.match((await rakel.get(areaPath)).text, /Kommentarerna är arbetsmaterial och trycks inte/u);
  });

  it('are written with a mention from the list, shown with who and when, and lead the mentioned here', async () => {
    const done = await rakel.follow(await write(rakel, { text: 'Stämmer det?', namn: 'Hedda Holm' }));
    assert.match(done.text, /Kommentaren är sparad/u);
    assert.match(done.text, /<strong>Rakel Ro<\/strong> <time/u);
    assert.match(done.text, /<strong class="mention">@Hedda Holm<\/strong> Stämmer det\?/u);
    const notes = await hedda.get('/meddelanden');
    assert.match(notes.text, /Rakel Ro nämner dig om/u);
  });

  it('are answered, resolved and opened again', async () => {
    const thread = threadOf(await hedda.get(areaPath));
    const answered = await hedda.follow(await write(hedda, { thread, [`text-${thread}`]: 'Ja, det gör det.' }));
    assert.match(answered.text, /Ja, det gör det\./u);
    const settle = (atgard: string) => rakel.post(`${areaPath}/kommentarer`, { atgard, thread });
    const settled = await rakel.follow(await settle('avsluta'));
    assert.match(settled.text, /1 löst tråd/u);
    assert.match(settled.text, /Löst \d\d\.\d\d av Rakel Ro/u);
    assert.doesNotMatch((await rakel.follow(await settle('oppna'))).text, /1 löst tråd/u);
  });

  it('come back at their field where they cannot be saved', async () => {
    const empty = await write(rakel, { text: '  ' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /href="#f-text">Skriv en kommentar/u);
    const long = await write(rakel, { text: 'a'.repeat(10_001) });
    assert.match(long.text, /längre än 10000 tecken/u);
    assert.match(long.text, /a{100}<\/textarea>/u);
  });

  it('are counted in the tree', async () => {
    assert.match((await rakel.get(treePath)).text, /<span class="tag">2 kommentarer<\/span>/u);
  });

  it('are not markup, whatever is written', async () => {
    await write(rakel, { text: '<b>@Hedda Holm</b>' });
    assert.match(
      (await rakel.get(areaPath)).text,
      /&lt;b&gt;<strong class="mention">@Hedda Holm<\/strong>&lt;\/b&gt;/u,
    );
  });
});
