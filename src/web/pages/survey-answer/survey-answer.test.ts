/** A head answers a self-assessment: from Mitt arbete, with faults said beside their fields, once. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addSurvey, closeSurvey, readSurvey, sendSurvey } from '../../../app/survey.ts';
import { openTestWeb, type TestWeb, unwrap, Visitor } from '../../web.testing.ts';

describe('a self-assessment', () => {
  let test: TestWeb;
  let hedda: Visitor;
  let path: string;

  async function send(title: string, anonymous: 'yes' | 'no'): Promise<string> {
    const survey = { title, question: 'Hur långt har ni kommit?', anonymous, closesOn: '2031-03-31' };
    const { id } = unwrap(await addSurvey(test.app, test.session, 'KS', survey));
    const { heads } = unwrap(await readSurvey(test.app, test.session, id));
    unwrap(
      await sendSurvey(
        test.app,
        test.session,
        id,
        heads.map((head) => head.id),
      ),
    );
    return id;
  }

  before(async () => {
    test = await openTestWeb();
    hedda = new Visitor(test.web);
    await hedda.signIn('hedda');
    path = `/enkat/${await send('Dialog med invånarna', 'yes')}`;
  });
  after(() => test.close());

  it('stands on Mitt arbete of those who are asked, with its day and a button', async () => {
    const { text } = await hedda.get('/');
    assert.match(text, /Självvärderingar att svara på <span class="count">1<\/span>/u);
    assert.match(text, /Anonym: ingen ser vad just du svarat.*2031-03-31/su);
    assert.ok(text.includes(`href="${path}">Svara<span`), 'the button');
    assert.doesNotMatch(text, /Du har inget att rapportera just nu/u);
    const vera = new Visitor(test.web);
    await vera.signIn('vera');
    assert.doesNotMatch((await vera.get('/')).text, /Självvärderingar att svara på/u);
    assert.equal((await vera.get(path)).status, 404);
  });

  it('says what is missing beside its field, and keeps what was written', async () => {
    await hedda.get(path);
    const refused = await hedda.post(path, { title1: 'Medborgarbudget', comment2: 'Inget namn.' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /href="#f-degree1">Välj helt, delvis eller inte alls/u);
    assert.match(refused.text, /href="#f-title2">Skriv vilket initiativ det gäller/u);
    assert.match(refused.text, /value="Medborgarbudget"/u);
    assert.match(refused.text, /Inget namn\./u);
  });

  it('is answered once, with a receipt, and is gone from Mitt arbete', async () => {
    const answer = { title1: 'Medborgarbudget', degree1: 'full', title2: 'Öppet hus', degree2: 'none' };
    await hedda.get(path);
    const done = await hedda.follow(await hedda.post(path, answer));
    assert.match(done.text, /notice-done/u);
    assert.doesNotMatch(done.text, /name="title1"/u);
    assert.match((await hedda.post(path, answer)).text, /Du har redan svarat/u);
    assert.doesNotMatch((await hedda.get('/')).text, /Självvärderingar att svara på/u);
  });

  it('takes no answers when it is closed, and is not asked for any more', async () => {
    const id = await send('Arbetsmiljö', 'no');
    assert.match((await hedda.get('/')).text, /Arbetsmiljö/u);
    unwrap(await closeSurvey(test.app, test.session, id));
    const { text, status } = await hedda.get(`/enkat/${id}`);
    assert.equal(status, 200);
    assert.doesNotMatch(text, /name="title1"/u);
    assert.doesNotMatch((await hedda.get('/')).text, /Självvärderingar att svara på/u);
  });
});
