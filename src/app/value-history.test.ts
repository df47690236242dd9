import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { address, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { readEntry } from './entry.ts';
import { saveIndicatorValues } from './indicator-values.ts';
import { addPerson } from './period.testing.ts';
import type { Session } from './session.ts';
import { readValueHistory, restoreValue } from './value-history.ts';

const goal = 'goal/fler-träd';
const all = 'indicator/skogsandel:actual:all';

describe('the history of values', () => {
  let test: TestApp;
  let rut: Session;
  before(async () => {
    test = await openTestApp();
    rut = await addPerson(test, 'rut', 'reporter', 'KS');
  });
  after(() => test.close());

  const save = async (text: string, seen: string) =>
    value(await saveIndicatorValues(test.app, rut, address, goal, { [all]: { text, seen } }));
  const stands = async () =>
    value(await readEntry(test.app, test.session, address, goal)).indicators[0]?.values.find(
      ({ year, kind }) => year === 2025 && kind === 'actual',
    )?.value;
  const history = (who: Session = rut) => readValueHistory(test.app, who, address, goal);
  const restore = (sequence: unknown, who: Session = rut) => restoreValue(test.app, who, address, goal, { sequence });

  it('says who changed a value, from what to what, the latest first', async () => {
    await save('55,5', '53,0');
    await save('', '55,5');
    assert.deepEqual(
      (await history()).map(({ by, indicator, before, after }) => [by, indicator, before?.value, after.value]),
      [
        ['rut Persson', 'indicator/skogsandel', '55.5', null],
        ['rut Persson', 'indicator/skogsandel', '53.0', '55.5'],
      ],
    );
  });

  it('undoes the latest change, and that one again', async () => {
    const [latest, first] = await history();
    assert.match(refusal(await restore(first?.sequence)), /Ångra den senaste ändringen först/u);
    value(await restore(latest?.sequence));
    assert.equal(await stands(), '55.5');
    value(await restore((await history())[0]?.sequence));
    assert.equal(await stands(), null);
  });

  it('is seen and changed only by those who may', async () => {
    const [latest] = await history();
    assert.deepEqual(await history(test.as('member')), []);
    assert.match(refusal(await restore(latest?.sequence, test.as('auditor'))), /Du kan läsa men inte ändra/u);
    assert.match(refusal(await restore(999_999)), /Ändringen finns inte/u);
    assert.match(refusal(await restore('x')), /går inte att läsa/u);
  });
});
