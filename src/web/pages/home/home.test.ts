import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { interim, makePlan, openingDay, terms } from '../../../app/period.testing.ts';
import { openPeriod } from '../../../app/period.ts';
import { inTenant } from '../../../store/database.ts';
import { openTestWeb, type Page, type TestWeb, unwrap, Visitor } from '../../web.testing.ts';

const plant = '/uppfoljning/KS/2026-interim1/post/commitment/plantera';

let test: TestWeb;

async function signedIn(login: string): Promise<Visitor> {
  const visitor = new Visitor(test.web);
  await visitor.signIn(login);
  return visitor;
}
const home = async (login: string): Promise<Page> => (await signedIn(login)).get('/');

describe('Mitt arbete', () => {
  before(async () => {
    test = await openTestWeb();
    await makePlan({ run: (work) => inTenant(test.app.db, test.session.tenant.id, work) });
  });
  after(() => test.close());

  it('says what will come where nothing is owed yet', async () => {
    const page = await home('rakel');
    assert.match(page.text, /Du har inget att rapportera just nu/u);
    assert.match(page.text, /När en period öppnas visas här/u);
  });

  it('says what is owed, when, and why, late first, with a button on each', async () => {
    unwrap(await openPeriod(test.app, test.session, interim, openingDay, terms));
    const page = await home('rakel');
    assert.match(
      page.text,
      /Kommunstyrelsen<\/p><h2[^>]*><a href="\/uppfoljning\/KS\/2026-interim1"[^>]*>Delår 1 2026/u,
    );
    assert.match(
      page.text,
      /Sent<\/span> Senast <time dateTime="2026-05-13">2026-05-13<\/time> \(\d+ arbetsdagar sedan\)/u,
    );
    assert.match(page.text, /Anvisningar<\/h3><p lang="sv">Skriv kort\./u);
    assert.match(page.text, /Inte påbörjad/u);
    assert.match(page.text, new RegExp(`href="${plant}">Rapportera<span class="hidden" lang="sv"> Plantera`, 'u'));
    assert.doesNotMatch(page.text, /Väntar på din granskning/u);
  });

  it('follows an entry to the head and to the receipt of what comes next', async () => {
    const rakel = await signedIn('rakel');
    const before = await rakel.get(plant);
    const done = await rakel.post(plant, {
      revision: Visitor.field(before, 'revision'),
      status: 'done',
      completion: '100',
      narrative: 'Planterat.',
      atgard: 'klar',
    });
    assert.match(
      (await rakel.follow(done)).text,
      /Nästa:<!-- --> <a href="\/uppfoljning\/KS\/2026-interim1\/post|Nästa: <a href="\/uppfoljning\/KS\/2026-interim1\/post/u,
    );
    assert.match((await rakel.get('/')).text, /1 av \d klarmarkerade/u);
    const waiting = await home('hedda');
    assert.match(waiting.text, /Väntar på din granskning <span class="count">1<\/span>/u);
    assert.match(waiting.text, new RegExp(`href="${plant}">Granska`, 'u'));
  });

  it('owes elected members nothing', async () => {
    const page = await home('lars');
    assert.doesNotMatch(page.text, /class="owed"/u);
  });
});
