/**
 * A compound file ([MS-CFB] v20240423): a small file system in one file, which Outlook's messages and older Office documents
 * are. Only one that holds together is read: chains that end, names once, and no more in its streams than the file has.
 */

export type CompoundEntry = {
  readonly name: string;
  /** Null for a stream. */
  readonly children: readonly CompoundEntry[] | null;
  /** In bytes; 0 for a storage. */
  readonly size: number;
  readonly start: number;
};

export type Compound = {
  readonly entries: readonly CompoundEntry[];
  /** The bytes of a stream; null where its chain is broken. */
  readonly content: (stream: CompoundEntry) => Buffer | null;
};

const signature = Buffer.from('D0CF11E0A1B11AE1', 'hex');
const headerLength = 512;
const inHeader = 109;
const endOfChain = 0xfffffffe;
const noEntry = 0xffffffff;
const entryLength = 128;
const miniSector = 64;
/** Streams shorter than this lie in the mini stream. */
const miniLimit = 4096;
const [storageType, streamType, rootType] = [1, 2, 5];
const deepest = 20;

type Sectors = { readonly size: number; readonly count: number; readonly at: (sector: number) => Buffer };

export const isCompound = (head: Uint8Array) => signature.equals(head.subarray(0, signature.length));

function sectorsOf(bytes: Buffer): Sectors | null {
  if (bytes.length < headerLength * 3 || !isCompound(bytes)) return null;
  const [version, order, shift, mini] = [26, 28, 30, 32].map((at) => bytes.readUInt16LE(at));
  const size = version === 3 && shift === 9 ? 512 : version === 4 && shift === 12 ? 4096 : 0;
  if (size === 0 || order !== 0xfffe || mini !== 6 || bytes.readUInt32LE(56) !== miniLimit) return null;
  const count = Math.floor(bytes.length / size) - 1;
  return { size, count, at: (sector) => bytes.subarray((sector + 1) * size, (sector + 2) * size) };
}

/** The sectors of a chain in order; null where it leaves the file or never ends. */
function chainOf(start: number, table: readonly number[], count: number): number[] | null {
  const chain: number[] = [];
  for (let sector = start; sector !== endOfChain; sector = table[sector] ?? noEntry) {
    if (sector >= count || chain.length > count) return null;
    chain.push(sector);
  }
  return chain;
}

const numbersIn = (bytes: Buffer) =>
  Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(index * 4));

/** Which sector follows which, for the whole file. */
function readTable(bytes: Buffer, sectors: Sectors): number[] | null {
  const places = numbersIn(bytes.subarray(76, 76 + inHeader * 4));
  let next = bytes.readUInt32LE(68);
  for (let read = 0; next !== endOfChain && next !== noEntry; read += 1) {
    if (next >= sectors.count || read > sectors.count) return null;
    const more = numbersIn(sectors.at(next));
    next = more.pop() ?? noEntry;
    places.push(...more);
  }
  const used = places.filter((place) => place !== noEntry);
  if (used.length !== bytes.readUInt32LE(44) || used.some((place) => place >= sectors.count)) return null;
  return used.flatMap((place) => numbersIn(sectors.at(place)));
}

/** The entries of a storage, whose siblings stand in a tree; null where one stands twice or is none. */
function readStorage(list: Buffer, first: number, seen: Set<number>, depth: number): CompoundEntry[] | null {
  const found: CompoundEntry[] = [];
  const waiting = [first];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === noEntry) continue;
    const entry = list.subarray(id * entryLength, (id + 1) * entryLength);
    const [type, nameLength] = [entry[66], entry.length === entryLength ? entry.readUInt16LE(64) : 0];
    if (seen.has(id) || depth > deepest || nameLength < 2 || nameLength > 64) return null;
    if (type !== storageType && type !== streamType) return null;
    seen.add(id);
    const children = type === streamType ? null : readStorage(list, entry.readUInt32LE(76), seen, depth + 1);
    if (type === storageType && children === null) return null;
    const name = entry.toString('utf16le', 0, nameLength - 2);
    const size = type === streamType ? entry.readUInt32LE(120) : 0;
    found.push({ name, children, size, start: entry.readUInt32LE(116) });
    waiting.push(entry.readUInt32LE(68), entry.readUInt32LE(72));
  }
  return new Set(found.map(({ name }) => name.toUpperCase())).size === found.length ? found : null;
}

const sizeOf = (entries: readonly CompoundEntry[]): number =>
  entries.reduce((sum, { size, children }) => sum + size + sizeOf(children ?? []), 0);

/** Null where the bytes are no compound file, or one that does not hold together. */
export function readCompound(bytes: Buffer): Compound | null {
  const sectors = sectorsOf(bytes);
  const table = sectors && readTable(bytes, sectors);
  if (!sectors || !table) return null;
  const stream = (start: number): Buffer | null => {
    const chain = chainOf(start, table, sectors.count);
    return chain && Buffer.concat(chain.map(sectors.at));
  };
  const list = stream(bytes.readUInt32LE(48));
  const small = bytes.readUInt32LE(60) === endOfChain ? Buffer.alloc(0) : stream(bytes.readUInt32LE(60));
  if (!list || list.length < entryLength || list[66] !== rootType || !small) return null;
  const entries = readStorage(list, list.readUInt32LE(76), new Set([0]), 0);
  if (!entries || sizeOf(entries) > bytes.length) return null;
  const miniTable = numbersIn(small);
  const mini = list.readUInt32LE(120) === 0 ? Buffer.alloc(0) : stream(list.readUInt32LE(116));
  if (!mini) return null;
  const content = ({ size, start }: CompoundEntry): Buffer | null => {
    if (size === 0) return Buffer.alloc(0);
    if (size >= miniLimit) return cut(stream(start), size);
    const chain = chainOf(start, miniTable, Math.floor(mini.length / miniSector));
    return cut(chain && Buffer.concat(chain.map((at) => mini.subarray(at * miniSector, (at + 1) * miniSector))), size);
  };
  return { entries, content };
}

const cut = (bytes: Buffer | null, size: number) => (bytes && bytes.length >= size ? bytes.subarray(0, size) : null);
