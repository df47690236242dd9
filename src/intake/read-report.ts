/**
 * Reads a report file into a proposal: facts with their places, questions for what the source lost, notes on what was
 * mended. Writes nothing and never throws on what a file holds: a file that cannot be read is a refusal in Swedish.
 */
import { createHash } from 'node:crypto';
import type { Facts } from '../domain/facts.ts';
import type { Period } from '../domain/period.ts';
import type { Proposal, Source } from '../domain/proposal.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { nameBodies, reportingBody } from './bodies.ts';
import { checkContents } from './contents-check.ts';
import { coverageOf } from './coverage.ts';
import { type Draft, note } from './draft.ts';
import type { Profile } from './profile.ts';
import { boardPackage } from './profiles/board-package.ts';
import { askQuestions } from './questions.ts';
import { readSource } from './read-source.ts';
import { recognise } from './recognise.ts';
import type { Limits, SourceDocument } from './source-block.ts';
import { inTreeOrder } from './tree-order.ts';

export type ReadOptions = { readonly profile?: Profile; readonly limits?: Partial<Limits> };

/** Reads a file of a decision package. Bytes in, a proposal or a refusal out; the same bytes always give the same proposal. */
export async function readReport(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Promise<Result<Proposal>> {
  const profile = options.profile ?? boardPackage;
  const read = await readSource(bytes, fileName, options.limits);
  if (!read.ok) return read;
  return proposalOf(read.value, profile, bytes, fileName);
}

/** The proposal of a file whose blocks are read: for readers of other formats, and for tests. */
export function proposalOf(
  document: SourceDocument,
  profile: Profile,
  bytes: Uint8Array,
  fileName: string,
): Result<Proposal> {
  const draft = recognise(profile, document.blocks);
  const whole: Source = {
    ...(document.blocks[0]?.source ?? { unit: 'line' }),
    from: 1,
    to: Math.max(1, document.length),
  };
  if (draft.nodes.size === 0 && draft.risks.length === 0) {
    return refuse({
      path: fileName,
      message: `Filen liknar inte ett ärendepaket: inga processområden, åtaganden eller risker hittades med mallen ”${profile.name}”. Kontrollera att det är rätt fil.`,
    });
  }
  const period = periodOf(draft);
  if (!period) {
    return refuse({
      path: fileName,
      message: 'Filen säger inte vilket år den gäller. Skriv året i rapportens titel och försök igen.',
    });
  }
  checkContents(draft);
  const questions = askQuestions(draft);
  const facts = factsOf(draft, period, whole);
  return succeed({
    file: {
      name: fileName,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      format: document.format,
      encoding: document.encoding,
      length: document.length,
    },
    profile: profile.id,
    facts,
    sources: sourcesOf(draft),
    questions,
    notes: [...document.notes, ...draft.notes].sort((a, b) => a.source.from - b.source.from),
    coverage: coverageOf(draft, document.blocks),
  });
}

/** Year and kind by the parts' titles; else the year that the text names most. */
function periodOf(draft: Draft): Period | null {
  const titles = [...draft.parts].sort((a, b) => Number(b.kind === 'annualReport') - Number(a.kind === 'annualReport'));
  const kind =
    draft.profile.periods.find((rule) => titles.some((part) => rule.pattern.test(part.title)))?.kind ?? 'year';
  for (const part of titles) {
    const year = /(?<!\d)(20\d{2})(?!\d)/u.exec(part.title)?.[1];
    if (year) return { year: Number(year), kind };
  }
  const named = new Map<string, number>();
  for (const prose of draft.prose) {
    for (const [year] of prose.text.matchAll(/(?<!\d)20\d{2}(?!\d)/gu)) named.set(year, (named.get(year) ?? 0) + 1);
  }
  const [most] = [...named].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  const [first] = draft.prose;
  if (!most || !first) return null;
  note(draft, 'other', `Ingen titel säger året. Året ${most[0]} nämns oftast i texten och har valts.`, first.source);
  return { year: Number(most[0]), kind };
}

function factsOf(draft: Draft, period: Period, whole: Source): Facts {
  const title = draft.parts.find((part) => part.subtitle !== '')?.subtitle;
  const known = draft.profile.bodies.known.find((body) => draft.parts.some((part) => part.title.startsWith(body.name)));
  const body = reportingBody(draft, title ?? known?.name ?? null, whole);
  nameBodies(draft);
  const { nodes, entries } = inTreeOrder(draft);
  return {
    body,
    period,
    bodies: [...draft.bodies.values()],
    nodes,
    entries,
    events: draft.events,
    indicators: draft.indicators,
    tables: draft.tables,
    risks: draft.risks,
    parts: draft.parts.map(({ kind, label, title: name, subtitle, registryNumber, outline }) => ({
      kind,
      label,
      title: name,
      subtitle,
      registryNumber,
      outline: outline.map((item) => item.block),
    })),
  };
}

function sourcesOf(draft: Draft): Record<string, Source> {
  const sources = new Map(draft.sources);
  for (const part of draft.parts) {
    sources.set(`part:${part.kind}`, part.source);
    part.outline.forEach((item, index) => {
      sources.set(`block:${part.kind}:${index}`, item.source);
    });
  }
  return Object.fromEntries(sources);
}
