import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type TestWeb, Visitor } from '../../web.testing.ts';

const path = '/rapport/KS/2025-year';
let test: TestWeb;
let lars: Visitor;
before(async () => {
  test = await openTestWeb();
  lars = new Visitor(test.web);
  await lars.signIn('lars');
});
after(() => test.close());

describe('the preview', () => {
  it('shows the document with its contents beside it', async () => {
    const page = await lars.get(path);
    assert.equal(page.status, 200);
    assert.match(page.text, /<div class="sheet"><div class="upp-document"/u);
    const links = [...page.text.matchAll(/<li class="contents-level-\d"><a href="#([^"]+)"/gu)].map(
      (match) => match[1] ?? '',
    );
    assert.ok(links.length > 5);
    for (const id of links) assert.ok(page.text.includes(` id="${id}"`), id);
  });

  it('has its style in a file that may be kept for ever', async () => {
    const [, href = ''] = /href="(\/assets\/rapport\/[^"]+\.css)"/u.exec((await lars.get(path)).text) ?? [];
    const style = await lars.get(href);
    assert.match(style.headers.get('Content-Type') ?? '', /text\/css/u);
    assert.match(style.headers.get('Cache-Control') ?? '', /immutable/u);
    assert.match(style.text, /\.upp-document/u);
    assert.equal((await lars.get(href.replace(/[0-9a-f]{16}/u, '0'.repeat(16)))).status, 404);
    assert.equal((await new Visitor(test.web).get(href)).status, 303);
  });

  it('has no inline style or script', async () => {
    assert.doesNotMatch((await lars.get(path)).text, /<style|\sstyle="|<script/u);
  });

  for (const [format, type, start] of [
    ['html', 'text/html', '<!DOCTYPE'],
    ['docx', 'application/vnd.openxmlformats', 'PK'],
    ['pdf', 'application/pdf', '%PDF'],
  ] as const)
    it(`gives the ${format} file to keep`, async () => {
      const file = await lars.get(`${path}/fil/${format}`);
      assert.equal(file.status, 200);
      assert.ok(file.headers.get('Content-Type')?.startsWith(type));
      assert.match(
        file.headers.get('Content-Disposition') ?? '',
        new RegExp(`^attachment; filename="KS-2025-year.${format}"`, 'u'),
      );
      assert.ok(file.text.startsWith(start));
    });

  it('knows no other format, report or guest', async () => {
    assert.equal((await lars.get(`${path}/fil/exe`)).status, 404);
    assert.equal((await lars.get('/rapport/KS/1999-year')).status, 404);
    assert.equal((await new Visitor(test.web).get(`${path}/fil/pdf`)).status, 303);
  });
});
