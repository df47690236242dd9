/** Taking other bodies' texts over into a gathering report: they are put into its own text, and where each came from is kept. */
import { z } from 'zod';
import { insertTaken, type Taken } from '../domain/gather-text.ts';
import type { Narrative } from '../domain/narrative.ts';
import { narrativeToForm } from '../domain/narrative-form.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { addGatheredText } from '../store/gathered-text.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { editEntryIn, longestText } from './entry.ts';
import { entrySubject } from './entry-subject.ts';
import { factsOf } from './facts-of.ts';
import { readForm } from './form.ts';
import { loadSourceTexts, seenText } from './gather-node.ts';
import { loadBodies, loadSources, type SeenSource } from './gather-source.ts';
import { actorName, type Session } from './session.ts';
import type { ReportAddress } from './views.ts';

const Choice = z.object({
  place: z.enum(['first', 'last'], 'Välj var texten ska stå.'),
  leadIn: z.boolean(),
  texts: z
    .array(
      z.object({
        body: z.string(),
        /** What the person saw, as the view names it. */
        seen: z.string(),
        /** Places of paragraphs; none is the whole text. */
        blocks: z.array(z.coerce.number().int().min(0)),
      }),
    )
    .min(1, 'Välj minst en text att hämta.')
    .max(100),
});
type Chosen = z.infer<typeof Choice>['texts'][number];

type Sources = { readonly sources: readonly SeenSource[]; readonly texts: ReadonlyMap<string, Narrative> };

/** The sources of a node, with the texts of those that have one. */
export async function sourcesOf(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  key: string,
): Promise<Result<Sources>> {
  const facts = await factsOf(tx, session, address);
  if (!facts.ok) return facts;
  const bodies = await loadBodies(tx, session, address);
  const sources = await loadSources(tx, address, facts.value, bodies, key);
  return succeed({ sources, texts: await loadSourceTexts(tx, address, key) });
}

type Found = { readonly source: SeenSource; readonly number: number; readonly text: Narrative };

/** The source's text, if it is still the one that the person saw. */
export function findText({ sources, texts }: Sources, body: string, seen: string): Result<Found> {
  const source = sources.find((one) => one.body === body);
  const text = texts.get(body);
  if (!source || source.hidden || source.number === null || !text || text.content.length === 0) {
    return refuse({ path: 'texts', message: `${source?.name ?? body} har ingen text att hämta. Välj en annan.` });
  }
  if (seenText(text) === seen) return succeed({ source, number: source.number, text });
  return refuse({
    path: 'texts',
    message: `${source.name} har ändrat sin text medan du läste. Läs den nya texten här nedanför och välj igen.`,
  });
}

function takenOf({ source, text }: Found, { blocks }: Chosen, leadIn: boolean): Taken {
  const places = [...new Set(blocks)].filter((place) => place < text.content.length).toSorted((a, b) => a - b);
  const all = text.content.map((_, place) => place);
  return { said: text, blocks: places.length === 0 ? all : places, leadIn: leadIn ? source.name : null };
}

const tooLong: Issue = {
  path: 'texts',
  message: `Texten blir längre än ${longestText} tecken. Hämta färre stycken, eller korta texten först.`,
};

/** Writes the report's own text through the same path as a person's edit, on the text as it stands. */
export async function writeText(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  key: string,
  edit: (own: Narrative | null) => Narrative,
): Promise<Result<null>> {
  const saved = await editEntryIn(tx, session, address, key, null, (entry) => {
    const narrative = edit(entry.narrative);
    return narrativeToForm(narrative).length > longestText ? refuse(tooLong) : succeed({ ...entry, narrative });
  });
  if (saved.ok) return succeed(null);
  if (!saved.conflict) return refuse(...saved.issues);
  const who = saved.conflict.savedBy ?? 'Någon annan';
  return refuse({ path: '', message: `${who} sparade posten i samma stund. Läs vad som står där och försök igen.` });
}

/**
 * Puts chosen texts into the report's entry, first or last, and keeps where each came from. `input` names for each text what
 * the person saw: one that has changed since is refused, and nothing is taken. Answers how many texts were taken.
 */
export async function takeTexts(
  app: App,
  session: Session,
  address: ReportAddress,
  key: string,
  input: unknown,
): Promise<Result<{ taken: number }>> {
  const form = readForm(Choice, input);
  if (!form.ok) return form;
  const { place, leadIn, texts } = form.value;
  return change(app, session, async (tx) => {
    const sources = await sourcesOf(tx, session, address, key);
    if (!sources.ok) return sources;
    const takes: (Taken & Found)[] = [];
    for (const chosen of texts) {
      const found = findText(sources.value, chosen.body, chosen.seen);
      if (!found.ok) return found;
      takes.push({ ...found.value, ...takenOf(found.value, chosen, leadIn) });
    }
    const inOrder = place === 'first' ? takes.toReversed() : takes;
    const written = await writeText(
      tx,
      session,
      address,
      key,
      (own) =>
        inOrder.reduce<Narrative | null>((text, taken) => insertTaken(text, taken, place), own) ?? {
          type: 'doc',
          content: [],
        },
    );
    if (!written.ok) return written;
    const by = actorName(session);
    for (const { source, number, said, blocks, leadIn: name } of takes)
      await addGatheredText(tx, address, { node: key, source: source.body, number, said, blocks, leadIn: name, by });
    await record(tx, session, {
      verb: 'text.gather',
      subject: entrySubject(address, key),
      before: null,
      after: { place, texts: takes.map(({ source, number, blocks }) => ({ body: source.body, number, blocks })) },
    });
    return succeed({ taken: takes.length });
  });
}
