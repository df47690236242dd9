import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { loadFacts } from '../store/facts.ts';
import { listNotifications } from '../store/notification.ts';
import { findPeriod } from '../store/period.ts';
import { listPeriodEvents } from '../store/period-event.ts';
import { inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { decideReport } from './decide-report.ts';
import { editEntry, readEntry } from './entry.ts';
import { addPerson, interim, makePlan, openingDay, terms } from './period.testing.ts';
import { closePeriod, openPeriod, planPeriod, reopenPeriod } from './period.ts';
import { printReport } from './print-report.ts';
import type { Session } from './session.ts';

const gallra = 'commitment/gallra';
const ofVon = { body: 'VON', period: interim };
const ofKs = { body: 'KS', period: interim };

describe('a period', () => {
  let opened: TestApp;
  let test: Omit<TestApp, 'close'>;
  let controller: Session;
  let count = 0;
  before(async () => {
    opened = await openTestApp();
  });
  after(() => opened.close());
  beforeEach(async () => {
    count += 1;
    test = await inMunicipality(opened.app, opened.database, `Periodby ${count}`);
    await makePlan(test);
    controller = test.as('controller');
  });

  const open = (input: unknown = terms) => openPeriod(test.app, controller, interim, openingDay, input);
  const state = async () => (await test.run((tx) => findPeriod(tx, interim)))?.state;
  const factsOf = (body: string) => test.run((tx) => loadFacts(tx, body, interim));
  const write = (session: Session, narrative = 'Vi gallrar.') =>
    editEntry(test.app, session, ofVon, gallra, { revision: '0', narrative });

  it('is planned with deadlines in working days, and moves them off free days', async () => {
    const planned = await planPeriod(test.app, controller, interim, openingDay, { ...terms, decide: '2026-06-06' });
    assert.deepEqual(value(planned).moved, [{ step: 'decide', from: '2026-06-06', to: '2026-06-05' }]);
    const stored = await test.run((tx) => findPeriod(tx, interim));
    assert.equal(stored?.state, 'planned');
    assert.deepEqual(stored.deadlines, {
      report: '2026-05-13',
      review: '2026-05-20',
      compile: null,
      decide: '2026-06-05',
    });
    assert.equal(await factsOf('VON'), null);
  });

  it('is opened with a report for each body, of what it answers for', async () => {
    assert.deepEqual(value(await open()), { moved: [], created: 3, grown: 0 });
    assert.equal(await state(), 'open');
    assert.deepEqual(
      (await factsOf('VON'))?.nodes.map((node) => node.key),
      ['perspective/hållbart', 'processArea/skog', gallra],
    );
    assert.ok((await factsOf('ALBO'))?.nodes.some((node) => node.key === 'commitment/plantera'));
    assert.equal((await factsOf('KS'))?.nodes.length, 5);
    assert.deepEqual((await factsOf('KS'))?.entries, []);
  });

  it('gives a body that has reported before its own outline, and its actual values', async () => {
    value(await open());
    const facts = await factsOf('KS');
    assert.deepEqual(
      facts?.parts.map((part) => part.title),
      ['Delårsrapport 1 2026', 'Delårsrapport 1 2026'],
    );
    assert.ok(
      facts.parts[1]?.outline.some((block) => block.kind === 'legend' && block.definition === 'Så läses pilen.'),
    );
    assert.deepEqual(
      facts.indicators[0]?.values.map((each) => each.value),
      ['51.5', '53.0'],
    );
  });

  it('opens reports that print at once in every format', async () => {
    value(await open());
    for (const body of ['KS', 'VON', 'ALBO']) {
      const printed = await printReport(test.app, controller, { body, period: interim }, ['html', 'docx', 'pdf']);
      assert.deepEqual(
        value(printed).files.map((file) => file.bytes.length > 1000),
        [true, true, true],
      );
    }
  });

  it('adds only what is missing when it is opened again', async () => {
    value(await open());
    const reporter = await addPerson(test, 'rut', 'reporter', 'VON');
    value(await write(reporter));
    const before = await factsOf('VON');
    assert.deepEqual(value(await open()), { moved: [], created: 0, grown: 0 });
    assert.deepEqual(await factsOf('VON'), before);
    await test.run((tx) =>
      sql`insert into uppsikt.node_body (year, node, ordinal, body) values (2026, 'goal/fler-träd', 0, 'VON')`.execute(
        tx,
      ),
    );
    assert.deepEqual(value(await open()), { moved: [], created: 0, grown: 1 });
    const grown = await factsOf('VON');
    assert.deepEqual(grown?.entries, before?.entries);
    assert.deepEqual(
      grown?.nodes.map((node) => node.key),
      ['perspective/hållbart', 'processArea/skog', 'goal/fler-träd', gallra],
    );
    assert.ok(grown?.parts[1]?.outline.some((block) => block.kind === 'goal' && block.node === 'goal/fler-träd'));
  });

  it('takes a further body while it is open, and leaves a decided report as it is', async () => {
    value(await open({ ...terms, bodies: [] }));
    value(await decideReport(test.app, controller, ofKs, { decidedOn: '2026-06-09' }));
    await test.run((tx) =>
      sql`insert into uppsikt.node (year, key, parent, level, title, role, position)
        values (2026, 'goal/ny', 'processArea/skog', 'goal', 'Nytt mål', 'group', 9)`.execute(tx),
    );
    const changed = await planPeriod(test.app, controller, interim, openingDay, terms);
    assert.deepEqual(value(changed), { moved: [], created: 2, grown: 0 });
  });

  it('works under a plan that is decided', async () => {
    await test.run((tx) =>
      sql`update uppsikt.plan set state = 'decided', decided_on = '2025-12-11' where year = 2026`.execute(tx),
    );
    assert.equal(value(await open()).created, 3);
  });

  it('tells those who are to report, and when it is due', async () => {
    const reporter = await addPerson(test, 'rut', 'reporter', 'VON');
    value(await open());
    const [told] = await test.run((tx) => listNotifications(tx, reporter.account.id, 10));
    assert.equal(
      told?.text,
      'Delår 1 2026 är öppen. Du har 1 post att rapportera. Sista dag är onsdag 13 maj 2026, om 7 arbetsdagar.',
    );
    assert.equal(told.path, '/uppfoljning/VON/2026-interim1?visa=ej-klara');
  });

  it('is edited by reporters while it is open, by nobody else but controllers after', async () => {
    const reporter = await addPerson(test, 'rut', 'reporter', 'VON');
    value(await open());
    value(await write(reporter));
    value(await closePeriod(test.app, controller, interim));
    const view = value(await readEntry(test.app, reporter, ofVon, gallra));
    assert.match(view.whyNot ?? '', /Perioden är stängd.*en controller öppna den igen/u);
    assert.match(refusal(await write(reporter, 'Sent')), /Perioden är stängd/u);
    assert.equal(value(await readEntry(test.app, controller, ofVon, gallra)).editable, true);
    value(await reopenPeriod(test.app, controller, interim, openingDay, { reason: 'Fel siffror' }));
    assert.equal(value(await readEntry(test.app, reporter, ofVon, gallra)).editable, true);
  });

  it('is opened again only with a reason, which is kept and told', async () => {
    const reporter = await addPerson(test, 'rut', 'reporter', 'VON');
    value(await open());
    value(await closePeriod(test.app, controller, interim));
    assert.match(
      refusal(await reopenPeriod(test.app, controller, interim, openingDay, { reason: ' ' })),
      /Skriv varför/u,
    );
    assert.match(refusal(await open()), /stängd.*skäl/u);
    value(await reopenPeriod(test.app, controller, interim, '2026-05-15', { reason: 'Fel siffror.' }));
    const events = await test.run((tx) => listPeriodEvents(tx, interim));
    assert.deepEqual(
      events.map(({ kind, reason }) => [kind, reason]),
      [
        ['reopened', 'Fel siffror.'],
        ['closed', ''],
        ['opened', ''],
        ['planned', ''],
      ],
    );
    const [told] = await test.run((tx) => listNotifications(tx, reporter.account.id, 10));
    assert.match(told?.text ?? '', /öppnad igen: Fel siffror\. Du har 1 post .* Sista dag var onsdag 13 maj 2026\./u);
  });

  it('refuses what cannot be: no plan, no deadline, no body, a group', async () => {
    const other = { year: 2027, kind: 'interim1' } as const;
    const refused = async (input: object) => refusal(await open({ ...terms, ...input }));
    assert.match(refusal(await openPeriod(test.app, controller, other, openingDay, terms)), /ingen plan för 2027/u);
    assert.match(await refused({ report: '' }), /när rapporteringen ska vara klar/u);
    assert.match(await refused({ bodies: [], coordinator: '' }), /Välj minst en nämnd/u);
    assert.match(await refused({ bodies: ['alla bolag'] }), /alla bolag kan inte rapportera/u);
    assert.equal(await state(), undefined);
  });

  it('is the controller’s: others are refused', async () => {
    const head = test.as('head', 'VON');
    assert.match(refusal(await openPeriod(test.app, head, interim, openingDay, terms)), /Bara controller/u);
    assert.match(refusal(await planPeriod(test.app, head, interim, openingDay, terms)), /Bara controller/u);
    assert.match(refusal(await closePeriod(test.app, head, interim)), /Bara controller/u);
    assert.match(
      refusal(await reopenPeriod(test.app, head, interim, openingDay, { reason: 'Vi vill' })),
      /Bara controller/u,
    );
  });

  it('leaves an event of every step in the audit trail', async () => {
    value(await open());
    value(await closePeriod(test.app, controller, interim));
    value(await reopenPeriod(test.app, controller, interim, openingDay, { reason: 'Fel siffror' }));
    const verbs = (await test.events()).map((event) => event.verb);
    assert.deepEqual(verbs.slice(0, 7), [
      'period.reopen',
      'period.close',
      'period.open',
      'report.prepare',
      'report.prepare',
      'report.prepare',
      'period.plan',
    ]);
  });
});
