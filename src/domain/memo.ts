/** The cover memo (Swedish: tjänsteskrivelse) that Uppsikt writes: the mandatory headings, and no number that is not taken from the data. */

import type { Facts } from './facts.ts';
import { bulletList, paragraphs } from './narrative.ts';
import type { OutlineBlock, ReportPart } from './outline.ts';
import { periodName } from './period.ts';

const heading = (text: string): OutlineBlock => ({ kind: 'heading', level: 1, text, node: null });
const notApplicable: OutlineBlock = { kind: 'text', narrative: paragraphs(['Ej tillämpligt.']), node: null };

/** A memo for the package's annexes; it names each as a basis and proposes to approve it. */
export function writeMemo(facts: Facts): ReportPart {
  const body = facts.bodies.find((candidate) => candidate.code === facts.body)?.name ?? facts.body;
  const annexes = facts.parts.filter((part) => part.kind !== 'coverMemo');
  const items = annexes.map((part) =>
    part.label === '' ? part.title : `${part.title}, ${part.label.toLocaleLowerCase('sv')}`,
  );
  return {
    kind: 'coverMemo',
    label: '',
    title: annexes.map((part) => part.title).join(' och ') || periodName(facts.period),
    subtitle: body,
    registryNumber: annexes[0]?.registryNumber ?? null,
    outline: [
      heading('Förslag till beslut'),
      { kind: 'decisions', decisions: annexes.map((part) => `${part.title} godkänns.`) },
      heading('Ärendebeskrivning'),
      { kind: 'dataSummary' },
      heading('Finansiering'),
      notApplicable,
      heading('Konsekvenser för hållbar utveckling och en effektiv organisation'),
      notApplicable,
      heading('Beslutsunderlag'),
      { kind: 'text', narrative: { type: 'doc', content: items.length > 0 ? [bulletList(items)] : [] }, node: null },
    ],
  };
}
