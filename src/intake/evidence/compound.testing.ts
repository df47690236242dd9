/** For tests: writes compound files ([MS-CFB], version 3), and Outlook messages ([MS-OXMSG]) in them. */

/** A storage by the names of what it holds; bytes are a stream. */
export type Storage = { readonly [name: string]: Storage | Uint8Array };

const sector = 512;
const mini = 64;
const miniLimit = 4096;
const [free, end, fatMark, listMark] = [0xffffffff, 0xfffffffe, 0xfffffffd, 0xfffffffc];
/** Sectors of the table that the header itself lists. */
const inHeader = 109;

type Entry = { name: string; type: number; content: Buffer; child: number; right: number; start: number };

const padded = (bytes: Buffer, to: number) => Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)]);
const numbers = (list: readonly number[]) => {
  const bytes = Buffer.alloc(list.length * 4);
  for (const [at, number] of list.entries()) bytes.writeUInt32LE(number, at * 4);
  return bytes;
};

/** Siblings hang to the right of each other, in the order of their names: shorter first, then by letter (2.6.4). */
function listEntries(storage: Storage, list: Entry[]): number {
  const order = Object.entries(storage).toSorted(
    ([a], [b]) => a.length - b.length || (a.toUpperCase() < b.toUpperCase() ? -1 : 1),
  );
  let right = free;
  for (const [name, held] of order.toReversed()) {
    const isStream = held instanceof Uint8Array;
    const content = isStream ? Buffer.from(held) : Buffer.alloc(0);
    const entry = { name, type: isStream ? 2 : 1, content, child: free, right, start: isStream ? end : 0 };
    right = list.push(entry) - 1;
    if (!isStream) entry.child = listEntries(held, list);
  }
  return right;
}

function entryBytes({ name, type, content, child, right, start }: Entry): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes.set([type, 1], 66);
  for (const [at, number] of [
    [68, free],
    [72, right],
    [76, child],
    [116, start],
    [120, content.length],
  ] as const)
    bytes.writeUInt32LE(number, at);
  return bytes;
}

/** The bytes of a compound file. */
export function writeCompound(storage: Storage): Buffer {
  const list: Entry[] = [
    { name: 'Root Entry', type: 5, content: Buffer.alloc(0), child: free, right: free, start: end },
  ];
  const [root] = list;
  if (root === undefined) throw new Error('There is no root.');
  root.child = listEntries(storage, list);
  const [sectors, table, miniTable, small]: [Buffer[], number[], number[], Buffer[]] = [[], [], [], []];
  const put = (content: Buffer, places: number[], step: number, into: Buffer[]): number => {
    if (content.length === 0) return end;
    const start = places.length;
    const count = Math.ceil(content.length / step);
    for (let at = 1; at <= count; at += 1) places.push(at === count ? end : start + at);
    into.push(padded(content, step));
    return start;
  };
  for (const entry of list.slice(1).filter(({ type }) => type === 2))
    entry.start =
      entry.content.length < miniLimit
        ? put(entry.content, miniTable, mini, small)
        : put(entry.content, table, sector, sectors);
  root.content = Buffer.concat(small);
  root.start = put(root.content, table, sector, sectors);
  const miniAt = put(numbers(miniTable), table, sector, sectors);
  const unused = Array.from({ length: (4 - (list.length % 4)) % 4 }, () => Buffer.alloc(128));
  const listAt = put(Buffer.concat([...list.map(entryBytes), ...unused]), table, sector, sectors);
  // The table lists itself, and the sectors that list it where the header has no more room.
  let [own, lists] = [0, 0];
  while (own * 128 < table.length + own + lists) {
    own += 1;
    lists = Math.max(0, Math.ceil((own - inHeader) / 127));
  }
  const listed = table.length;
  const fat = Array.from({ length: own }, (_, index) => listed + lists + index);
  table.push(...Array.from({ length: lists }, () => listMark), ...fat.map(() => fatMark));
  while (table.length % 128 !== 0) table.push(free);
  const rest = fat.slice(inHeader);
  for (let at = 0; at < lists; at += 1) {
    const places = rest.slice(at * 127, (at + 1) * 127);
    const unusedPlaces = Array.from({ length: 127 - places.length }, () => free);
    sectors.push(numbers([...places, ...unusedPlaces, at + 1 < lists ? listed + at + 1 : end]));
  }
  const miniSectors = Math.ceil((miniTable.length * 4) / sector);
  const header = Buffer.alloc(sector);
  header.set(Buffer.from('D0CF11E0A1B11AE1', 'hex'));
  for (const [at, number] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    header.writeUInt16LE(number, at);
  const places = [...fat.slice(0, inHeader), ...Array.from({ length: Math.max(0, inHeader - fat.length) }, () => free)];
  header.set(
    numbers([own, listAt, 0, miniLimit, miniAt, miniSectors, lists === 0 ? end : listed, lists, ...places]),
    44,
  );
  return Buffer.concat([header, ...sectors, numbers(table)]);
}

const unicode = (text: string) => Buffer.from(text, 'utf16le');

/** The fixed properties of a message (32 bytes first) or of what is attached (8 bytes first), as tags with numbers. */
function properties(before: number, fixed: readonly (readonly [number, number])[]): Buffer {
  return Buffer.concat([Buffer.alloc(before), ...fixed.map(([tag, number]) => numbers([tag, 6, number, 0]))]);
}

/** An attachment: its name, and its bytes or the message that it is. `method` is 1 for bytes, 5 for a message. */
export function attachment(name: string, content: Uint8Array | Storage, method?: number): Storage {
  const isBytes = content instanceof Uint8Array;
  return {
    '__properties_version1.0': properties(8, [[0x37050003, method ?? (isBytes ? 1 : 5)]]),
    '__substg1.0_3707001F': unicode(name),
    [isBytes ? '__substg1.0_37010102' : '__substg1.0_3701000D']: content,
  };
}

/** What the root of a message holds. */
export function message(attachments: readonly Storage[] = [], more: Storage = {}): Storage {
  const empty = {
    '__substg1.0_00020102': Buffer.alloc(0),
    '__substg1.0_00030102': Buffer.alloc(0),
    '__substg1.0_00040102': Buffer.alloc(0),
  };
  return {
    '__nameid_version1.0': empty,
    '__properties_version1.0': properties(32, [[0x0e070003, 1]]),
    '__substg1.0_001A001F': unicode('IPM.Note'),
    '__substg1.0_0037001F': unicode('Svar på frågan om attester'),
    '__substg1.0_1000001F': unicode('Hej! '.repeat(2000)),
    '__recip_version1.0_#00000000': {
      '__properties_version1.0': properties(8, []),
      '__substg1.0_3003001F': unicode('anna@alvsala.se'),
    },
    ...Object.fromEntries(attachments.map((held, at) => [`__attach_version1.0_#${String(at).padStart(8, '0')}`, held])),
    ...more,
  };
}
