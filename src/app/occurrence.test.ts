import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { fileOf } from './evidence.testing.ts';
import { addEvidence } from './evidence.ts';
import { earlierRond, makeOccurrences, person, rond } from './occurrence.testing.ts';
import { readOccurrenceAction, saveOccurrenceAction } from './occurrence-action.ts';
import { readOccurrenceHistory } from './occurrence-history.ts';
import { editResult } from './occurrence-result.ts';
import { correctResult, markResultDone, returnResult, signResult, withdrawResult } from './occurrence-state.ts';
import { readOccurrence } from './occurrence-view.ts';
import type { Session } from './session.ts';

const said = { assessment: 'yellow', narrative: 'Två ronder, en brist.', description: '' };

describe('doing a control', () => {
  let test: TestApp;
  let anna: Session;
  let bo: Session;
  before(async () => {
    test = await openTestApp();
    await makeOccurrences(test);
    anna = await person(test, 'anna', 'reporter', 'KS');
    bo = await person(test, 'bo', 'coordinator', 'KS');
  });
  after(() => test.close());

  const view = async (session = anna, key = rond) => value(await readOccurrence(test.app, session, key));
  const edit = async (session: Session, fields: object, key = rond) => {
    const { revision } = await view(session, key);
    return value(await editResult(test.app, session, key, { revision, ...fields }));
  };
  const revision = async (key = rond) => ({ revision: (await view(anna, key)).revision });

  it('shows risk, control, method and when it is due', async () => {
    const { about, name, state, previous, whyNot } = await view();
    assert.deepEqual(
      [about.title, name, about.dueOn, about.fourEyes],
      ['Brandrond', 'september 2025', '2025-09-30', true],
    );
    assert.match(about.risk, /^Risken att det brinner/u);
    assert.deepEqual([state, previous, whyNot], ['draft', null, null]);
  });

  it('is saved, with every version kept by the database', async () => {
    await edit(anna, said);
    await edit(anna, { description: 'Det regnade.' });
    const { versions } = value(await readOccurrenceHistory(test.app, anna, rond));
    assert.deepEqual(
      versions.map(({ number, state, by, changes }) => [number, state, by, changes.map(({ field }) => field)]),
      [
        [2, 'draft', 'Anna', ['description']],
        [1, 'draft', 'Anna', ['assessment', 'narrative']],
      ],
    );
    await assert.rejects(
      test.run((tx) => sql`update uppsikt.occurrence_result_version set by = 'X'`.execute(tx)),
      /permission denied/u,
    );
  });

  it('merges what two have written, and overwrites neither', async () => {
    const { revision: old } = await view();
    value(await editResult(test.app, bo, rond, { revision: old, assessment: 'red' }));
    const merged = value(await editResult(test.app, anna, rond, { revision: old, description: 'Kallt.' }));
    assert.deepEqual(merged.others?.fields, ['assessment']);
    assert.equal((await view()).entry.assessment, 'red');
    const clash = await editResult(test.app, anna, rond, { revision: old, assessment: 'green' });
    assert.ok(!clash.ok && clash.conflict);
    assert.equal(clash.conflict.theirs.assessment, 'red');
    await edit(anna, said);
  });

  it('asks for assessment and result before it is marked as done', async () => {
    await edit(anna, { assessment: '', narrative: '' });
    const missing = await markResultDone(test.app, anna, rond, await revision());
    assert.ok(!missing.ok);
    assert.deepEqual(
      missing.issues.map(({ path }) => path),
      ['assessment', 'narrative'],
    );
    await edit(anna, said);
    value(await markResultDone(test.app, anna, rond, await revision()));
    assert.equal((await view()).state, 'done');
    value(await withdrawResult(test.app, anna, rond, await revision()));
    assert.equal((await view()).state, 'draft');
  });

  it('is not signed by whoever did it, by whoever changed it last, or without the role', async () => {
    await edit(bo, { narrative: 'Två ronder, en brist. Rättat.' });
    value(await markResultDone(test.app, anna, rond, await revision()));
    assert.match(refusal(await signResult(test.app, bo, rond, await revision())), /fyra ögon/u);
    assert.match(refusal(await signResult(test.app, anna, rond, await revision())), /^Bara en samordnare/u);
    value(await withdrawResult(test.app, anna, rond, await revision()));
    await edit(anna, said);
    value(await markResultDone(test.app, bo, rond, await revision()));
    assert.match(refusal(await signResult(test.app, bo, rond, await revision())), /fyra ögon/u);
    assert.match(refusal(await signResult(test.app, test.session, rond, await revision())), /kan signera/u);
  });

  it('is not signed by its own hand in the database either', async () => {
    const { account } = bo;
    await assert.rejects(
      test.run((tx) =>
        sql`update uppsikt.occurrence_result set state = 'signed', signed_at = now(), signed_account = ${account?.id},
          revision = revision + 1 where occurrence = ${rond.occurrence}`.execute(tx),
      ),
      /four_eyes/u,
    );
  });

  it('is sent back with a comment, corrected and signed by another; then nothing changes it', async () => {
    const cecilia = await person(test, 'cecilia', 'head', 'KS');
    assert.match(
      refusal(await returnResult(test.app, cecilia, rond, { ...(await revision()), reason: '' })),
      /^Skriv vad/u,
    );
    value(await returnResult(test.app, cecilia, rond, { ...(await revision()), reason: 'Hur många ronder?' }));
    assert.deepEqual([(await view()).state, (await view()).stored?.returnedReason], ['returned', 'Hur många ronder?']);
    await edit(anna, { narrative: 'Två ronder av två, en brist.' });
    assert.equal((await view()).state, 'returned');
    value(await markResultDone(test.app, anna, rond, await revision()));
    const stale = { revision: (await view()).revision - 1 };
    assert.match(refusal(await signResult(test.app, cecilia, rond, stale)), /har ändrat resultatet/u);
    value(await signResult(test.app, cecilia, rond, await revision()));
    const signed = await view();
    assert.deepEqual([signed.state, signed.stored?.signedBy, signed.editable], ['signed', 'Cecilia', false]);
    assert.match(
      refusal(await editResult(test.app, anna, rond, { ...(await revision()), narrative: 'Annat.' })),
      /signerat och ändras inte/u,
    );
    const evidence = { file: fileOf('a.txt', 'x'), input: {} };
    assert.match(
      refusal(await addEvidence(test.app, anna, 'occurrence:KS/2025/control/rond/occurrence/9', evidence)),
      /signerat/u,
    );
    await assert.rejects(
      test.run((tx) =>
        sql`update uppsikt.occurrence_result set assessment = 'green', revision = revision + 1
          where occurrence = ${rond.occurrence}`.execute(tx),
      ),
      /signerat och ändras inte/u,
    );
    const [event] = await test.events();
    assert.deepEqual(
      [event?.verb, event?.subject],
      ['occurrence.sign', 'occurrence:KS/2025/control/rond/occurrence/9'],
    );
  });

  it('is corrected as a new version that names the signed one', async () => {
    const before = await view();
    assert.match(
      refusal(await correctResult(test.app, anna, rond, { ...(await revision()), reason: ' ' })),
      /^Skriv varför/u,
    );
    value(await correctResult(test.app, anna, rond, { ...(await revision()), reason: 'Fel antal.' }));
    const open = await view();
    assert.deepEqual(
      [open.state, open.stored?.corrects, open.stored?.correctionReason, open.entry.narrative],
      ['draft', before.revision, 'Fel antal.', before.entry.narrative],
    );
    await edit(anna, { narrative: 'Tre ronder.' });
    const { versions } = value(await readOccurrenceHistory(test.app, anna, rond));
    const kept = versions.find(({ number }) => number === before.revision);
    assert.deepEqual([kept?.state, kept?.result], ['signed', before.entry.narrative]);
  });

  it('has the time before beside it', async () => {
    await edit(anna, { assessment: 'green', narrative: 'Inget att säga.' }, earlierRond);
    value(await markResultDone(test.app, anna, earlierRond, await revision(earlierRond)));
    const { previous } = await view();
    assert.deepEqual([previous?.name, previous?.entry.assessment], ['mars 2025', 'green']);
  });

  it('leads to actions with an owner, who is told', async () => {
    const fields = {
      text: 'Röj.',
      owner: '',
      dueOn: '2026-05-31',
      status: 'planned',
      closedOn: '',
      account: bo.account?.id,
    };
    const { key } = value(await saveOccurrenceAction(test.app, anna, rond, null, fields));
    const action = value(await readOccurrenceAction(test.app, bo, rond, key));
    assert.deepEqual([action.account, action.fields.dueOn], [bo.account?.id, '2026-05-31']);
    const told = await test.run((tx) =>
      sql<{
        text: string;
      }>`select text from uppsikt.notification where account = ${bo.account?.id} and kind = 'handedOver'`.execute(tx),
    );
    assert.match(told.rows[0]?.text ?? '', /^Anna har gett dig en åtgärd för ”Brandrond”/u);
    const stale = { ...fields, revision: 0, status: 'ongoing' };
    const clash = await saveOccurrenceAction(test.app, bo, rond, key, stale);
    assert.ok(!clash.ok && clash.conflict);
    value(
      await saveOccurrenceAction(test.app, bo, rond, key, {
        ...stale,
        revision: 1,
        status: 'deviated',
        closedOn: '2026-06-01',
      }),
    );
    const stranger = { ...fields, account: '00000000-0000-4000-8000-000000000000' };
    assert.match(refusal(await saveOccurrenceAction(test.app, anna, rond, null, stranger)), /^Välj någon ur listan/u);
  });

  it('is for those who work, and changed by those who report for the body', async () => {
    assert.match(refusal(await readOccurrence(test.app, test.as('member'), rond)), /finns inte/u);
    const auditor = await view(test.as('auditor'));
    assert.match(auditor.whyNot ?? '', /^Du kan läsa men inte ändra/u);
    const other = test.as('reporter', 'VON');
    assert.match(
      refusal(await editResult(test.app, other, rond, { revision: 0, narrative: 'X' })),
      /kan läsa men inte/u,
    );
    const neighbour = await inMunicipality(test.app, test.database, 'Granne kommun');
    assert.match(refusal(await readOccurrence(test.app, neighbour.as('administrator'), rond)), /finns inte/u);
  });
});
