/**
 * Reads a tagged PDF into source blocks: headings, paragraphs, lists and tables by its structure, with the text that the
 * pages hold. Page numbers and other artifacts are no part of the structure. Sources are pages, counted from 1.
 */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { IntakeNote } from '../domain/proposal.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { structureBlocks } from './pdf-blocks.ts';
import { writingOf } from './pdf-lines.ts';
import { unpacksTooFar } from './pdf-streams.ts';
import { type PdfElement, readStructure } from './pdf-structure.ts';
import { type Operators, type PageText, type Pdf, pageText } from './pdf-text.ts';
import type { SourceDocument } from './source-block.ts';

/** Most pages: a package has a few hundred at most. */
const maxPages = 1500;

const untagged =
  'PDF-filen saknar taggar som visar vad som är rubriker, stycken och tabeller. Välj rapportens DOCX-fil i stället, eller spara en taggad PDF: i Word ”Taggar för dokumentstruktur för hjälpmedel”, i LibreOffice ”Taggad PDF”.';
const damaged = 'PDF-filen är skadad och går inte att läsa. Öppna den, spara den på nytt och försök igen.';
const tooLarge =
  'PDF-filen är orimligt stor uppackad och läses inte. Välj rapportens DOCX-fil i stället, eller spara PDF-filen på nytt med mindre bilder.';
const locked = 'PDF-filen är låst med lösenord. Spara den utan lösenord och försök igen.';

/** Reads a tagged PDF. Refuses one that is locked, damaged, untagged or far too long. */
export async function readPdf(bytes: Uint8Array, fileName: string): Promise<Result<SourceDocument>> {
  if (unpacksTooFar(bytes)) return refuse({ path: fileName, message: tooLarge });
  const opened = await open(bytes, fileName);
  if (!opened.ok) return opened;
  const pdf = opened.value;
  try {
    if (pdf.numPages > maxPages) {
      const message = `PDF-filen har ${pdf.numPages} sidor och gränsen är ${maxPages}. Dela upp rapporten och försök igen.`;
      return refuse({ path: fileName, message });
    }
    const structure = await structureOf(bytes);
    if (structure === 'damaged') return refuse({ path: fileName, message: damaged });
    if (!structure || structure.length === 0) return refuse({ path: fileName, message: untagged });
    const read = await readPages(pdf);
    if ('failed' in read) {
      const message = `Sidan ${read.failed} i PDF-filen är skadad och går inte att läsa. Spara filen på nytt och försök igen.`;
      return refuse({ path: fileName, message });
    }
    const { texts } = read;
    const writing = writingOf([...texts.values()].map((page) => [...page.values()]));
    const blocks = structureBlocks({ texts, writing }, structure);
    if (!blocks.some((block) => block.type !== 'picture')) return refuse({ path: fileName, message: untagged });
    const source = { unit: 'page', from: 1, to: pdf.numPages } as const;
    const note: IntakeNote = { kind: 'encoding', message: 'Filen lästes som taggad PDF.', source };
    const left = leftOut(texts, read.loose, structure);
    return succeed({ format: 'pdf', encoding: 'PDF', length: pdf.numPages, blocks, notes: [note, ...left] });
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array, fileName: string): Promise<Result<Pdf>> {
  try {
    return succeed(await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }));
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    return refuse({ path: fileName, message: isLocked ? locked : damaged });
  }
}

/** What a damaged file makes the parser throw is told by nothing but the file. */
async function structureOf(bytes: Uint8Array): Promise<PdfElement[] | null | 'damaged'> {
  try {
    return await readStructure(bytes);
  } catch {
    return 'damaged';
  }
}

type Pages = { readonly texts: Map<number, PageText>; readonly loose: readonly number[] };

/** The text of every page, or the number of one that cannot be read. */
async function readPages(pdf: Pdf): Promise<Pages | { readonly failed: number }> {
  const { OPS } = await getResolvedPDFJS();
  const operators: Operators = OPS;
  const texts = new Map<number, PageText>();
  const loose: number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      const page = await pdf.getPage(number);
      const read = await pageText(page, operators);
      texts.set(number, read.text);
      if (read.loose) loose.push(number);
      page.cleanup();
    } catch {
      return { failed: number };
    }
  }
  return { texts, loose };
}

/** A remark for each page with text that the structure does not reach: it is not in the blocks. */
function leftOut(texts: Pages['texts'], loose: readonly number[], structure: readonly PdfElement[]): IntakeNote[] {
  const reached = new Set<string>();
  const reach = (element: PdfElement): void => {
    for (const kid of element.children) {
      if ('role' in kid) reach(kid);
      else reached.add(`${kid.page} ${kid.id}`);
    }
  };
  structure.forEach(reach);
  return [...texts].flatMap(([page, text]): IntakeNote[] => {
    const missed = [...text].some(([id, words]) => words.trim() !== '' && !reached.has(`${page} ${id}`));
    if (!missed && !loose.includes(page)) return [];
    const message = `Sidan ${page} har text utan taggar som inte har lästs. Jämför med filen innan du godkänner.`;
    return [{ kind: 'unplaced', message, source: { unit: 'page', from: page, to: page } }];
  });
}
