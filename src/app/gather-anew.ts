/** Fetching anew a text whose source has changed since it was taken, and letting go of a source. */
import { z } from 'zod';
import { sameChoice, takeAnew } from '../domain/gather-text.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import {
  type GatheredText,
  listGatheredTexts,
  removeGatheredText,
  updateGatheredText,
} from '../store/gathered-text.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { entrySubject } from './entry-subject.ts';
import { readForm } from './form.ts';
import { mayGather } from './gather-access.ts';
import { findText, sourcesOf, writeText } from './gather-text.ts';
import { actorName, type Session } from './session.ts';
import type { ReportAddress } from './views.ts';

const Anew = z.object({ ordinal: z.coerce.number().int().min(0), seen: z.string() });

const notTaken: Issue = { path: '', message: 'Texten hämtas inte längre från den källan. Välj den på nytt i listan.' };

async function findTaken(
  tx: Transaction,
  address: ReportAddress,
  key: string,
  ordinal: number,
): Promise<Result<GatheredText>> {
  const found = (await listGatheredTexts(tx, address, key)).find((text) => text.ordinal === ordinal);
  return found ? succeed(found) : refuse(notTaken);
}

/**
 * Exchanges what was taken for what the source says now. What the report has reworked itself stands; `clashes` counts places
 * where both have changed the same lines and both now stand.
 */
export async function takeTextAnew(
  app: App,
  session: Session,
  address: ReportAddress,
  key: string,
  input: unknown,
): Promise<Result<{ clashes: number }>> {
  const form = readForm(Anew, input);
  if (!form.ok) return form;
  return change(app, session, async (tx) => {
    const before = await findTaken(tx, address, key, form.value.ordinal);
    if (!before.ok) return before;
    const sources = await sourcesOf(tx, session, address, key);
    if (!sources.ok) return sources;
    const found = findText(sources.value, before.value.source, form.value.seen);
    if (!found.ok) return found;
    const { text, number, source } = found.value;
    const blocks = sameChoice(before.value, text);
    if (blocks.length === 0) {
      return refuse({
        path: '',
        message: `Styckena som hämtades finns inte kvar hos ${source.name}. Välj på nytt i dess text.`,
      });
    }
    let clashes = 0;
    const written = await writeText(tx, session, address, key, (own) => {
      const anew = takeAnew(own, before.value, { ...before.value, said: text, blocks });
      clashes = anew.clashes;
      return anew.narrative;
    });
    if (!written.ok) return written;
    const { ordinal } = form.value;
    await updateGatheredText(tx, address, { node: key, ordinal, said: text, blocks, number, by: actorName(session) });
    await record(tx, session, {
      verb: 'text.gatherAnew',
      subject: entrySubject(address, key),
      before: { body: source.body, number: before.value.number, blocks: before.value.blocks },
      after: { body: source.body, number, blocks },
    });
    return succeed({ clashes });
  });
}

/** Lets go of a source: the report's text stays as it is, and is not compared with the source any more. */
export async function forgetSource(
  app: App,
  session: Session,
  address: ReportAddress,
  key: string,
  input: unknown,
): Promise<Result<null>> {
  const form = readForm(Anew.pick({ ordinal: true }), input);
  if (!form.ok) return form;
  return change(app, session, async (tx) => {
    const allowed = await mayGather(tx, session, address);
    if (!allowed.ok) return allowed;
    const before = await findTaken(tx, address, key, form.value.ordinal);
    if (!before.ok) return before;
    const { ordinal, source, number, blocks } = before.value;
    await removeGatheredText(tx, address, { node: key, ordinal });
    await record(tx, session, {
      verb: 'text.forget',
      subject: entrySubject(address, key),
      before: { body: source, number, blocks },
      after: null,
    });
    return succeed(null);
  });
}
