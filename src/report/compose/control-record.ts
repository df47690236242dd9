/** How a control was done, as a table under its result: a row for each occurrence. Nothing where nothing has come of any. */
import type { ControlRecord, DoneBy } from '../../domain/control-record.ts';
import type { Block, Cell } from '../../domain/report.ts';
import type { Control } from '../../domain/risk.ts';
import { type Context, symbol } from './context.ts';
import { textCell } from './narrative.ts';
import { words } from './words.ts';

const person = ({ by, on }: DoneBy) => (by === null ? on : `${by}, ${on}`);

/** "5 av 128: 4 utan avvikelse, 1 med avvikelse"; those that could not be looked at are the rest. */
function sampleWords({ size, population, ok, deviation }: NonNullable<ControlRecord['sample']>): string {
  const rest = size - ok - deviation;
  const unchecked = rest === 0 ? '' : `, ${rest} inte kontrollerade`;
  return `${size} av ${population}: ${ok} utan avvikelse, ${deviation} med avvikelse${unchecked}`;
}

/** "63 % (5 405 av 8 633), 2026-12-31. Körning 4 av informationssakerhet, kontrollsumma 0a1b2c3d4e5f". */
function runWords({ definition, number, cutOff, part, whole, sha256 }: ControlRecord['runs'][number]): string {
  const shown = (count: number) => count.toLocaleString('sv-SE');
  const counted =
    part === null || !whole ? '' : `${Math.round((100 * part) / whole)}\u00a0% (${shown(part)} av ${shown(whole)}), `;
  return `${counted}${cutOff}. Körning ${number} av ${definition}, kontrollsumma ${sha256.slice(0, 12)}`;
}

function doneCell({ done, droppedReason }: ControlRecord): Cell {
  if (done !== null) return textCell(person(done));
  return textCell(droppedReason === null ? 'Inte klar' : `Inställd: ${droppedReason}`);
}

function signedCell({ done, signed, fourEyes }: ControlRecord): Cell {
  if (signed !== null) return textCell(person(signed));
  return textCell(done !== null && fourEyes ? 'Väntar på signering' : '–');
}

/** Columns for samples and signatures stand only where some row has one. */
export function recordTable(context: Context, { key, title }: Control): Block[] {
  const records = context.records.filter(({ control }) => control === key);
  if (records.every(({ done, droppedReason }) => done === null && droppedReason === null)) return [];
  const sampled = records.some(({ sample }) => sample !== null);
  const ran = records.some(({ runs }) => runs.length > 0);
  const signs = records.some(({ done, fourEyes, signed }) => signed !== null || (done !== null && fourEyes));
  return [
    {
      type: 'table',
      id: context.id('t', `tillfällen ${title}`),
      caption: `Tillfällen: ${title}`,
      showCaption: false,
      columns: [
        { header: words.occurrence, align: 'start', width: 2 },
        { header: words.assessment, align: 'start', width: 1.8 },
        ...(sampled ? [{ header: words.sample, align: 'start' as const, width: 2.6 }] : []),
        ...(ran ? [{ header: words.run, align: 'start' as const, width: 3 }] : []),
        { header: words.doneBy, align: 'start', width: 2.6 },
        ...(signs ? [{ header: words.signedBy, align: 'start' as const, width: 2.6 }] : []),
      ],
      rowHeaders: true,
      rows: records.map((record) => ({
        kind: 'plain',
        cells: [
          textCell(record.label === null ? record.dueOn : `${record.label}, ${record.dueOn}`),
          record.done === null ? textCell('–') : [[symbol(context, 'control', record.assessment)]],
          ...(sampled ? [textCell(record.sample === null ? '–' : sampleWords(record.sample))] : []),
          ...(ran ? [textCell(record.runs.map(runWords).join('; ') || '–')] : []),
          doneCell(record),
          ...(signs ? [signedCell(record)] : []),
        ],
      })),
    },
  ];
}
