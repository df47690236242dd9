/** Controls that the example municipality has done this year: one with sample, evidence and an action, one that is plain, one that was sent back. What is due besides is late. */
import type { EvidenceFile } from '../domain/evidence.ts';
import { exampleDone, exampleEvidence } from '../domain/example-doing.ts';
import { listOccurrences } from '../store/control-occurrence.ts';
import { inTenant } from '../store/database.ts';
import { listOutcomes } from '../store/occurrence-outcome.ts';
import type { OccurrenceKey } from '../store/occurrence-result.ts';
import type { App } from './app.ts';
import { addEvidence } from './evidence.ts';
import { sessionAs } from './example-year.ts';
import { saveOccurrenceAction } from './occurrence-action.ts';
import { editResult } from './occurrence-result.ts';
import { assessSample, drawOccurrenceSample } from './occurrence-sample.ts';
import { markResultDone, returnResult, signResult } from './occurrence-state.ts';
import { occurrenceSubject } from './occurrence-subject.ts';
import { readOccurrence } from './occurrence-view.ts';
import type { Session } from './session.ts';

const plan = { body: 'KS', year: 2026 };

function fileOf(name: string, text: string): EvidenceFile {
  const bytes = Buffer.from(text);
  return { name, size: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
}

type People = { readonly reporter: Session; readonly head: Session };

/** As many as the plan asks for are drawn; one of them deviates. */
async function drawAndAssess(app: App, { reporter }: People, key: OccurrenceKey, size: number): Promise<void> {
  const input = { seed: 'KS 2026', size: String(size), count: '128' };
  await drawOccurrenceSample(app, reporter, key, { input, file: null });
  const rows = Array.from({ length: size }, (_, index) => ({
    ordinal: index + 1,
    outcome: index === 3 ? 'deviation' : 'ok',
    note: index === 3 ? 'Behörigheten skulle ha tagits bort i januari.' : '',
  }));
  await assessSample(app, reporter, key, { number: 1, rows });
}

/** Does one control as the people of the example would; what is refused is left as it is. */
async function doOne(app: App, people: People, key: OccurrenceKey, at: number): Promise<void> {
  const { reporter, head } = people;
  const [said] = exampleDone.slice(at);
  if (!said) return;
  const planned = await readOccurrence(app, reporter, key);
  if (!planned.ok) return;
  const { sampleSize, fourEyes } = planned.value.about;
  if (at === 0 || sampleSize !== null) await drawAndAssess(app, people, key, sampleSize ?? 5);
  if (at === 0) {
    const file = fileOf('Behörighetslista per 31 mars.csv', exampleEvidence);
    const input = { note: 'Listan som stickprovet drogs ur', personalData: 'ja', retainUntil: '2029-12-31' };
    await addEvidence(app, reporter, occurrenceSubject(key), { file, input });
  }
  const view = await readOccurrence(app, reporter, key);
  if (!view.ok) return;
  const saved = await editResult(app, reporter, key, { revision: view.value.revision, ...said });
  if (!saved.ok) return;
  if (at === 0) {
    const action = { text: 'Gå igenom alla behörigheter varje kvartal.', owner: '', dueOn: '2026-12-18' };
    const given = { ...action, status: 'ongoing', closedOn: '', account: head.account?.id ?? '' };
    await saveOccurrenceAction(app, reporter, key, null, given);
  }
  const done = await markResultDone(app, reporter, key, { revision: saved.value.revision });
  if (!done.ok) return;
  const { revision } = done.value;
  if (at === 2) await returnResult(app, head, key, { revision, reason: 'Hur många granskades, och av hur många?' });
  else if (fourEyes) await signResult(app, head, key, { revision });
}

/** Does some of what was due before `today` ("2026-05-04") where nothing is done yet; does nothing once more. */
export async function doExampleControls(app: App, session: Session, today: string): Promise<void> {
  const due = await inTenant(app.db, session.tenant.id, async (tx) => {
    const begun = (await listOutcomes(tx, plan)).length > 0;
    return begun
      ? []
      : (await listOccurrences(tx, plan)).filter(({ dueOn, droppedOn }) => dueOn < today && droppedOn === null);
  });
  if (due.length === 0) return;
  const people = {
    reporter: await sessionAs(app, session, 'amina.yusuf'),
    head: await sessionAs(app, session, 'erik.sund'),
  };
  // The last of them is left: it is late.
  for (const [at, { control, key: occurrence }] of due
    .slice(0, Math.max(0, due.length - 1))
    .slice(0, 3)
    .entries())
    await doOne(app, people, { ...plan, control, occurrence }, at);
}
