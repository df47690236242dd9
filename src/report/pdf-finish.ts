/**
 * What Typst leaves out of the PDF: the PDF/UA identifier in the archive file's XMP (with its PDF/A extension schema),
 * DisplayDocTitle, row headers, and the names of tables whose caption is not printed.
 */
import type { ReportTree, TableBlock } from '../domain/report.ts';
import { tablesOf } from './layout.ts';
import { entryOf, type PdfObjects, readObjects, references } from './pdf-objects.ts';

/** PDF/UA-1's identifier (ISO 14289-1, 5), and the extension schema that PDF/A-2 (ISO 19005-2, 6.6.2.3) wants for it. */
const uaIdentifier = '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>';
const uaSchema =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">' +
  '<pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>';

/** Finishes a file of Typst's. `archive`: it is a PDF/A-2a that passed the PDF/UA-1 gate, and says both. */
export function finishPdf(file: Uint8Array, tree: ReportTree, options: { archive: boolean }): Uint8Array {
  const pdf = readObjects(file);
  const catalog = reference(pdf.trailer, 'Root');
  if (options.archive) claimUa(pdf, reference(pdf.read(catalog), 'Metadata'));
  nameTables(
    pdf,
    reference(pdf.read(catalog), 'StructTreeRoot'),
    tree.parts.flatMap((part) => part.blocks.flatMap(tablesOf)),
  );
  if (!pdf.read(catalog).includes('\n    /DisplayDocTitle true')) {
    change(pdf, catalog, '\n  /ViewerPreferences <<', (found) => `${found}\n    /DisplayDocTitle true`);
  }
  return pdf.write();
}

/** The object that an entry refers to. */
function reference(object: string, key: string): number {
  const [number] = references(entryOf(object, key));
  if (number === undefined) throw new Error(`The PDF says nothing of its ${key}`);
  return number;
}

/** Changes the object's first `found`, which must be there. */
function change(pdf: PdfObjects, number: number, found: string, to: (found: string) => string): void {
  const object = pdf.read(number);
  if (!object.includes(found)) throw new Error(`An object of the PDF has no "${found.trim()}"`);
  pdf.replace(
    number,
    object.replace(found, () => to(found)),
  );
}

function claimUa(pdf: PdfObjects, metadata: number): void {
  const before = pdf.read(metadata).length;
  change(pdf, metadata, '<pdfaExtension:schemas><rdf:Bag>', (found) => found + uaSchema);
  change(pdf, metadata, '<pdfaid:part>', (found) => uaIdentifier + found);
  const added = pdf.read(metadata).length - before;
  const length = entryOf(pdf.read(metadata), 'Length') ?? '';
  change(pdf, metadata, `\n  /Length ${length}\n`, () => `\n  /Length ${Number(length) + added}\n`);
}

/** Gives the nth table of the structure tree what the nth table of the document says. */
function nameTables(pdf: PdfObjects, root: number, tables: readonly TableBlock[]): void {
  const found = elements(pdf, root, 'Table');
  if (found.length !== tables.length) {
    throw new Error(`The PDF has ${found.length} tagged tables, the document ${tables.length}`);
  }
  for (const [index, table] of tables.entries()) {
    const element = found[index];
    if (element === undefined) continue;
    if (!table.showCaption && table.caption !== '') addAttribute(pdf, element, `/Summary ${textString(table.caption)}`);
    if (table.rowHeaders) for (const row of elements(pdf, element, 'TR')) makeRowHeader(pdf, row);
  }
}

function makeRowHeader(pdf: PdfObjects, row: number): void {
  const [cell] = children(pdf, row);
  if (cell === undefined || role(pdf, cell) !== 'TD') return;
  change(pdf, cell, '\n  /S /TD\n', () => '\n  /S /TH\n');
  addAttribute(pdf, cell, '/Scope /Row');
}

/** Adds to the element's table attributes, which are made where there are none. */
function addAttribute(pdf: PdfObjects, element: number, attribute: string): void {
  const given = entryOf(pdf.read(element), 'A');
  if (given?.includes('\n    /O /Table\n')) {
    change(pdf, element, '\n    /O /Table\n', (found) => `${found}    ${attribute}\n`);
  } else {
    const made = `<<\n    /O /Table\n    ${attribute}\n  >>`;
    if (given === null) change(pdf, element, '\n  /K ', (found) => `\n  /A [${made}]${found}`);
    else change(pdf, element, '\n  /A [', (found) => `${found}${made} `);
  }
}

/** A text string in UTF-16, as hexadecimal digits (ISO 32000-1, 7.9.2.2). */
function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

const role = (pdf: PdfObjects, element: number): string | null => entryOf(pdf.read(element), 'S')?.slice(1) ?? null;

function children(pdf: PdfObjects, element: number): number[] {
  return references(entryOf(pdf.read(element), 'K')).filter((child) => role(pdf, child) !== null);
}

/** Elements of one kind in reading order; those inside one of them are not looked for. */
function elements(pdf: PdfObjects, from: number, kind: string): number[] {
  return children(pdf, from).flatMap((child) => (role(pdf, child) === kind ? [child] : elements(pdf, child, kind)));
}
