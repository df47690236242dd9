import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { makeOccurrences } from '../../../app/occurrence.testing.ts';
import { inTenant } from '../../../store/database.ts';
import { openTestWeb, type Page, type TestWeb, Visitor } from '../../web.testing.ts';

const occurrence = '/internkontroll/KS/2025/kontroll/rond/9';
const path = '/internkontroll/KS/2025-year/rond/resultat';

describe('taking a control’s result into a report', () => {
  let test: TestWeb;
  let rakel: Visitor;
  let hedda: Visitor;
  before(async () => {
    test = await openTestWeb();
    await makeOccurrences({ run: (work) => inTenant(test.app.db, test.session.tenant.id, work) });
    [rakel, hedda] = [new Visitor(test.web), new Visitor(test.web)];
    await rakel.signIn('rakel');
    await hedda.signIn('hedda');
  });
  after(() => test.close());

  const revision = (page: Page) => Visitor.field(page, 'revision');

  it('says that nothing is ready, and shows what is waiting', async () => {
    const page = await rakel.get(occurrence);
    const result = { assessment: 'red', narrative: 'Två brister.', description: '', atgard: 'klar' };
    await rakel.post(occurrence, { revision: revision(page), ...result });
    const { text } = await rakel.get(path);
    assert.match(
      text,
      /Inget tillfälle är klart för perioden än.*Inga bränder\..*september 2025.*Klarmarkerad.*Kan inte hämtas än/su,
    );
  });

  it('proposes by the rule, fills the form without saving, and saves by a press', async () => {
    const page = await hedda.get(occurrence);
    await hedda.post(`${occurrence}/lage`, { revision: revision(page), atgard: 'signera' });
    const shown = await rakel.get(path);
    assert.match(shown.text, /Det senaste av 1 tillfälle till och med 2025-12-31: september 2025\./u);
    const seen = Visitor.field(shown, 'seen');
    const filled = await rakel.post(path, {
      seen,
      way: '',
      assessment: 'green',
      narrative: 'X',
      atgard: 'hamta-latest',
    });
    assert.match(filled.text, /Förslaget står i fälten.*Två brister\.<\/textarea>/su);
    assert.match((await rakel.get(path)).text, /Inga bränder\./u);
    const sent = { seen, way: 'latest', assessment: 'red', narrative: 'Två brister.', atgard: 'spara' };
    const saved = await rakel.follow(await rakel.post(path, sent));
    assert.match(
      saved.text,
      /Resultatet är sparat i rapporten.*Resultatet är hämtat från.*september 2025<\/a>, version 3/su,
    );
    const stale = await rakel.post(path, sent);
    assert.equal(stale.status, 422);
    assert.match(stale.text, /Någon annan har ändrat rapportens resultat/u);
  });

  it('shows deviations over all bodies in a table that can be filtered and fetched', async () => {
    const page = await rakel.get('/avvikelser/2025');
    assert.match(page.text, /Avvikelser och åtgärder 2025.*Brandrond<\/a>.*september 2025.*Röd.*Signerad/su);
    assert.match((await rakel.get('/avvikelser/2025?filter-avvikelser=grön')).text, /Ingen rad|0 av 1/u);
    const file = await rakel.get('/avvikelser/2025?filter-avvikelser=&hamta=avvikelser.csv');
    assert.match(file.text, /Brandrond/u);
    assert.match(file.headers.get('Content-Disposition') ?? '', /attachment/u);
  });
});
