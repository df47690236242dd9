import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type CellEdit, editSheetFile } from '../../../app/sheet-import.testing.ts';
import { addUser } from '../../../app/user.ts';
import { openTestWeb, type Page, password, type TestWeb, unwrap, Visitor } from '../../web.testing.ts';

let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  vera = new Visitor(test.web);
  await vera.signIn('vera');
});
after(() => test.close());

const start = '/plan/2025/inlasning';

async function fetchFile(path: string): Promise<{ name: string; bytes: Uint8Array; type: string }> {
  const cookie = [...vera.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await test.web.request(path, { headers: { Cookie: cookie, Host: 'localhost' } });
  const name = /filename\*=UTF-8''(\S+)/u.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? '';
  return {
    name: decodeURIComponent(name),
    bytes: new Uint8Array(await answer.arrayBuffer()),
    type: answer.headers.get('Content-Type') ?? '',
  };
}

async function upload(edits: readonly CellEdit[], more: Parameters<typeof editSheetFile>[2] = {}): Promise<Page> {
  const file = await editSheetFile(await fetchFile('/plan/2025/hamta/poster'), edits, more);
  await vera.get(start);
  return vera.post(start, { kind: 'plan', file: new File([Buffer.from(file.bytes)], file.name) });
}

/** Every choice of a page's form, as it stands chosen. */
function chosen(page: Page): Record<string, string> {
  const selects = [...page.text.matchAll(/<select[^>]* name="(kolumn-[^"]+)"[^>]*>(.*?)<\/select>/gsu)];
  const columns = selects.map(
    ([, name = '', options = '']) =>
      [name, /<option[^>]* value="([^"]*)" selected=""/u.exec(options)?.[1] ?? ''] as const,
  );
  return {
    ...Object.fromEntries(columns),
    sheet: Visitor.field(page, 'sheet'),
    headerLine: Visitor.field(page, 'headerLine'),
  };
}

