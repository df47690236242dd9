import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { commitmentPath, openTestWeb, type Page, type TestWeb, treePath, Visitor } from '../../web.testing.ts';

const thinPath = `${treePath}/post/commitment/gallra`;

let test: TestWeb;
let rakel: Visitor;
let hedda: Visitor;

async function signedIn(login: string): Promise<Visitor> {
  const visitor = new Visitor(test.web);
  await visitor.signIn(login);
  return visitor;
}
const revisionOf = (page: Page) => Visitor.field(page, 'revision');

describe('an entry that is marked as done', () => {
  before(async () => {
    test = await openTestWeb();
    rakel = await signedIn('rakel');
    hedda = await signedIn('hedda');
  });
  after(() => test.close());

  async function mark(path = commitmentPath): Promise<Page> {
    const page = await rakel.get(path);
    return rakel.post(path, {
      status: 'done',
      completion: '100',
      narrative: 'Allt är planterat, och lite till.',
      description: 'Vad det gäller.',
      revision: revisionOf(page),
      atgard: 'klar',
    });
  }
  async function move(who: Visitor, atgard: string, more: Record<string, string> = {}): Promise<Page> {
    const page = await who.get(commitmentPath);
    return who.post(`${commitmentPath}/lage`, { revision: revisionOf(page), atgard, ...more });
  }

  it('is saved in the same press and gives a receipt with what comes next', async () => {
    const receipt = await rakel.follow(await mark());
    assert.match(receipt.text, /role="status"><p class="notice-title">Klarmarkerat \d\d\.\d\d av Rakel Ro</u);
    assert.match(receipt.text, /Du har inget mer att rapportera just nu|Nästa:/u);
    assert.match(receipt.text, /och lite till\.<\/textarea>/u);
    const later = await rakel.get(commitmentPath);
    assert.match(later.text, /Klarmarkerat \d\d\.\d\d av Rakel Ro\. Väntar på granskning/u);
    assert.match(later.text, /Ändrar du något blir posten ett utkast igen/u);
  });

  it('is taken back', async () => {
    const page = await rakel.follow(await move(rakel, 'ta-tillbaka'));
    assert.match(page.text, /Posten är ett utkast igen/u);
    assert.doesNotMatch(page.text, /Väntar på granskning/u);
  });

  it('asks for what is missing, each with a link to its field, and keeps what was written', async () => {
    const before = await rakel.get(thinPath);
    const page = await rakel.post(thinPath, {
      revision: revisionOf(before),
      status: 'late',
      completion: '',
      narrative: '',
      atgard: 'klar',
    });
    assert.equal(page.status, 422);
    assert.match(page.text, /href="#f-completion">Ange färdiggrad\./u);
    assert.match(page.text, /href="#f-narrative">Skriv en kommentar/u);
    assert.match(page.text, /id="f-completion-fel"/u);
    assert.equal(revisionOf(page), revisionOf(before));
  });

  it('is sent back by the head with a comment, which the reporter sees', async () => {
    await mark();
    const empty = await move(hedda, 'aterlamna', { comment: '' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /href="#f-comment">Skriv vad som behöver ändras/u);
    const done = await hedda.follow(await move(hedda, 'aterlamna', { comment: 'Skriv hur många.' }));
    assert.match(done.text, /Posten är återlämnad/u);
    const seen = await rakel.get(commitmentPath);
    assert.match(seen.text, /Återlämnad \d\d\.\d\d av Hedda Holm[\s\S]*Skriv hur många\./u);
  });

  it('is approved by the head, and says what a change would do', async () => {
    await mark();
    const done = await hedda.follow(await move(hedda, 'godkann'));
    assert.match(done.text, /Posten är godkänd/u);
    const seen = await rakel.get(commitmentPath);
    assert.match(seen.text, /Godkänd \d\d\.\d\d av Hedda Holm[\s\S]*behöver klarmarkeras och godkännas på nytt/u);
  });

  it('offers the review to nobody else, and refuses it', async () => {
    await mark();
    assert.doesNotMatch((await rakel.get(commitmentPath)).text, /Lämna tillbaka/u);
    const tried = await rakel.post(`${commitmentPath}/lage`, { revision: '1', atgard: 'godkann' });
    assert.match(tried.text, /Bara den som är chef för KS/u);
    assert.equal((await hedda.post(`${commitmentPath}/lage`, { revision: '1', atgard: 'strunt' })).status, 404);
  });
});
