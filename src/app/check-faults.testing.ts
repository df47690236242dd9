/** Faults to plant in a printed package, one at a time: each says what it did. */
import type { ReportTree } from '../domain/report.ts';
import { cellText, numberOf, pick, type Random, type Slot, slotsOf, write } from './check-variants.testing.ts';

export const faultKinds = ['sum', 'digits', 'stale', 'unit', 'sign', 'direction', 'count'] as const;
export type FaultKind = (typeof faultKinds)[number];
export type Fault = { readonly kind: FaultKind; readonly said: string };

type Change = { readonly slot: Slot; readonly from: string; readonly to: string; readonly at: number };

const isSum = (label: string) => /summa|totalt/iu.test(label);
const figureTable = (slot: Slot) =>
  slot.table !== null && /resultaträkning|driftredovisning/iu.test(slot.table.caption) && slot.column > 0;
const label = (slot: Slot) => (slot.table ? cellText(slot.table, slot.row, 0) : '');
const whole = (slot: Slot, to: string): Change => ({ slot, from: slot.inline.text, to, at: 0 });

function sums(slots: readonly Slot[], random: Random): Change[] {
  return slots
    .filter((slot) => figureTable(slot) && isSum(label(slot)))
    .flatMap((slot) => {
      const number = numberOf(slot.inline.text);
      if (!number || number.value === 0) return [];
      const step = 10 ** -number.decimals;
      const off = Math.max(step * 12, Math.abs(number.value) * (0.03 + random() * 0.2));
      return [whole(slot, write(number.value + (random() < 0.5 ? off : -off), number.decimals, slot.inline.text))];
    });
}

/** Amounts of the prose with a unit that stand, digit for digit, at another place too. */
function repeated(slots: readonly Slot[]): { slot: Slot; text: string; at: number; after: string }[] {
  const plainly = (text: string) =>
    text
      .replaceAll(/[\u00A0\u202F]/gu, ' ')
      .replace(/^[+−-]/u, '')
      .replaceAll('.', ',')
      .replace(/\s?(?:%|procent)$/u, '');
  const cells = new Set(slots.filter((slot) => slot.table !== null).map((slot) => plainly(slot.inline.text)));
  const prose = slots
    .filter((slot) => slot.table === null)
    .map((slot) => plainly(slot.inline.text))
    .join('\n')
    .replaceAll(/\s?procent/gu, ' %');
  return slots
    .filter((slot) => slot.table === null)
    .flatMap((slot) =>
      [
        ...slot.inline.text.matchAll(
          /(?<![\p{L}\d,.+−-])[+−-]?\d{1,3}[,.]\d(?=[\s\u00A0]?(%|procent|miljoner kronor))/gu,
        ),
      ].flatMap((match) => {
        const plain = plainly(match[0]);
        const again =
          prose.split(`${plain} ${(match[1] ?? '').replace('procent', '%')}`).length > 2 || cells.has(plain);
        return again ? [{ slot, text: match[0], at: match.index, after: match[1] ?? '' }] : [];
      }),
    );
}

function swapped(text: string): string | null {
  const places = [...text].flatMap((sign, index) =>
    /\d/u.test(sign) &&
    /\d/u.test(text[index + 1] ?? '') &&
    sign !== text[index + 1] &&
    !(index === 0 && text[index + 1] === '0')
      ? [index]
      : [],
  );
  const decimal = /^(\D*)(\d+)([,.])(\d)$/u.exec(text);
  const at = places[0];
  if (at !== undefined) return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
  if (decimal && (decimal[2] ?? '').length === 1 && decimal[2] !== decimal[4])
    return `${decimal[1]}${decimal[4]}${decimal[3]}${decimal[2]}`;
  return null;
}

function digits(slots: readonly Slot[]): Change[] {
  const cells = slots.filter((slot) => figureTable(slot) && Math.abs(numberOf(slot.inline.text)?.value ?? 0) >= 10);
  const inCells = cells.flatMap((slot) => {
    const to = swapped(slot.inline.text);
    return to === null ? [] : [whole(slot, to)];
  });
  const inProse = repeated(slots).flatMap(({ slot, text, at }) => {
    const to = swapped(text);
    return to === null ? [] : [{ slot, from: text, to, at }];
  });
  return [...inCells, ...inProse];
}