describe('reading in a spreadsheet', () => {
  it('goes from the plan to a file, through columns and a trial, back to the plan', async () => {
    const plan = await vera.get('/plan/2025');
    assert.match(
      plan.text,
      /href="\/plan\/2025\/hamta\/poster">Hämta planen som Excel<.*href="\/plan\/2025\/inlasning">Läs in kalkylblad/su,
    );
    const file = await fetchFile('/plan/2025/hamta/poster');
    assert.deepEqual(
      [file.name, file.type.slice(0, 40)],
      ['Plan-2025.xlsx', 'application/vnd.openxmlformats-officedoc'],
    );

    const columns = await vera.follow(await upload([[4, 'Titel', '=Ännu "fler" träd']]));
    assert.match(
      columns.text,
      /<label for="f-kolumn-title">Titel \(måste finnas\)<.*Till exempel: Hållbart · Skog · =Ännu/su,
    );
    const trial = await vera.follow(
      await vera.post(pathOf(columns), {
        ...chosen(columns),
        name: 'Standard',
        atgard: 'prova',
      }),
    );
    assert.match(trial.text, /Inget är sparat än/u);
    assert.match(trial.text, /<th scope="row"[^>]*>.*=Ännu &quot;fler&quot; träd.*Fler träd/su);
    const done = await vera.follow(await vera.post(`${pathOf(columns)}/prov`, { seen: Visitor.field(trial, 'seen') }));
    assert.match(done.text, /Filen är inläst.*=Ännu &quot;fler&quot; träd/su);
    assert.match((await vera.get('/plan/2025')).text, /=Ännu &quot;fler&quot; träd/u);
    assert.match((await vera.get(start)).text, /fil\.xlsx<.*Genomförd/su);
  });

  it('shows the faults with their places, and has no button while there are any', async () => {
    const columns = await vera.follow(await upload([[5, 'Ansvariga', 'Ingen']]));
    assert.match(columns.text, /<option[^>]* value="Standard" selected="">/u);
    const trial = await vera.follow(await vera.post(pathOf(columns), { ...chosen(columns), atgard: 'prova' }));
    assert.match(trial.text, /Ett fel måste rättas.*Rad 5, kolumn E<.*”Ingen” är ingen nämnd/su);
    assert.doesNotMatch(trial.text, /name="seen"/u);
    const table = await fetchFile(`${pathOf(columns)}/prov?hamta=fel.csv`);
    assert.match(new TextDecoder().decode(table.bytes), /Rad 5, kolumn E/u);
    const forced = await vera.post(`${pathOf(columns)}/prov`, { seen: '' });
    assert.deepEqual([forced.status, /Rad 5, kolumn E/u.test(forced.text)], [200, true]);
  });

  it('tells what the file lacks, and removes it only where the box is ticked', async () => {
    const columns = await vera.follow(await upload([], { drop: [6] }));
    const kept = await vera.follow(await vera.post(pathOf(columns), { ...chosen(columns), atgard: 'prova' }));
    assert.match(kept.text, /Finns här men inte i filen.*Gallra/su);
    assert.doesNotMatch(kept.text, /name="seen"/u);
    const removed = await vera.follow(
      await vera.post(pathOf(columns), { ...chosen(columns), removeMissing: 'ja', atgard: 'prova' }),
    );
    assert.match(removed.text, /Gallra.*Tas bort.*name="seen"/su);
    assert.match((await vera.get(pathOf(columns))).text, /name="removeMissing"[^>]* checked=""/u);
  });

  it('says which field is wrong, and keeps what was chosen', async () => {
    const columns = await vera.follow(await upload([]));
    const wrong = await vera.post(pathOf(columns), {
      ...chosen(columns),
      'kolumn-title': '',
      'kolumn-level': '0',
      name: 'Nytt',
      atgard: 'prova',
    });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /<a href="#f-kolumn-title">Välj vilken kolumn i filen som är Titel/u);
    assert.match(wrong.text, /Samma kolumn är vald för både Nyckel och Nivå/u);
    assert.deepEqual([chosen(wrong)['kolumn-level'], Visitor.field(wrong, 'name')], ['0', 'Nytt']);
    const other = await vera.get(`${pathOf(columns)}?headerLine=2&sheet=`);
    assert.equal(Visitor.field(other, 'headerLine'), '2');
    const used = await vera.post(pathOf(columns), { mapping: 'Standard', atgard: 'anvand' });
    assert.match(used.location ?? '', /\?val=Standard$/u);
    await vera.follow(await vera.post(pathOf(columns), { mapping: 'Standard', atgard: 'glom' }));
    assert.doesNotMatch((await vera.get(pathOf(columns))).text, /Standard/u);
    const gone = await vera.follow(await vera.post(pathOf(columns), { atgard: 'kasta' }));
    assert.match(gone.text, /Läs in kalkylblad/u);
    assert.equal((await vera.get(pathOf(columns))).status, 404);
  });

  it('takes no file that is none, and none larger than it says', async () => {
    await vera.get(start);
    const none = await vera.post(start, { kind: 'plan' });
    assert.deepEqual([none.status, /<a href="#f-file">Välj en fil/u.test(none.text)], [422, true]);
    const broken = await vera.post(start, { kind: 'values', file: new File(['%PDF-1.7'], 'plan.pdf') });
    assert.equal(broken.status, 422);
    assert.match(broken.text, /value="values"[^>]*checked|checked=""[^>]*value="values"/u);
    const large = new File([Buffer.alloc(4 * 1024 * 1024, 'a;b\n')], 'stor.csv');
    assert.equal((await vera.post(start, { kind: 'plan', file: large })).status, 303);
    const lars = new Visitor(test.web);
    await lars.signIn('lars');
    assert.equal((await lars.post(start, { kind: 'plan', file: large })).status, 413);
  });

  it('is for those who may edit the plan; others fetch it', async () => {
    const lars = new Visitor(test.web);
    await lars.signIn('lars');
    const plan = await lars.get('/plan/2025');
    assert.match(plan.text, /Hämta planen som Excel/u);
    assert.doesNotMatch(plan.text, /Läs in kalkylblad/u);
    assert.match((await lars.get(start)).text, /Bara controller/u);
    assert.equal((await lars.get('/plan/2025/hamta/indikatorer')).status, 200);
    for (const path of [
      '/plan/x/inlasning',
      '/plan/2025/hamta/allt',
      '/plan/1999/hamta/poster',
      `${start}/x`,
      `${start}/x/prov`,
    ])
      assert.ok([303, 404].includes((await vera.get(path)).status), path);
  });

  it('is offered to a controller of a single body, of nodes and indicators, with no choice of columns kept for all', async () => {
    const person = { login: 'vilma', name: 'Vilma Ö', role: 'controller', body: 'VON', password };
    unwrap(await addUser(test.app, test.session, person));
    const vilma = new Visitor(test.web);
    await vilma.signIn('vilma');
    assert.match((await vilma.get('/plan/2025')).text, /href="\/plan\/2025\/inlasning"/u);
    const page = await vilma.get(start);
    assert.deepEqual(
      [...page.text.matchAll(/type="radio"[^>]*value="(\w+)"/gu)].map(([, kind]) => kind),
      ['plan', 'indicators'],
    );
    const file = new File(['Nyckel;Titel\ncommitment/gallra;Gallra mer\nprocessArea/skog;Träd\n'], 'del.csv');
    const columns = await vilma.follow(await vilma.post(start, { kind: 'plan', file }));
    assert.doesNotMatch(columns.text, /<input[^>]*name="name"/u);
    const trial = await vilma.follow(await vilma.post(pathOf(columns), { ...chosen(columns), atgard: 'prova' }));
    assert.match(
      trial.text,
      /Rad 3<\/th><td[^>]*>Du kan ändra det i planen som bara VON ansvarar för\. &quot;Skog&quot; delas/u,
    );
    assert.doesNotMatch(trial.text, /Rad 2<\/th>/u);
  });
});

/** The page's own path: where its column form posts. */
function pathOf(page: Page): string {
  return /<form[^>]* action="(\/plan\/2025\/inlasning\/[0-9a-f-]+)"/u.exec(page.text)?.[1] ?? '';
}
