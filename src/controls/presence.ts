/**
 * What a document says of one thing that it should treat. A heading of its own counts first, and one with "Ej tillämpligt"
 * or nothing under it is told apart; otherwise a sentence that has one of the words. A person reads the quotation and decides.
 */
import type { TextRequirement } from './definition.ts';
import { plainWords } from './normalise.ts';
import type { Quotation } from './outcome.ts';

/** One piece of running text or a heading, in reading order. `place`: "sida 3", "rad 14". */
export type TextBlock = { readonly heading: boolean; readonly text: string; readonly place: string };

export type PresenceRules = { readonly require: readonly TextRequirement[]; readonly notApplicable: readonly string[] };

export type Presence = Pick<Quotation, 'status' | 'quotation' | 'place'>;

const longest = 280;

/** No longer than can be read at a glance, cut between words. */
function quoted(text: string): string {
  const plain = text.replaceAll(/\s+/gu, ' ').trim();
  if (plain.length <= longest) return plain;
  return `${plain
    .slice(0, longest)
    .replace(/\s+\S*$/u, '')
    .toWellFormed()} …`;
}

/** The heading without its number: "4.2 Ekonomi" and "Ekonomi:" are "ekonomi". */
const plainHeading = (text: string): string => plainWords(text.replace(/^[\d.]+\s+/u, ''));

type Section = { readonly place: string; readonly text: string };

/** What stands under the requirement's heading, until the next heading; null where there is no such heading. */
function sectionOf(blocks: readonly TextBlock[], requirement: TextRequirement, rules: PresenceRules): Section | null {
  const wanted = new Set(requirement.headings.map(plainWords));
  const known = new Set(rules.require.flatMap(({ headings }) => headings.map(plainWords)));
  let empty: Section | null = null;
  for (const [at, block] of blocks.entries()) {
    const [, before = '', after = ''] = /^([^:]{2,80}):\s*(.*)$/su.exec(block.text) ?? [];
    if (!block.heading && after !== '' && wanted.has(plainHeading(before))) return { place: block.place, text: after };
    if (!wanted.has(plainHeading(block.text))) continue;
    const rest = blocks.slice(at + 1);
    const end = rest.findIndex((next) => next.heading || known.has(plainHeading(next.text.replace(/:.*$/su, ''))));
    const body = end < 0 ? rest : rest.slice(0, end);
    const text = body.map((next) => next.text).join(' ');
    if (text.trim() !== '') return { place: body[0]?.place ?? block.place, text };
    empty ??= { place: block.place, text: '' };
  }
  return empty;
}

/** "Ej tillämpligt" and little more: with a reason of its own after it, it is still said to be not applicable. */
function isNotApplicable(text: string, phrases: readonly string[]): boolean {
  const plain = plainWords(text);
  return phrases.some((phrase) => plain === plainWords(phrase) || plain.startsWith(`${plainWords(phrase)} `));
}

function mentioned(blocks: readonly TextBlock[], words: readonly string[]): Section | null {
  const stems = words.map(plainWords).filter((word) => word !== '');
  for (const { heading, text, place } of blocks) {
    if (heading || stems.length === 0) continue;
    for (const sentence of text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)) {
      const plain = ` ${plainWords(sentence)}`;
      if (stems.some((stem) => plain.includes(` ${stem}`))) return { place, text: sentence };
    }
  }
  return null;
}

export function presenceOf(blocks: readonly TextBlock[], requirement: TextRequirement, rules: PresenceRules): Presence {
  const section = sectionOf(blocks, requirement, rules);
  if (section !== null && section.text !== '') {
    const status = isNotApplicable(section.text, rules.notApplicable) ? 'not-applicable' : 'treated';
    return { status, quotation: quoted(section.text), place: section.place };
  }
  const running = mentioned(blocks, requirement.words);
  if (running) return { status: 'mentioned', quotation: quoted(running.text), place: running.place };
  if (section) return { status: 'empty', quotation: '', place: section.place };
  return { status: 'missing', quotation: '', place: '' };
}
