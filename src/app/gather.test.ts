import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { findEntry } from '../store/entry.ts';
import { saveFacts } from '../store/facts.ts';
import { saveIndicatorValue } from '../store/indicator-value.ts';
import { setReportState } from '../store/report.ts';
import { address, earlier, inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { editEntry } from './entry.ts';
import { approveEntry, markReady } from './entry-state.ts';
import { area, gatheringFacts, goal, ksFacts } from './gather.testing.ts';
import { hasOthers, readGathering } from './gather.ts';
import { forgetSource, takeTextAnew } from './gather-anew.ts';
import { readGatherNode } from './gather-node.ts';
import { noOrigins, readOrigins } from './gather-origin.ts';
import { takeTexts } from './gather-text.ts';

const von = { body: 'VON', period: address.period };

describe('gathering', () => {
  let first: TestApp;
  let test: Omit<TestApp, 'close'>;
  let municipalities = 0;
  before(async () => {
    first = await openTestApp();
  });
  beforeEach(async () => {
    municipalities += 1;
    test = await inMunicipality(first.app, first.database, `Samlingsby ${municipalities}`, gatheringFacts);
  });
  after(() => first.close());

  const reporter = () => test.as('reporter', 'KS');
  const view = async (session = reporter()) => value(await readGathering(test.app, session, address));
  const node = async (session = reporter(), key = area) => value(await readGatherNode(test.app, session, address, key));
  const own = async () => (await test.run((tx) => findEntry(tx, address, area)))?.entry;
  const ownText = async () => value(await readGatherNode(test.app, test.session, address, area)).entry.form.narrative;

  /** Takes the texts of bodies as they stand now. */
  async function take(bodies: readonly string[], more: Record<string, unknown> = {}, session = reporter()) {
    const { sources } = await node(test.session);
    const texts = bodies.map((body) => ({
      body,
      seen: sources.find((source) => source.body === body)?.seen ?? '',
      blocks: [],
    }));
    return takeTexts(test.app, session, address, area, { place: 'last', leadIn: true, texts, ...more });
  }

  async function edit(narrative: string) {
    const revision = (await test.run((tx) => findEntry(tx, von, area)))?.revision ?? 0;
    return value(await editEntry(test.app, test.session, von, area, { revision, narrative }));
  }

  describe('the report as a whole', () => {
    it('has the bodies side by side on each node, in its order, and counts their lights', async () => {
      const [first, second, ...rest] = (await view()).nodes;
      assert.equal(first?.title, 'Skog');
      assert.deepEqual(
        first?.sources.map(({ name, states, state }) => [name, states.assessment, state]),
        [
          ['Barn- och utbildningsnämnden', 'yellow', 'draft'],
          ['Vård- och omsorgsnämnden', 'red', 'draft'],
        ],
      );
      assert.deepEqual(first?.own.assessment, 'yellow');
      assert.deepEqual(first?.counts?.counts, [
        { code: 'red', count: 1 },
        { code: 'yellow', count: 1 },
      ]);
      assert.deepEqual(
        second?.sources.map(({ body, state }) => `${body} ${state}`),
        ['BUN missing', 'VON missing'],
      );
      assert.deepEqual(
        rest.map(({ title, sources }) => [title, sources.map(({ body, state }) => `${body} ${state}`)]),
        [
          ['Plantera', []],
          ['Gallra', ['VON notHeld']],
        ],
      );
    });

    it('says how much is lacking from each body, and less when an entry is approved', async () => {
      const lacking = async () =>
        (await view()).bodies.map(({ code, owed, lacking: left }) => `${code} ${left}/${owed}`);
      assert.deepEqual(await lacking(), ['BUN 2/2', 'VON 3/3']);
      const ready = value(await markReady(test.app, test.session, von, area, { revision: 1 }));
      assert.deepEqual(await lacking(), ['BUN 2/2', 'VON 3/3']);
      value(await approveEntry(test.app, test.session, von, area, { revision: ready.revision }));
      assert.deepEqual(await lacking(), ['BUN 2/2', 'VON 2/3']);
    });

    it('counts only those who are asked to report, where somebody is', async () => {
      const owed = async () => value(await readGathering(test.app, reporter(), earlier)).bodies.map(({ code }) => code);
      await test.run((tx) => saveFacts(tx, { ...ksFacts, period: earlier.period }));
      assert.deepEqual(await owed(), ['VON']);
      const ask = (body: string) =>
        test.run((tx) => tx.insertInto('period_body').values({ year: 2025, period: 'interim2', body }).execute());
      await ask('BUN');
      assert.deepEqual(await owed(), []);
      await ask('VON');
      assert.deepEqual(await owed(), ['VON']);
    });

    it('knows whether there is anything to gather', async () => {
      assert.equal(await hasOthers(test.app, reporter(), address), true);
      assert.equal(await hasOthers(test.app, reporter(), { ...address, period: { year: 2024, kind: 'year' } }), false);
    });

    it('marks a source that has changed since it was taken', async () => {
      value(await take(['VON']));
      const states = async () => {
        const [first] = (await view()).nodes;
        return [first?.changed, ...(first?.sources.map(({ taken }) => taken) ?? [])];
      };
      assert.deepEqual(await states(), [false, 'no', 'same']);
      await edit('Något annat har hänt.');
      assert.deepEqual(await states(), [true, 'no', 'changed']);
    });

    it('shows elected members what is decided, and of the rest how far it has come', async () => {
      const hidden = async (session = reporter()) =>
        (await view(session)).nodes[0]?.sources.map(({ hidden: is, states }) => [is, states.assessment]);
      assert.deepEqual(await hidden(test.as('auditor')), [
        [false, 'yellow'],
        [false, 'red'],
      ]);
      await test.run((tx) => setReportState(tx, address, 'decided', '2026-02-10'));
      await test.run((tx) => setReportState(tx, von, 'decided', '2026-02-10'));
      assert.deepEqual(await hidden(test.as('member')), [
        [true, null],
        [false, 'red'],
      ]);
      const [bun] = (await node(test.as('member'))).sources;
      assert.deepEqual([bun?.text, bun?.seen, bun?.savedBy, bun?.state], [null, '', null, 'draft']);
    });

    it('is nothing of another municipality', async () => {
      const elsewhere = await inMunicipality(first.app, first.database, 'Grannstad', []);
      assert.match(refusal(await readGathering(test.app, elsewhere.session, address)), /ingen rapport/u);
      assert.match(refusal(await readGatherNode(test.app, elsewhere.session, address, area)), /ingen rapport/u);
      assert.equal(await hasOthers(test.app, elsewhere.session, address), false);
      assert.deepEqual(await readOrigins(test.app, elsewhere.session, address, area), noOrigins);
    });
  });

  describe('taking texts', () => {
    it('puts them last in the report’s own, begun with the body’s name, with a version and an audit event', async () => {
      assert.deepEqual(value(await take(['BUN', 'VON'])), { taken: 2 });
      assert.equal(
        await ownText(),
        [
          'Skogen växer.',
          'Området når målen till en del.',
          '**Barn- och utbildningsnämnden:** Skolskogarna används mer än förr.',
          '**Vård- och omsorgsnämnden:** Boendenas skogar har gallrats.',
          'Vi planterade 1\u00A0200 träd.',
          'Fler promenader ordnas i vår.',
        ].join('\n\n'),
      );
      const entry = await test.run((tx) => findEntry(tx, address, area));
      assert.deepEqual([entry?.revision, entry?.updatedBy, entry?.state], [2, 'Vera Ek', 'draft']);
      assert.equal(entry?.entry.assessment, 'yellow');
      const [gathered, edited] = await test.events();
      assert.deepEqual([gathered?.verb, edited?.verb], ['text.gather', 'entry.edit']);
      assert.deepEqual(JSON.parse(gathered?.after ?? '').texts[1], { body: 'VON', number: 1, blocks: [0, 1, 2] });
    });

    it('puts them first in the bodies’ order, only the chosen paragraphs, without the name', async () => {
      const { sources } = await node();
      const texts = sources.map(({ body, seen }) => ({ body, seen, blocks: body === 'VON' ? ['2', '0', '9'] : [] }));
      value(await take([], { place: 'first', leadIn: false, texts }));
      assert.equal(
        await ownText(),
        'Skolskogarna används mer än förr.\n\nBoendenas skogar har gallrats.\n\nFler promenader ordnas i vår.\n\nSkogen växer.\n\nOmrådet når målen till en del.',
      );
      assert.deepEqual(
        (await node()).taken.map(({ source, standing, difference, leadIn }) => [source, standing, difference, leadIn]),
        [
          ['BUN', 'whole', null, null],
          ['VON', 'whole', null, null],
        ],
      );
    });

    it('refuses a text that has changed while it was read, and takes none of the others', async () => {
      const { sources } = await node();
      await edit('Ny text.');
      const texts = sources.map(({ body, seen }) => ({ body, seen, blocks: [] }));
      assert.match(refusal(await take([], { texts })), /Vård- och omsorgsnämnden har ändrat sin text medan du läste/u);
      assert.deepEqual((await node()).taken, []);
      assert.equal((await own())?.narrative?.content.length, 2);
    });

    it('stands on the text that is there now, whoever wrote it last', async () => {
      value(await editEntry(test.app, test.session, address, area, { revision: 1, narrative: 'Nyss skrivet.' }));
      value(await take(['BUN'], { leadIn: false }));
      assert.equal(await ownText(), 'Nyss skrivet.\n\nSkolskogarna används mer än förr.');
    });

    it('begins the text of a node where nothing is written', async () => {
      value(await editEntry(test.app, test.session, von, goal, { revision: 0, narrative: 'Träden är fler.' }));
      value(await editEntry(test.app, test.session, address, goal, { revision: 1, narrative: '' }));
      const [, source] = (await node(reporter(), goal)).sources;
      const texts = [{ body: 'VON', seen: source?.seen ?? '', blocks: [] }];
      const input = { place: 'last', leadIn: false, texts };
      value(await takeTexts(test.app, reporter(), address, goal, input));
      assert.equal((await node(reporter(), goal)).entry.form.narrative, 'Träden är fler.');
    });

    it('refuses a choice of nothing, a body without a text, and forms that cannot be read', async () => {
      assert.equal(refusal(await take([])), 'Välj minst en text att hämta.');
      assert.equal(refusal(await take(['VON'], { place: 'mitt i' })), 'Välj var texten ska stå.');
      const texts = [{ body: 'KFN', seen: '', blocks: [] }];
      assert.match(refusal(await take([], { texts })), /KFN har ingen text att hämta/u);
      assert.match(refusal(await takeTexts(test.app, reporter(), address, area, null)), /går inte att läsa/u);
    });

    it('is for those who report for the body, in a report that is not decided', async () => {
      for (const session of [test.as('auditor'), test.as('reporter', 'VON'), test.as('secretary')])
        assert.equal((await take(['VON'], {}, session)).ok, false);
      await test.decide(address);
      assert.equal(refusal(await take(['VON'])), 'Rapporten är beslutad och ändras inte mer.');
    });
  });

  describe('a source that has changed', () => {
    beforeEach(async () => {
      value(await take(['VON']));
      await edit('Boendenas skogar har gallrats två gånger.\n\nFler promenader ordnas i vår.');
    });

    it('is shown with what differs, and nothing is replaced', async () => {
      const before = await ownText();
      const [taken] = (await node()).taken;
      assert.equal(taken?.standing, 'whole');
      assert.ok(
        taken?.difference?.some(({ parts }) =>
          parts.some(({ kind, text }) => kind === 'added' && /två gånger/u.test(text)),
        ),
      );
      assert.equal(await ownText(), before);
    });

    it('is fetched anew in its place at a press', async () => {
      const [taken] = (await node()).taken;
      const input = { ordinal: String(taken?.ordinal), seen: taken?.seen };
      assert.deepEqual(value(await takeTextAnew(test.app, reporter(), address, area, input)), { clashes: 0 });
      assert.equal(
        await ownText(),
        'Skogen växer.\n\nOmrådet når målen till en del.\n\n**Vård- och omsorgsnämnden:** Boendenas skogar har gallrats två gånger.\n\nFler promenader ordnas i vår.',
      );
      const [anew] = (await node()).taken;
      assert.deepEqual([anew?.number, anew?.difference], [2, null]);
      assert.deepEqual(
        (await test.events()).slice(0, 2).map(({ verb }) => verb),
        ['text.gatherAnew', 'entry.edit'],
      );
    });

    it('is not fetched where it changed once more, nor where it has no text any more', async () => {
      const [taken] = (await node()).taken;
      const anew = (seen: string | undefined) =>
        takeTextAnew(test.app, reporter(), address, area, { ordinal: 0, seen });
      await edit('Helt ny text.');
      assert.match(refusal(await anew(taken?.seen)), /har ändrat sin text medan du läste/u);
      await edit('');
      assert.match(refusal(await anew('')), /har ingen text att hämta/u);
      assert.match(
        refusal(await takeTextAnew(test.app, reporter(), address, area, { ordinal: 7, seen: '' })),
        /inte längre/u,
      );
    });

    it('that has none of the chosen paragraphs left must be chosen again', async () => {
      const { sources } = await node();
      const seen = sources.find(({ body }) => body === 'VON')?.seen;
      value(await take([], { texts: [{ body: 'VON', seen, blocks: [1] }] }));
      await edit('Allt är annorlunda här.\n\nOch här med, verkligen.');
      const [, taken] = (await node()).taken;
      const answer = await takeTextAnew(test.app, reporter(), address, area, { ordinal: 1, seen: taken?.seen });
      assert.match(refusal(answer), /finns inte kvar hos Vård- och omsorgsnämnden/u);
    });

    it('is let go of without the text being touched', async () => {
      const before = await ownText();
      assert.match(
        refusal(await forgetSource(test.app, test.as('auditor'), address, area, { ordinal: 0 })),
        /läsa men inte/u,
      );
      value(await forgetSource(test.app, reporter(), address, area, { ordinal: 0 }));
      assert.deepEqual((await node()).taken, []);
      assert.equal(await ownText(), before);
      assert.equal((await test.events())[0]?.verb, 'text.forget');
    });

    it('stays with what it said when the report was decided', async () => {
      await test.decide(address);
      const [taken] = (await node()).taken;
      assert.ok(taken?.difference);
      const answer = await takeTextAnew(test.app, reporter(), address, area, { ordinal: 0, seen: taken.seen });
      assert.equal(refusal(answer), 'Rapporten är beslutad och ändras inte mer.');
      assert.match(refusal(await forgetSource(test.app, reporter(), address, area, { ordinal: 0 })), /beslutad/u);
    });

    it('counts a figure in it that has changed as a change of what it says', async () => {
      await edit('Vi planterade [1 200](=indicator:stammar/2025/actual) träd.');
      const [taken] = (await node()).taken;
      value(await takeTextAnew(test.app, reporter(), address, area, { ordinal: 0, seen: taken?.seen }));
      assert.equal((await node()).taken[0]?.difference, null);
      const changed = { year: 2025, kind: 'actual', sex: 'all', value: '1300', decimals: 0 } as const;
      await test.run((tx) => saveIndicatorValue(tx, von, 'indicator/stammar', changed, null));
      assert.ok((await node()).taken[0]?.difference?.some(({ kind }) => kind === 'changed'));
    });
  });

  describe('the light of the report', () => {
    it('is proposed by two rules and never set', async () => {
      const [light, trend] = (await node()).proposals;
      assert.deepEqual(light?.proposal, { worst: { code: 'red', bodies: ['VON'] }, most: null, said: 2, of: 2 });
      assert.equal(light?.scale.code, 'assessment');
      assert.deepEqual(trend?.proposal.most, { code: 'worse', count: 1 });
      assert.equal((await own())?.assessment, 'yellow');
    });
  });

  describe('following back', () => {
    it('leads from the report to its sources, and from the source to the report', async () => {
      value(await take(['VON', 'BUN']));
      await edit('Ändrat.');
      const from = await readOrigins(test.app, reporter(), address, area);
      assert.deepEqual(
        from.texts.map(({ source, by, changed }) => [source.code, source.name, by, changed]),
        [
          ['VON', 'Vård- och omsorgsnämnden', 'Vera Ek', true],
          ['BUN', 'Barn- och utbildningsnämnden', 'Vera Ek', false],
        ],
      );
      const into = await readOrigins(test.app, test.as('reporter', 'VON'), von, area);
      assert.deepEqual(into, { texts: [], sums: [], into: [{ code: 'KS', name: 'Kommunstyrelsen' }] });
      assert.deepEqual(await readOrigins(test.app, reporter(), address, goal), noOrigins);
    });
  });
});
