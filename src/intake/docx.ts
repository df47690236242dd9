/**
 * Reads a DOCX file into source blocks: headings by style or outline level, list items by numbering, tables with cells of
 * paragraphs. Headers, footers and comments are not read. Sources are paragraphs, counted from 1.
 */
import type { IntakeNote } from '../domain/proposal.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { BodyReader, type DocxBody } from './docx-blocks.ts';
import { type DocxPackage, openPackage } from './docx-package.ts';
import { paragraphForms } from './docx-styles.ts';
import { child, elementsOf, parseXml, type XmlElement } from './docx-xml.ts';
import type { SourceDocument } from './source-block.ts';
import type { Taker } from './xml-read.ts';

const again = 'Öppna den i Word eller LibreOffice, spara den på nytt som DOCX och försök igen.';

/** Reads a DOCX file. Refuses one that is locked, damaged, out of measure, or of another kind. */
export async function readDocx(bytes: Uint8Array, fileName: string): Promise<Result<SourceDocument>> {
  if (bytes[0] === 0xd0) {
    const message = `Filen är låst med lösenord eller sparad i det äldre formatet DOC. ${again.replace('den på nytt ', 'den utan lösenord ')}`;
    return refuse({ path: fileName, message });
  }
  const opened = openPackage(bytes, fileName);
  if (!opened.ok) return opened;
  const read = readParts(opened.value, fileName);
  if (!read.ok) return read;
  const { blocks, length, tracked, embedded } = read.value;
  if (blocks.length === 0) {
    return refuse({ path: fileName, message: 'Dokumentet har ingen text. Välj filen med den färdiga rapporten.' });
  }
  const source = { unit: 'paragraph', from: 1, to: Math.max(1, length) } as const;
  const said: IntakeNote[] = [{ kind: 'encoding', message: 'Filen lästes som Word-dokument (DOCX).', source }];
  if (tracked) {
    const message = 'Filen har spårade ändringar: tillagd text har lästs, struken text har utelämnats.';
    said.push({ kind: 'other', message, source });
  }
  for (const place of embedded) {
    const message = 'Ett inbäddat dokument har inte lästs. Klistra in dess text i rapporten om den hör dit.';
    said.push({ kind: 'unplaced', message, source: place });
  }
  return succeed({ format: 'docx', encoding: 'DOCX', length, blocks, notes: said });
}

/** The paths of related parts by the last word of the relation's type. Relations that lead out of the file are ignored. */
function relations(root: XmlElement | null, folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { attributes } of elementsOf(root ?? undefined)) {
    const kind = attributes.Type?.split('/').at(-1);
    if (kind === undefined || attributes.Target === undefined || attributes.TargetMode === 'External') continue;
    if (!found.has(kind)) found.set(kind, resolve(folder, attributes.Target));
  }
  return found;
}

/** A path inside the package, without leading slash. */
function resolve(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.filter((step) => step !== '').join('/');
}

/** Reads styles, numbering and notes, and then the document's body by them. */
function readParts(opened: DocxPackage, fileName: string): Result<DocxBody> {
  let failed: Result<never> | null = null;
  const xml = (path: string | undefined, taker?: () => Taker): XmlElement | null => {
    if (path === undefined || failed) return null;
    const part = opened.read(path);
    if (!part.ok) {
      failed = part;
      return null;
    }
    if (part.value === null) return null;
    const root = parseXml(part.value, taker);
    if (!root) failed = refuse({ path: fileName, message: `Filens innehåll är skadat (${path}). ${again}` });
    return root;
  };
  const main = relations(xml('_rels/.rels'), '').get('officeDocument') ?? 'word/document.xml';
  const folder = main.split('/').slice(0, -1).join('/');
  const related = relations(xml(`${folder}/_rels/${main.split('/').at(-1)}.rels`), folder);
  const styles = xml(related.get('styles'));
  const numbering = xml(related.get('numbering'));
  const notes = new Map<string, XmlElement>();
  for (const kind of ['footnote', 'endnote']) {
    for (const note of elementsOf(xml(related.get(`${kind}s`)) ?? undefined)) {
      notes.set(`${kind} ${note.attributes.id ?? ''}`, note);
    }
  }
  const form = paragraphForms(styles, numbering);
  let reader = new BodyReader(form, notes);
  const document = xml(main, () => {
    reader = new BodyReader(form, notes);
    return { under: 'w:body', take: (element) => reader.take(element) };
  });
  if (failed) return failed;
  if (!document) {
    const message = `Filen är ett packat arkiv men inget Word-dokument. ${again}`;
    return refuse({ path: fileName, message });
  }
  if (!child(document, 'w:body')) return refuse({ path: fileName, message: `Filen är inget Word-dokument. ${again}` });
  return succeed(reader.end());
}
