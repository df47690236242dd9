import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { inTenant } from '../../../store/database.ts';
import { openTestWeb, type TestWeb, Visitor } from '../../web.testing.ts';

let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  vera = new Visitor(test.web);
  await vera.signIn('vera');
  await inTenant(test.app.db, test.session.tenant.id, (tx) =>
    sql`insert into uppsikt.period_deadline (year, period, step, due_on)
      values (2025, 'year', 'report', '2026-01-16'), (2025, 'year', 'decide', '2026-02-17'), (2025, 'interim2', 'report', '2025-09-05')`.execute(
      tx,
    ),
  );
});
after(() => test.close());

describe('the annual wheel', () => {
  it('shows the dates that fall in the year, as dots and as a list in order of time', async () => {
    const page = await vera.get('/arshjul/2026');
    assert.equal(page.text.match(/class="wheel-dot"/gu)?.length, 2);
    assert.match(page.text, /2026-01-16.*Rapportera.*Helår 2025.*2026-02-17.*Besluta/su);
    assert.doesNotMatch(page.text, /2025-09-05/u);
    assert.match(page.text, /href="\/arshjul\/2025"/u);
    assert.match((await vera.get('/arshjul/2026?hamta=arshjul.csv')).text, /2026-01-16;Rapportera;Helår 2025/u);
  });

  it('says where nothing is planned', async () => {
    assert.match((await vera.get('/arshjul/2031')).text, /Inga perioder är planerade/u);
    assert.equal((await vera.get('/arshjul/20x')).status, 404);
  });
});
