/** A gathering report as a whole: what the other bodies say on each of its nodes, what is lacking, and what has changed since it was gathered. */

import { canonicalJson } from '../domain/canonical-json.ts';
import type { Facts } from '../domain/facts.ts';
import { countSaid, lackOf, type StateCount } from '../domain/gather-source.ts';
import { mainScale } from '../domain/overview.ts';
import { type Result, succeed } from '../domain/result.ts';
import type { Scale } from '../domain/scale.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { type GatheredText, listGatheredTexts, listSourceTexts } from '../store/gathered-text.ts';
import { hasSources } from '../store/gathering.ts';
import type { App } from './app.ts';
import { factsOf } from './facts-of.ts';
import { whyNotGather } from './gather-access.ts';
import { loadBodies, loadSources, type SeenSource, textReader } from './gather-source.ts';
import { loadSums, staleCells } from './gather-sum.ts';
import { loadModel } from './read-reports.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

/** no: nothing of the source's text has been taken. same: it says what it said then. changed: it says something else. */
export type TakenState = 'no' | 'same' | 'changed';

export type GatheredSource = SeenSource & { readonly taken: TakenState };

export type GatheredNode = {
  readonly key: string;
  readonly title: string;
  readonly levelName: string;
  /** How many nodes stand above it. */
  readonly depth: number;
  /** The scales that its level reports on. */
  readonly scales: readonly Scale[];
  /** What the gathering body says itself, by scale. */
  readonly own: SeenSource['states'];
  readonly ownWritten: boolean;
  readonly sources: readonly GatheredSource[];
  /** The level's main scale, and how many say each value of it. */
  readonly counts: { readonly scale: Scale; readonly counts: readonly StateCount[] } | null;
  /** True where a source has changed since it was taken, or a kept sum no longer holds. */
  readonly changed: boolean;
};

export type GatheringView = {
  readonly body: { readonly code: string; readonly name: string };
  /** Why the session cannot choose what is gathered; null where it can. */
  readonly whyNot: string | null;
  readonly scales: readonly Scale[];
  /** In the report's order; top nodes only gather those under them and are left out. */
  readonly nodes: readonly GatheredNode[];
  /** The bodies that owe something, and how much of it is lacking. */
  readonly bodies: readonly {
    readonly code: string;
    readonly name: string;
    readonly owed: number;
    readonly lacking: number;
  }[];
  /** Kept sums that no longer hold. */
  readonly staleSums: number;
};

/** True where the report holds nodes that other bodies report on too. */
export async function hasOthers(app: App, session: Session, address: ReportAddress): Promise<boolean> {
  return inTenant(app.db, session.tenant.id, (tx) => hasSources(tx, address));
}

/** Whether each source still says what was taken from it, by body and node. */
export async function loadTaken(
  tx: Transaction,
  address: ReportAddress,
  texts: readonly GatheredText[],
): Promise<(body: string, node: string) => TakenState> {
  const read = textReader(tx, address.period);
  const present = new Map<string, string>();
  for (const { body, node, narrative } of texts.length === 0 ? [] : await listSourceTexts(tx, address))
    present.set(`${body}\n${node}`, canonicalJson(narrative && (await read(body, narrative))));
  return (body, node) => {
    const own = texts.filter((text) => text.source === body && text.node === node);
    if (own.length === 0) return 'no';
    const now = present.get(`${body}\n${node}`);
    return own.every(({ said }) => canonicalJson(said) === now) ? 'same' : 'changed';
  };
}

function depthOf(facts: Facts, key: string | null): number {
  const parent = facts.nodes.find((node) => node.key === key)?.parent ?? null;
  return parent === null ? 0 : 1 + depthOf(facts, parent);
}

/** The report's nodes with all that is said on them. Nothing is counted for a source that the session does not see. */
export async function readGathering(
  app: App,
  session: Session,
  address: ReportAddress,
): Promise<Result<GatheringView>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const model = await loadModel(tx);
    const bodies = await loadBodies(tx, session, address);
    const sources = await loadSources(tx, address, facts.value, bodies);
    const texts = await listGatheredTexts(tx, address);
    const taken = await loadTaken(tx, address, texts);
    const sums = await loadSums(tx, address, facts.value, bodies, sources);
    const stale = sums.tables.filter((table) => staleCells(table).length > 0);
    const byNode = Map.groupBy(sources, ({ node }) => node);
    const nodes = facts.value.nodes
      .filter((node) => node.parent !== null)
      .map((node): GatheredNode => {
        const level = model.levels.find(({ code }) => code === node.level);
        const entry = facts.value.entries.find((candidate) => candidate.node === node.key);
        const own = (byNode.get(node.key) ?? []).map((source) => ({
          ...source,
          taken: source.hidden ? ('no' as const) : taken(source.body, node.key),
        }));
        const main = level && mainScale(level);
        const scale = model.scales.find(({ code }) => code === main);
        return {
          key: node.key,
          title: node.title,
          levelName: level?.name ?? node.level,
          depth: depthOf(facts.value, node.key),
          scales: (level?.scales ?? []).flatMap((code) => model.scales.filter((one) => one.code === code)),
          own: {
            assessment: entry?.assessment ?? null,
            trend: entry?.trend ?? null,
            status: entry?.status ?? null,
            completion: entry?.completion ?? null,
          },
          ownWritten: entry?.narrative != null,
          sources: own,
          counts: scale ? { scale, counts: countSaid(own, scale) } : null,
          changed:
            own.some((source) => source.taken === 'changed') ||
            stale.some(({ indicator }) => indicator?.node === node.key),
        };
      });
    return succeed({
      body: { code: address.body, name: bodies.nameOf(address.body) },
      whyNot: await whyNotGather(tx, session, address),
      scales: model.scales,
      nodes,
      bodies: [...Map.groupBy(sources, ({ body }) => body)].map(([code, own]) => ({
        code,
        name: bodies.nameOf(code),
        owed: own.length,
        lacking: own.filter(({ state }) => lackOf(state) !== null).length,
      })),
      staleSums: stale.length + sums.orphans.length,
    });
  });
}
