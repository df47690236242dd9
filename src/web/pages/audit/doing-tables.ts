/** How the year's controls were done, as an auditor reads it: occurrences with signatures, samples, and evidence. */
import type { AuditView } from '../../../app/audit-view.ts';
import type { DoneBy } from '../../../domain/control-record.ts';
import { evidenceKinds } from '../../../domain/evidence.ts';
import { scaleValue } from '../../../domain/scale.ts';
import { swedishDay } from '../../../domain/swedish-day.ts';
import type { DataCell, DataTable } from '../../data-table.ts';
import { occurrenceUrl, routes } from '../../routes.ts';
import type { Words } from '../../words/words.ts';
import { controlNamed } from './subjects.ts';

const text = (header: string) => ({ header, kind: 'text' as const });
const number = (header: string) => ({ header, kind: 'number' as const });
const date = (header: string) => ({ header, kind: 'date' as const });
const ours = (value: string): DataCell => ({ text: value, ours: true });
const count = (value: number): DataCell => ({ text: String(value), value: String(value) });
const person = (done: DoneBy | null): DataCell => ({
  text: done === null ? null : [done.by, done.on].filter((part) => part !== null).join(', '),
});

function placeOf({ plan }: AuditView, { control, occurrence }: { control: string; occurrence: string }): string {
  return occurrenceUrl({ body: plan.body.code, year: plan.year, control, occurrence });
}

export function occurrenceTable(view: AuditView, words: Words): DataTable {
  const { occurrence: columns } = words.audit;
  return {
    id: 'tillfallen',
    caption: words.audit.occurrences,
    columns: [
      text(columns.control),
      text(columns.occurrence),
      date(columns.dueOn),
      text(columns.assessment),
      text(columns.done),
      text(columns.signed),
      number(columns.evidence),
    ],
    rows: view.records.map((record): DataCell[] => {
      const { title, at } = controlNamed(view, record.control, record.occurrence);
      const subject = `occurrence:${view.plan.body.code}/${view.plan.year}/${record.control}/${record.occurrence}`;
      const light = scaleValue(view.plan.scales, 'control', record.assessment);
      return [
        { text: title },
        { text: at, href: placeOf(view, record) },
        { text: record.dueOn },
        light === null ? ours(words.audit.notAssessed) : { text: light.label, symbol: light },
        record.droppedReason === null ? person(record.done) : ours(columns.dropped(record.droppedReason)),
        record.signed === null && record.done !== null && record.fourEyes ? ours(columns.waits) : person(record.signed),
        count(view.evidence.filter((one) => one.subject === subject).length),
      ];
    }),
  };
}

export function sampleTable(view: AuditView, words: Words): DataTable {
  const { sample: columns } = words.audit;
  return {
    id: 'stickprov',
    caption: words.audit.samples,
    columns: [
      text(columns.control),
      text(columns.occurrence),
      text(columns.seed),
      number(columns.population),
      number(columns.size),
      number(columns.ok),
      number(columns.deviation),
      number(columns.unchecked),
      text(columns.drawn),
      text(columns.source),
      text(columns.sha256),
    ],
    rows: view.samples.map((sample): DataCell[] => {
      const { title, at } = controlNamed(view, sample.control, sample.occurrence);
      const drawn = swedishDay(sample.drawnAt);
      return [
        { text: title },
        { text: sample.number === 1 ? at : `${at} (${sample.number})`, href: placeOf(view, sample) },
        { text: sample.seed },
        ...[sample.population, sample.size, sample.ok, sample.deviation, sample.unchecked].map(count),
        person({ by: sample.drawnBy, on: drawn }),
        { text: [sample.source, sample.reason].filter(Boolean).join('. ') || null },
        { text: sample.populationSha256 },
      ];
    }),
  };
}

export function evidenceTable(view: AuditView, words: Words): DataTable {
  const { file: columns } = words.audit;
  return {
    id: 'underlag',
    caption: words.audit.evidence,
    columns: [
      text(columns.name),
      text(columns.kind),
      number(columns.bytes),
      text(columns.added),
      date(columns.retainUntil),
      text(columns.erased),
      text(columns.sha256),
    ],
    rows: view.evidence.map((one): DataCell[] => [
      {
        ...(one.fileName === '' ? ours(words.evidence.erasedName) : { text: one.fileName }),
        href: routes.oneEvidence.href({ id: one.id }),
      },
      { text: evidenceKinds[one.kind].name },
      count(one.bytes),
      person({ by: one.uploadedBy, on: swedishDay(one.uploadedAt) }),
      { text: one.retainUntil },
      one.erasedAt === null ? { text: null } : { text: `${swedishDay(one.erasedAt)}: ${one.erasedReason ?? ''}` },
      { text: one.sha256 },
    ]),
  };
}
