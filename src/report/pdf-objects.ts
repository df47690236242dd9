/**
 * A PDF file as the texts of its objects, to be changed one by one. It reads what Typst writes: objects in plain text and
 * one table of where each stands (ISO 32000-1, 7.5.4). A library's model of the whole file takes ten times as long.
 */

export type PdfObjects = {
  /** What stands after the table of places, `/Root` with the catalog's number among it. */
  readonly trailer: string;
  /** An object from its number to its `endobj`, one character for each byte. Throws where there is none. */
  readonly read: (number: number) => string;
  /** Puts another text in an object's place. */
  readonly replace: (number: number, text: string) => void;
  /** The whole file, with a new table of places. */
  readonly write: () => Uint8Array;
};

/** Bytes of a place in the table: ten digits of offset, five of generation, `n` or `f`, end of line. */
const entryLength = 20;

/** Reads the table of places. Throws where the file is written in another way. */
export function readObjects(file: Uint8Array): PdfObjects {
  const source = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('latin1');
  const table = Number(/startxref\n(\d+)\n%%EOF\s*$/u.exec(source.slice(-64))?.[1] ?? Number.NaN);
  const head = /^xref\n0 (\d+)\n/u.exec(source.slice(table, table + 32));
  if (head === null) throw new Error('The PDF has no plain table of its objects');
  const entries = table + head[0].length;
  const starts = new Map<number, number>();
  for (let number = 0; number < Number(head[1]); number += 1) {
    const entry = source.slice(entries + number * entryLength, entries + (number + 1) * entryLength);
    if (entry[17] === 'n') starts.set(number, Number(entry.slice(0, 10)));
  }
  const inOrder = [...starts].sort(([, a], [, b]) => a - b);
  const objects = new Map(
    inOrder.map(([number, start], index) => [number, source.slice(start, inOrder[index + 1]?.[1] ?? table)]),
  );
  const trailer = source.slice(entries + Number(head[1]) * entryLength, source.lastIndexOf('startxref'));

  function write(): Uint8Array {
    let place = inOrder[0]?.[1] ?? table;
    const places = new Map<number, number>();
    for (const [number, text] of objects) {
      places.set(number, place);
      place += text.length;
    }
    const listed = Array.from({ length: Number(head?.[1]) }, (_, number) => {
      const at = places.get(number);
      return at === undefined ? '0000000000 65535 f\r\n' : `${String(at).padStart(10, '0')} 00000 n\r\n`;
    });
    const start = source.slice(0, inOrder[0]?.[1] ?? table);
    const pieces = [start, ...objects.values(), head?.[0] ?? '', ...listed, trailer, `startxref\n${place}\n%%EOF`];
    return Buffer.from(pieces.join(''), 'latin1');
  }

  return {
    trailer,
    read(number) {
      const text = objects.get(number);
      if (text === undefined) throw new Error(`The PDF has no object ${number}`);
      return text;
    },
    replace: (number, text) => void objects.set(number, text),
    write,
  };
}

/**
 * The value of an entry of the object's dictionary, which Typst writes as a line of its own: text that people have
 * written never begins a line. Null where there is no such entry.
 */
export function entryOf(object: string, key: string): string | null {
  const found = new RegExp(`^  /${key} (.*(?:\\n(?: {4}|  [>\\]]).*)*)`, 'mu').exec(object);
  return found?.[1] ?? null;
}

/** The objects that a value refers to, in order; not those that dictionaries inside it refer to. */
export function references(value: string | null): number[] {
  const own = (value ?? '').replaceAll(/\n {4}.*/gu, '');
  return [...own.matchAll(/(\d+) 0 R/gu)].map((match) => Number(match[1]));
}
