/**
 * Outlook's e-mail as evidence (.msg, [MS-OXMSG]): a compound file whose root has the stream of properties that only messages
 * have, and nothing beside what a message consists of. What is attached is judged as the attached files of any e-mail.
 */
import type { EvidenceFile } from '../../domain/evidence.ts';
import { findArchiveEnd } from './archive.ts';
import { type Compound, type CompoundEntry, readCompound } from './compound.ts';
import { type MailJudgement, mostMail } from './mail.ts';

const propertiesName = '__properties_version1.0';
/** All that a message consists of (2.2). */
const known =
  /^__(?:nameid_version1\.0|properties_version1\.0|substg1\.0_[0-9A-F]{8}(?:-[0-9A-F]{8})?|(?:recip|attach)_version1\.0_#[0-9A-F]{8})$/iu;
const attachmentName = /^__attach_version1\.0_#/iu;

/** Properties by their tags ([MS-OXPROPS]): a text is one of two, in Unicode or in a code page. */
const messageClass = ['001A001F', '001A001E'];
const fileNames = ['3707001F', '3707001E', '3704001F', '3704001E', '3001001F', '3001001E'];
const contentTag = '37010102';
const embeddedTag = '3701000D';
const methodTag = 0x37050003;
/** How something is attached ([MS-OXCMSG] 2.2.2.9): not at all, by its bytes, as a message, as a link that a reader presses. */
const [nothing, byValue, embedded, webLink] = [0, 1, 5, 7];

/** The parts of a form that a message brings with it, with its script; they have names and not tags. */
const formNames = new Set([0x850f, 0x8513, 0x851b, 0x8541]);

const named = (entries: readonly CompoundEntry[], name: string) =>
  entries.find((entry) => entry.name.toUpperCase() === name.toUpperCase());
const propertyStream = (entries: readonly CompoundEntry[], tag: string) => named(entries, `__substg1.0_${tag}`);

function textOf(file: Compound, entries: readonly CompoundEntry[], tags: readonly string[]): string | null {
  for (const tag of tags) {
    const stream = propertyStream(entries, tag);
    const bytes = stream?.children === null ? file.content(stream) : null;
    if (bytes && bytes.length > 0)
      return bytes.toString(tag.endsWith('1F') ? 'utf16le' : 'latin1').replace(/\0+$/u, '');
  }
  return null;
}

/** True where the root is a message's. */
function isMessage({ entries }: Compound): boolean {
  return named(entries, propertiesName)?.children === null;
}

/** The beginnings of the tags that the file gives to the parts of a form (2.2.3.1.2). */
function formTags({ entries, content }: Compound): Set<string> {
  const stream = propertyStream(named(entries, '__nameid_version1.0')?.children ?? [], '00030102');
  const bytes = (stream && content(stream)) ?? Buffer.alloc(0);
  const places = Array.from({ length: Math.floor(bytes.length / 8) }, (_, index) => index * 8);
  const numbered = places.filter((at) => (bytes.readUInt16LE(at + 4) & 1) === 0);
  const ofForms = numbered.filter((at) => formNames.has(bytes.readUInt32LE(at)));
  return new Set(ofForms.map((at) => (0x8000 + bytes.readUInt16LE(at + 6)).toString(16).toUpperCase()));
}

const tagOf = (name: string) => name.slice('__substg1.0_'.length).slice(0, 4).toUpperCase();

/** The number of a fixed property of an attachment, whose properties begin after eight bytes (2.4.2). */
function numberOf(properties: Buffer, tag: number): number | null {
  for (let at = 8; at + 16 <= properties.length; at += 16)
    if (properties.readUInt32LE(at) === tag) return properties.readUInt32LE(at + 8);
  return null;
}

/** A message, or one in another, of which the file gives tags to names once. */
type Message = Compound & { readonly forms: ReadonlySet<string> };

const broken: MailJudgement = { status: 'broken' };

function judgeAttachment(file: Message, parts: readonly CompoundEntry[], depth: number): MailJudgement {
  const properties = named(parts, propertiesName);
  const read = properties?.children === null ? file.content(properties) : null;
  if (read === null) return broken;
  const name = textOf(file, parts, fileNames) ?? '';
  const method = numberOf(read, methodTag);
  const inner = propertyStream(parts, embeddedTag)?.children;
  if (method === embedded && inner) return judgeParts({ ...file, entries: inner }, depth + 1);
  if (method === nothing || method === webLink) return { status: 'message', attached: [] };
  const stream = propertyStream(parts, contentTag);
  if (method !== byValue || stream?.children !== null) return { status: 'refused', name };
  const bytes = file.content(stream);
  if (bytes === null) return broken;
  const attached: EvidenceFile = { name, size: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
  return { status: 'message', attached: [attached] };
}

function judgeParts(file: Message, depth: number): MailJudgement {
  if (!isMessage(file) || depth > mostMail || file.entries.some(({ name }) => !known.test(name))) return broken;
  if (!/^(?:REPORT\.)?IPM(?:\.|$)/iu.test(textOf(file, file.entries, messageClass) ?? '')) return broken;
  if (file.entries.some(({ name }) => file.forms.has(tagOf(name)))) return { status: 'active' };
  const judged = file.entries
    .filter(({ name }) => attachmentName.test(name))
    .map(({ children }) => (children === null ? broken : judgeAttachment(file, children, depth)));
  const bad = judged.find(({ status }) => status !== 'message');
  return (
    bad ?? { status: 'message', attached: judged.flatMap((one) => (one.status === 'message' ? one.attached : [])) }
  );
}

/** True where an archive ends with the file, so that it would open as one. */
async function isArchive(file: EvidenceFile): Promise<boolean> {
  const end = await findArchiveEnd(file);
  if (end === null || end.record.length < 22) return false;
  return end.record.length === 22 + Buffer.from(end.record).readUInt16LE(20);
}

/** The message that a compound file is, with the files that are attached to it. */
export async function judgeOutlook(file: EvidenceFile): Promise<MailJudgement> {
  const read = readCompound(Buffer.from(await file.read(0, file.size)));
  if (read !== null && !isMessage(read)) return { status: 'other' };
  return read === null || (await isArchive(file)) ? broken : judgeParts({ ...read, forms: formTags(read) }, 0);
}
