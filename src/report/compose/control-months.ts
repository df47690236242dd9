/** The year of a plan by month: rows are controls, columns months, and a cell says which day each occurrence is due. */
import type { Narrative } from '../../domain/narrative.ts';
import type { Block } from '../../domain/report.ts';
import { text, textCell } from './narrative.ts';

export type PlannedControl = {
  readonly key: string;
  readonly risk: string;
  readonly title: string;
  readonly frequency: string;
  readonly responsible: string | null;
  readonly method: Narrative | null;
  /** One that the executive board has set for all bodies. */
  readonly central: boolean;
  /** Days that an occurrence is due, those that are dropped left out: "2026-03-31". */
  readonly dueOn: readonly string[];
};

const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'] as const;

/** A table, and a sentence that says how to read it; only a sentence where no day is set. */
export function monthTable(
  controls: readonly PlannedControl[],
  year: number,
  id: (prefix: string, words: string) => string,
): Block[] {
  const say = (words: string): Block => ({ type: 'paragraph', role: 'body', content: text(words) });
  if (controls.every(({ dueOn }) => dueOn.length === 0)) return [say('Inga dagar är satta för kontrollerna.')];
  const days = (dueOn: readonly string[], month: number) =>
    dueOn
      .filter((day) => day.startsWith(`${year}-${String(month).padStart(2, '0')}`))
      .map((day) => String(Number(day.slice(8))));
  const later = controls.some(({ dueOn }) => dueOn.some((day) => !day.startsWith(`${year}-`)));
  return [
    say('Siffran är dagen i månaden då kontrollen ska vara gjord.'),
    {
      type: 'table',
      id: id('t', 'månader'),
      caption: `Kontroller efter månad ${year}`,
      showCaption: true,
      columns: [
        { header: 'Kontrollmoment', align: 'start', width: 5 },
        ...months.map((header) => ({ header, align: 'center' as const, width: 1 })),
        ...(later ? [{ header: 'Senare', align: 'center' as const, width: 2 }] : []),
      ],
      rowHeaders: true,
      rows: controls.map(({ title, dueOn }) => ({
        kind: 'plain',
        cells: [
          textCell(title),
          ...months.map((_, index) => textCell(days(dueOn, index + 1).join(', '))),
          ...(later ? [textCell(dueOn.filter((day) => !day.startsWith(`${year}-`)).join(', '))] : []),
        ],
      })),
    },
  ];
}
