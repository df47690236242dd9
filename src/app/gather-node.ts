/** One node of a gathering report: the bodies' lights in a row, their texts in full, what has been taken from them, and the figures. */
import { canonicalJson } from '../domain/canonical-json.ts';
import { type LightProposal, proposeLight } from '../domain/gather-source.ts';
import { type Standing, standingOf, withPlainFigures } from '../domain/gather-text.ts';
import type { Narrative } from '../domain/narrative.ts';
import { narrativeDifference, type ParagraphDifference } from '../domain/narrative-difference.ts';
import { type Result, succeed } from '../domain/result.ts';
import type { Scale } from '../domain/scale.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { type GatheredText, listGatheredTexts } from '../store/gathered-text.ts';
import { listSourceEntries } from '../store/gathering.ts';
import type { App } from './app.ts';
import { loadEntryView } from './entry-view.ts';
import { factsOf } from './facts-of.ts';
import { type Bodies, loadBodies, loadSources, type SeenSource, textReader } from './gather-source.ts';
import { loadSums } from './gather-sum.ts';
import type { SumTable } from './gather-sum-table.ts';
import { fingerprint } from './plan-access.ts';
import type { Session } from './session.ts';
import type { EntryView, ReportAddress } from './views.ts';

/** A source with its text as it stands now; null where nothing is written, or the session does not see it. */
export type SourceText = SeenSource & {
  readonly text: Narrative | null;
  /** Names the text that was seen; goes back with the choice. */
  readonly seen: string;
};

export type TakenText = Pick<GatheredText, 'ordinal' | 'source' | 'number' | 'by' | 'leadIn'> & {
  readonly name: string;
  /** ISO 8601. */
  readonly at: string;
  readonly standing: Standing;
  /** From what was taken to what the source says now; null where it says the same, or the session does not see it. */
  readonly difference: readonly ParagraphDifference[] | null;
  /** Names what the source says now; '' where it has no text any more. */
  readonly seen: string;
};

export type GatherNodeView = {
  readonly body: { readonly code: string; readonly name: string };
  /** The gathering body's own entry. Its `whyNot` says why nothing can be chosen here. */
  readonly entry: EntryView;
  readonly sources: readonly SourceText[];
  readonly proposals: readonly { readonly scale: Scale; readonly proposal: LightProposal }[];
  readonly taken: readonly TakenText[];
  /** The indicators of the node with what they come to. */
  readonly sums: readonly SumTable[];
};

/** The texts of the sources by body, live figures as words. */
export async function loadSourceTexts(
  tx: Transaction,
  address: ReportAddress,
  node: string,
): Promise<ReadonlyMap<string, Narrative>> {
  const read = textReader(tx, address.period);
  const texts = new Map<string, Narrative>();
  for (const { body, entry } of await listSourceEntries(tx, address, node))
    if (entry.narrative !== null) texts.set(body, await read(body, entry.narrative));
  return texts;
}

export const seenText = (text: Narrative | null | undefined): string => (text ? fingerprint(text) : '');

type TextContext = {
  readonly texts: ReadonlyMap<string, Narrative>;
  readonly sources: readonly SeenSource[];
  readonly bodies: Bodies;
  readonly entry: EntryView;
};

function takenText(text: GatheredText, { texts, sources, bodies, entry }: TextContext): TakenText {
  const source = sources.find(({ body }) => body === text.source);
  const now = texts.get(text.source) ?? null;
  const visible = source !== undefined && !source.hidden;
  const same = canonicalJson(text.said) === canonicalJson(now);
  return {
    ordinal: text.ordinal,
    source: text.source,
    number: text.number,
    leadIn: text.leadIn,
    by: text.by,
    name: bodies.nameOf(text.source),
    at: text.at.toISOString(),
    standing: standingOf(entry.entry.narrative && withPlainFigures(entry.entry.narrative), text),
    difference: same || !visible ? null : narrativeDifference(text.said, now, entry.scales),
    seen: seenText(now),
  };
}

export async function readGatherNode(
  app: App,
  session: Session,
  address: ReportAddress,
  key: string,
): Promise<Result<GatherNodeView>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const entry = await loadEntryView(tx, session, address, key);
    if (!entry.ok) return entry;
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const bodies = await loadBodies(tx, session, address);
    const sources = await loadSources(tx, address, facts.value, bodies, key);
    const texts = await loadSourceTexts(tx, address, key);
    const { tables } = await loadSums(tx, address, facts.value, bodies, sources);
    const context = { texts, sources, bodies, entry: entry.value };
    return succeed({
      body: { code: address.body, name: bodies.nameOf(address.body) },
      entry: entry.value,
      sources: sources.map((source) => {
        const text = source.hidden ? null : (texts.get(source.body) ?? null);
        return { ...source, text, seen: seenText(text) };
      }),
      proposals: entry.value.scales.flatMap((scale) => {
        const proposal = proposeLight(sources, scale);
        return proposal ? [{ scale, proposal }] : [];
      }),
      taken: (await listGatheredTexts(tx, address, key)).map((text) => takenText(text, context)),
      sums: tables.filter(({ indicator }) => indicator?.node === key),
    });
  });
}