/** The figure of another year of the same row in place of this year's. */
function stale(slots: readonly Slot[]): Change[] {
  const prose = repeated(slots);
  const tables = new Set(slots.flatMap((slot) => (slot.table ? [slot.table] : [])));
  const changes: Change[] = [];
  for (const table of tables) {
    const dated = table.columns.flatMap((column, index) =>
      index > 0 && /20\d\d/u.test(column.header) && !/mål|budget|prognos|avvikelse/iu.test(column.header)
        ? [index]
        : [],
    );
    for (const row of table.rows.keys())
      for (const now of dated)
        for (const then of dated) {
          const [a, b] = [cellText(table, row, now), cellText(table, row, then)];
          const word = /\p{L}{6,}/u
            .exec(cellText(table, row, 0).replace(/^(?:summa|total|totala)\s/iu, ''))?.[0]
            .slice(0, 8)
            .toLocaleLowerCase('sv');
          if (a === b || !word || !numberOf(a) || !numberOf(b)) continue;
          for (const { slot, text, at, after } of prose) {
            const percent = /%/u.test(a);
            const near = slot.inline.text.slice(Math.max(0, at - 60), at).toLocaleLowerCase('sv');
            const same =
              text.replace(/^[+−-]/u, '').replace('.', ',') ===
              a
                .replace(/\s*%/u, '')
                .replace(/^[+−-]/u, '')
                .replace('.', ',');
            if (same && near.includes(word) && !near.includes('från') && percent === /%|procent/u.test(after)) {
              changes.push({ slot, from: text, to: b.replace(/[\s\u00A0]*%/u, ''), at });
            }
          }
        }
  }
  return changes;
}

function units(slots: readonly Slot[]): Change[] {
  return repeated(slots)
    .filter(({ after }) => after === 'miljoner kronor')
    .map(({ slot, text, at }) => {
      const from = slot.inline.text.slice(
        at,
        slot.inline.text.indexOf('miljoner kronor', at) + 'miljoner kronor'.length,
      );
      return { slot, from, to: `${text} tusen kronor`, at };
    });
}

function signs(slots: readonly Slot[]): Change[] {
  const turned = (text: string) => (/^[−-]/u.test(text) ? text.slice(1) : `−${text.replace(/^\+/u, '')}`);
  const cells = slots
    .filter((slot) => figureTable(slot) && Math.abs(numberOf(slot.inline.text)?.value ?? 0) >= 0.4)
    .map((slot) => whole(slot, turned(slot.inline.text)));
  const items = slots
    .filter((slot) => slot.item)
    .flatMap((slot) => {
      const match = /[+−-]\d+[,.]\d$/u.exec(slot.inline.text);
      return match
        ? [
            {
              slot,
              from: match[0],
              to: /^\+/u.test(match[0]) ? match[0].replace('+', '−') : match[0].replace(/^[−-]/u, '+'),
              at: match.index,
            },
          ]
        : [];
    });
  return [...cells, ...items];
}

const opposites: readonly (readonly [string, string])[] = [
  ['ökat', 'minskat'],
  ['ökade', 'minskade'],
  ['sjönk', 'steg'],
  ['sjunkit', 'stigit'],
  ['kortats', 'förlängts'],
  ['utökats', 'minskats'],
];

function directions(slots: readonly Slot[]): Change[] {
  return slots
    .filter((slot) => slot.table === null)
    .flatMap((slot) =>
      opposites
        .flatMap((pair) => [pair, [pair[1], pair[0]] as const])
        .flatMap(([from, to]) =>
          [
            ...slot.inline.text.matchAll(
              new RegExp(`(?<!\\p{L})${from}(?=[^.;]{0,60} från (?:\\d|\\p{L}+ till)[^.]* till )`, 'gu'),
            ),
          ].map((match) => ({ slot, from, to, at: match.index })),
        ),
    );
}

function counts(slots: readonly Slot[]): Change[] {
  const forms = [
    /(?<=, )\d+(?= kvinnor och \d+ män)/gu,
    /(?<= kvinnor och )\d+(?= män)/gu,
    /(?<=Av (?:årets )?)\d+(?= åtaganden är )/gu,
    /(?<=åtaganden är )\d+(?= klara och )/gu,
    /(?<=Av de )\d+(?= processmålen bedöms)/gu,
  ];
  return slots
    .filter((slot) => slot.table === null)
    .flatMap((slot) =>
      forms.flatMap((form) =>
        [...slot.inline.text.matchAll(form)].map((match) => ({
          slot,
          from: match[0],
          to: String(Number(match[0]) + 1 + (match.index % 3)),
          at: match.index,
        })),
      ),
    );
}

/** A copy of the tree with one fault of the kind; null where the package has no place for it. */
export function plant(
  original: ReportTree,
  kind: FaultKind,
  random: Random,
): { tree: ReportTree; fault: Fault } | null {
  const tree = structuredClone(original);
  const slots = slotsOf(tree);
  const makers = { sum: sums, digits, stale, unit: units, sign: signs, direction: directions, count: counts };
  const change = pick(
    random,
    makers[kind](slots, random).filter((each) => each.from !== each.to),
  );
  if (!change) return null;
  const { slot, from, to, at } = change;
  const before = slot.inline.text;
  slot.inline.text = before.slice(0, at) + to + before.slice(at + from.length);
  const where = slot.table
    ? `${slot.table.caption}, ${label(slot)}, ${slot.table.columns[slot.column]?.header}`
    : before.slice(Math.max(0, at - 60), at + 50);
  return { tree, fault: { kind, said: `${from} → ${to} (${where})` } };
}
