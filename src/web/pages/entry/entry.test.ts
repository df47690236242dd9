import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  areaPath,
  commitmentPath,
  openTestWeb,
  type Page,
  type TestWeb,
  treePath,
  Visitor,
} from '../../web.testing.ts';

let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  vera = new Visitor(test.web);
  await vera.signIn('vera');
});
after(() => test.close());

const fields = { assessment: 'yellow', trend: 'better', narrative: 'Ny text' };
const withRevision = (page: Page) => ({ ...fields, revision: Visitor.field(page, 'revision') });
const checked = (page: Page) =>
  [...page.text.matchAll(/<input[^>]*type="radio"[^>]*>/gu)]
    .filter(([input]) => input.includes('checked'))
    .map(([input]) => /value="([^"]*)"/u.exec(input)?.[1]);

describe('an entry', () => {
  it('shows its states, text, place and last period', async () => {
    const page = await vera.get(areaPath);
    assert.equal(page.status, 200);
    assert.deepEqual(checked(page), ['yellow', 'better']);
    assert.match(page.text, /Skogen växer\.\n\nOmrådet når/u);
    assert.match(page.text, /Hållbart › Processområde/u);
    assert.match(page.text, /Delår 2 2025.*Oförändrat sedan delår 2 2025/u);
  });

  it('shows status, completion and description of a commitment, and the figures of a goal', async () => {
    const commitment = await vera.get(commitmentPath);
    assert.deepEqual(checked(commitment), ['done', '100']);
    assert.match(commitment.text, /<textarea[^>]*name="description"[^>]*>Vad det gäller\./u);
    const goal = await vera.get(`${treePath}/post/goal/${encodeURIComponent('fler-träd')}`);
    assert.match(goal.text, /Skogsandel \(%\).*53,0\u00A0%.*60\u00A0%/su);
  });

  it('is saved by a plain form', async () => {
    const done = await vera.post(areaPath, withRevision(await vera.get(areaPath)));
    const page = await vera.follow(done);
    assert.match(page.text, /role="status"><p class="notice-title">Sparat/u);
    assert.match(page.text, /Senast sparat \d\d\.\d\d av Vera Ek/u);
    assert.match(page.text, /Ny text<\/textarea>/u);
  });

  it('goes on to the next one', async () => {
    const done = await vera.post(areaPath, { ...withRevision(await vera.get(areaPath)), atgard: 'nasta' });
    assert.equal(decodeURIComponent(done.location ?? ''), `${treePath}/post/goal/fler-träd`);
    const last = `${treePath}/post/commitment/gallra`;
    const end = await vera.post(last, {
      revision: Visitor.field(await vera.get(last), 'revision'),
      narrative: 'x',
      atgard: 'nasta',
    });
    assert.equal(end.location, treePath);
  });

  it('takes last period over in one press, and back again', async () => {
    await vera.post(areaPath, {
      ...withRevision(await vera.get(areaPath)),
      assessment: 'red',
      narrative: 'Min egen text',
    });
    const before = await vera.get(areaPath);
    const own = {
      ...fields,
      assessment: 'red',
      narrative: 'Min egen text',
      revision: Visitor.field(before, 'revision'),
    };
    const copied = await vera.post(areaPath, { ...own, atgard: 'oforandrat' });
    assert.match(copied.text, /Bedömning och text från delår 2 2025 är sparade/u);
    assert.deepEqual(checked(copied), ['yellow', 'better']);
    assert.match(copied.text, /<textarea[^>]*>Skogen växer/u);
    const undo = { ...own, revision: Visitor.field(copied, 'revision') };
    assert.match(copied.text, /type="hidden" name="narrative" value="Min egen text"/u);
    const back = await vera.follow(await vera.post(areaPath, undo));
    assert.deepEqual(checked(back), ['red', 'better']);
    assert.match(back.text, /Min egen text<\/textarea>/u);
  });

  it('shows both texts where somebody has saved in between, and overwrites neither', async () => {
    const stale = withRevision(await vera.get(areaPath));
    await vera.post(areaPath, { ...stale, narrative: 'Den andras text' });
    const conflict = await vera.post(areaPath, { ...stale, narrative: 'Min text' });
    assert.equal(conflict.status, 409);
    assert.match(conflict.text, /Vera Ek sparade posten/u);
    assert.match(conflict.text, /<pre[^>]*>Den andras text<\/pre>/u);
    assert.match(conflict.text, /<textarea[^>]*>Min text<\/textarea>/u);
    assert.match((await vera.get(areaPath)).text, /Den andras text<\/textarea>/u);
    const mine = await vera.post(areaPath, {
      ...stale,
      narrative: 'Min text',
      revision: Visitor.field(conflict, 'revision'),
    });
    assert.match((await vera.follow(mine)).text, /Min text<\/textarea>/u);
  });

  it('lets what another changed in other fields stand, whatever is chosen in a conflict', async () => {
    const before = await vera.get(areaPath);
    const [revision] = [Visitor.field(before, 'revision')];
    const base = { assessment: 'yellow', trend: 'better', narrative: 'Grunden' };
    await vera.post(areaPath, { ...base, revision });
    const stale = Visitor.field(await vera.get(areaPath), 'revision');
    await vera.post(areaPath, { ...base, assessment: 'green', narrative: 'Deras', revision: stale });
    const conflict = await vera.post(areaPath, { ...base, narrative: 'Mitt', revision: stale });
    assert.equal(conflict.status, 409);
    assert.deepEqual(checked(conflict), ['green', 'better']);
    assert.match(conflict.text, /har samtidigt ändrat bedömning\. Den ändringen står kvar/u);
    assert.match(conflict.text, /name="grund" value="\d+"|value="\d+"[^>]*name="grund"/u);
  });

  it('answers the island with the new revision, or with the conflict', async () => {
    const json = { Accept: 'application/json' };
    const stale = withRevision(await vera.get(areaPath));
    const saved = await vera.post(areaPath, { ...stale, narrative: 'Från ön' }, json);
    assert.match(saved.text, /^\{"revision":\d+,"state":"draft","saved":"Sparat \d\d\.\d\d"\}$/u);
    const conflict = await vera.post(areaPath, stale, json);
    assert.equal(conflict.status, 409);
    assert.equal(JSON.parse(conflict.text).conflict.stands.narrative, 'Från ön');
    const wrong = await vera.post(areaPath, { ...stale, assessment: 'lila' }, json);
    assert.equal(wrong.status, 422);
    const other = await vera.post(areaPath, { ...stale, formular: 'gammal' }, json);
    assert.equal(other.status, 403);
    assert.ok(JSON.parse(other.text).formToken);
  });

  it('gives back what was entered where it cannot be saved', async () => {
    const page = await vera.post(areaPath, {
      ...withRevision(await vera.get(areaPath)),
      assessment: 'lila',
      narrative: 'Kvar',
    });
    assert.equal(page.status, 422);
    assert.match(page.text, /href="#f-assessment"/u);
    assert.match(page.text, /Kvar<\/textarea>/u);
  });

  it('is read only for others, and says who may edit it', async () => {
    for (const login of ['lars', 'rut']) {
      const visitor = new Visitor(test.web);
      await visitor.signIn(login);
      const page = await visitor.get(areaPath);
      assert.match(page.text, /Du kan läsa men inte ändra/u);
      assert.doesNotMatch(page.text, /<textarea|Oförändrat sedan/u);
      const posted = await visitor.post(areaPath, { ...fields, revision: '1', narrative: 'Olovligt' });
      assert.equal(posted.status, 422);
      assert.doesNotMatch((await vera.get(areaPath)).text, /Olovligt/u);
    }
  });

  it('that does not exist is a page that says so', async () => {
    for (const path of [
      `${treePath}/post/goal/saknas`,
      '/uppfoljning/KS/2025-month/post/goal/x',
      '/uppfoljning/XX/2025-year',
    ])
      assert.equal((await vera.get(path)).status, 404, path);
  });
});
