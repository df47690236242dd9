/** The cover memo (Swedish: tjänsteskrivelse) that Uppsikt writes: the mandatory headings, and no number that is not taken from the data. */

import type { Facts } from './facts.ts';
import { bulletList, paragraphs } from './narrative.ts';
import type { OutlineBlock, ReportPart } from './outline.ts';
import { periodName } from './period.ts';

const heading = (text: string): OutlineBlock => ({ kind: 'heading', level: 1, text, node: null });
const notApplicable: OutlineBlock = { kind: 'text', narrative: paragraphs(['Ej tillämpligt.']), node: null };

const basis = 'Beslutsunderlag';
const titleOf = (annexes: readonly ReportPart[]) => annexes.map((part) => part.title).join(' och ');
const decisionOf = (part: ReportPart) => `${part.title} godkänns.`;
const itemOf = (part: ReportPart) =>
  part.label === '' ? part.title : `${part.title}, ${part.label.toLocaleLowerCase('sv')}`;

/** The memo of a package that gets one more annex: it is named, decided on and a basis too. What people have written stays. */
function memoWithAnnex(memo: ReportPart, annexes: readonly ReportPart[], added: ReportPart): ReportPart {
  const under = memo.outline.findIndex((block) => block.kind === 'heading' && block.text === basis) + 1;
  const outline = memo.outline.map((block, index): OutlineBlock => {
    if (block.kind === 'decisions' && !block.decisions.some((decision) => decision.includes(added.title)))
      return { ...block, decisions: [...block.decisions, decisionOf(added)] };
    const [list, ...rest] = block.kind === 'text' && under > 0 && index === under ? block.narrative.content : [];
    if (block.kind !== 'text' || list?.type !== 'bulletList') return block;
    if (JSON.stringify(list).includes(added.title)) return block;
    const [item] = paragraphs([itemOf(added)]).content;
    if (item?.type !== 'paragraph') return block;
    const longer = { ...list, content: [...list.content, { type: 'listItem' as const, content: [item] }] };
    return { ...block, narrative: { type: 'doc', content: [longer, ...rest] } };
  });
  const title = memo.title === titleOf(annexes) ? titleOf([...annexes, added]) : memo.title;
  return { ...memo, title, outline };
}

/** The package with one more annex last, and a memo that says so. */
export function withAnnex(parts: readonly ReportPart[], added: ReportPart): ReportPart[] {
  const annexes = parts.filter((part) => part.kind !== 'coverMemo');
  return [...parts.map((part) => (part.kind === 'coverMemo' ? memoWithAnnex(part, annexes, added) : part)), added];
}

/** A memo for the package's annexes; it names each as a basis and proposes to approve it. */
export function writeMemo(facts: Facts): ReportPart {
  const body = facts.bodies.find((candidate) => candidate.code === facts.body)?.name ?? facts.body;
  const annexes = facts.parts.filter((part) => part.kind !== 'coverMemo');
  const items = annexes.map(itemOf);
  return {
    kind: 'coverMemo',
    label: '',
    title: titleOf(annexes) || periodName(facts.period),
    subtitle: body,
    registryNumber: annexes[0]?.registryNumber ?? null,
    outline: [
      heading('Förslag till beslut'),
      { kind: 'decisions', decisions: annexes.map(decisionOf) },
      heading('Ärendebeskrivning'),
      { kind: 'dataSummary' },
      heading('Finansiering'),
      notApplicable,
      heading('Konsekvenser för hållbar utveckling och en effektiv organisation'),
      notApplicable,
      heading(basis),
      { kind: 'text', narrative: { type: 'doc', content: items.length > 0 ? [bulletList(items)] : [] }, node: null },
    ],
  };
}
