/**
 * What Typst leaves out of the PDF: the PDF/UA identifier in the archive file's XMP (with its PDF/A extension schema),
 * DisplayDocTitle, row headers, and the names of tables whose caption is not printed.
 */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import type { ReportTree, TableBlock } from '../domain/report.ts';
import { tablesOf } from './layout.ts';

const name = (text: string) => PDFName.of(text);

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
export async function finishPdf(
  file: Uint8Array,
  tree: ReportTree,
  options: { archive: boolean },
): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(file, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY });
  if (options.archive) claimUa(pdf);
  const preferences = pdf.catalog.lookupMaybe(name('ViewerPreferences'), PDFDict) ?? pdf.context.obj({});
  preferences.set(name('DisplayDocTitle'), pdf.context.obj(true));
  pdf.catalog.set(name('ViewerPreferences'), preferences);
  nameTables(
    pdf,
    tree.parts.flatMap((part) => part.blocks.flatMap(tablesOf)),
  );
  return pdf.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}

function claimUa(pdf: PDFDocument): void {
  const metadata = pdf.catalog.lookup(name('Metadata'));
  if (!(metadata instanceof PDFRawStream)) throw new Error('The PDF has no XMP to put the PDF/UA identifier in');
  const xmp = Buffer.from(decodePDFRawStream(metadata).decode()).toString('utf8');
  if (!xmp.includes('<pdfaExtension:schemas><rdf:Bag>') || !xmp.includes('<pdfaid:part>')) {
    throw new Error('The XMP of the PDF has no place for the PDF/UA identifier');
  }
  const patched = xmp
    .replace('<pdfaExtension:schemas><rdf:Bag>', `<pdfaExtension:schemas><rdf:Bag>${uaSchema}`)
    .replace('<pdfaid:part>', `${uaIdentifier}<pdfaid:part>`);
  const stream = pdf.context.stream(new TextEncoder().encode(patched), { Type: 'Metadata', Subtype: 'XML' });
  const reference = pdf.catalog.get(name('Metadata'));
  if (reference instanceof PDFRef) pdf.context.assign(reference, stream);
}

/** Gives the nth table of the structure tree what the nth table of the document says. */
function nameTables(pdf: PDFDocument, tables: readonly TableBlock[]): void {
  const root = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict);
  const found = elements(pdf, root, 'Table');
  if (found.length !== tables.length) {
    throw new Error(`The PDF has ${found.length} tagged tables, the document ${tables.length}`);
  }
  for (const [index, table] of tables.entries()) {
    const element = found[index];
    if (element === undefined) continue;
    if (!table.showCaption && table.caption !== '') {
      attributes(pdf, element).set(name('Summary'), PDFHexString.fromText(table.caption));
    }
    if (table.rowHeaders) for (const row of elements(pdf, element, 'TR')) makeRowHeader(pdf, row);
  }
}

function makeRowHeader(pdf: PDFDocument, row: PDFDict): void {
  const [cell] = children(pdf, row);
  if (cell?.get(name('S')) !== name('TD')) return;
  cell.set(name('S'), name('TH'));
  attributes(pdf, cell).set(name('Scope'), name('Row'));
}

/** The element's table attributes, made where there are none. */
function attributes(pdf: PDFDocument, element: PDFDict): PDFDict {
  const given = pdf.context.lookup(element.get(name('A')));
  const dictionaries = given instanceof PDFArray ? given.asArray().map((item) => pdf.context.lookup(item)) : [given];
  for (const candidate of dictionaries) {
    if (candidate instanceof PDFDict && candidate.get(name('O')) === name('Table')) return candidate;
  }
  const made = pdf.context.obj({ O: 'Table' });
  const rest = dictionaries.filter((item): item is PDFObject => item !== undefined);
  element.set(name('A'), pdf.context.obj([...rest, made]));
  return made;
}

function children(pdf: PDFDocument, element: PDFDict): PDFDict[] {
  const kids = pdf.context.lookup(element.get(name('K')));
  const items = kids instanceof PDFArray ? kids.asArray() : [kids];
  return items
    .map((item) => pdf.context.lookup(item))
    .filter((item): item is PDFDict => item instanceof PDFDict && item.has(name('S')));
}

/** Elements of one kind in reading order; those inside one of them are not looked for. */
function elements(pdf: PDFDocument, from: PDFDict, kind: string): PDFDict[] {
  return children(pdf, from).flatMap((child) =>
    child.get(name('S')) === name(kind) ? [child] : elements(pdf, child, kind),
  );
}
