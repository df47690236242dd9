import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { writeComment } from '../../../app/comment.ts';
import { openTestWeb, type TestWeb, unwrap, Visitor } from '../../web.testing.ts';

let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  vera = new Visitor(test.web);
  await vera.signIn('vera');
});
after(() => test.close());

describe('the search page', () => {
  it('shows the field, and the hits with their words marked and a way to each', async () => {
    assert.match((await vera.get('/sok')).text, /<search><form class="search" action="\/sok" method="get">/u);
    const page = await vera.get('/sok?q=skogen');
    assert.match(page.text, /<mark>Skogen<\/mark> växer/u);
    assert.match(page.text, /href="\/uppfoljning\/KS\/2025-year\/post\/processArea\/skog"/u);
    assert.match(page.text, /Rapporterade texter.*Helår 2025/su);
  });

  it('leads from a comment to what is said about the entry', async () => {
    unwrap(
      await writeComment(
        test.app,
        test.session,
        { body: 'KS', period: { year: 2025, kind: 'year' } },
        'processArea/skog',
        {
          text: 'Remissvaren om badhusen har kommit in.',
        },
      ),
    );
    const page = await vera.get('/sok?q=badhuset');
    assert.match(
      page.text,
      /href="\/uppfoljning\/KS\/2025-year\/post\/processArea\/skog#kommentarer".*<mark>badhusen<\/mark>/su,
    );
    const rut = new Visitor(test.web);
    await rut.signIn('rut');
    assert.match((await rut.get('/sok?q=badhuset')).text, /Inga träffar/u);
  });

  it('keeps one kind', async () => {
    const page = await vera.get('/sok?q=skog&typ=node');
    assert.doesNotMatch(page.text, /<mark>/u);
    assert.match(page.text, /aria-current="true">Mål och åtaganden/u);
  });

  it('says what to do where nothing is found or asked for', async () => {
    assert.match((await vera.get('/sok?q=xyzzy')).text, /Inga träffar/u);
    const empty = await vera.get('/sok?q=+');
    assert.match(empty.text, /role="alert".*href="#f-q">Skriv minst ett ord/su);
  });

  it('shows what was written as text, never as markup', async () => {
    assert.doesNotMatch((await vera.get('/sok?q=%3Cscript%3Ealert(1)')).text, /<script>alert/u);
  });
});
