/** What storing facts would change, counted and said in Swedish. */
import type { Facts } from '../domain/facts.ts';
import { compareFacts, type FactNoun, factNouns } from '../store/facts-difference.ts';
import type { ImportChanges } from './views.ts';

const nounNames: Record<FactNoun, string> = {
  bodies: 'Organisation',
  nodes: 'Plan',
  entries: 'Rapport',
  events: 'Väsentlig händelse',
  indicators: 'Indikator',
  tables: 'Tabell',
  risks: 'Risk',
  parts: 'Upplägg',
};

const shownLines = 200;

/** The words that name a fact, in the facts where it stands. */
function nameOf(noun: FactNoun, key: string, facts: Facts): string {
  const found = {
    bodies: () => facts.bodies.find((body) => body.code === key)?.name,
    nodes: () => facts.nodes.find((node) => node.key === key)?.title,
    entries: () => facts.nodes.find((node) => node.key === key)?.title,
    events: () => facts.events.find((event) => `${event.perspective}#${event.position}` === key)?.text,
    indicators: () => facts.indicators.find((indicator) => indicator.key === key)?.title,
    tables: () => facts.tables.find((table) => table.key === key)?.key,
    risks: () => facts.risks.find((risk) => risk.key === key)?.text.slice(0, 100),
    parts: () => facts.parts.find((part) => part.kind === key)?.title,
  }[noun]();
  return `${nounNames[noun]}: ${found ?? key}`;
}

/** `before` null: there is nothing yet. A fact that only moves counts as changed. */
export function changesOf(before: Facts | null, after: Facts): ImportChanges {
  const difference = compareFacts(before, after);
  const named = (verb: string, keys: (noun: FactNoun) => readonly string[], facts: Facts) =>
    factNouns.flatMap((noun) => keys(noun).map((key) => `${verb} – ${nameOf(noun, key, facts)}`));
  const updated = named('Ändras', (noun) => [...difference[noun].updated, ...difference[noun].moved], after);
  const removed = named('Tas bort', (noun) => difference[noun].removed, before ?? after);
  const created = named('Ny', (noun) => difference[noun].created, after);
  return {
    created: created.length,
    updated: updated.length,
    removed: removed.length,
    unchanged: factNouns.reduce((sum, noun) => sum + difference[noun].unchanged, 0),
    lines: [...updated, ...removed, ...created].slice(0, shownLines),
  };
}
