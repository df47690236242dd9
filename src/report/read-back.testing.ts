/** Reads rendered files back, for tests that look at the file and not at the code that wrote it. */
import { strFromU8, unzipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';

/** An element of a PDF's structure tree on one page; `text` is its own and that of everything under it. */
export type PdfElement = {
  readonly role: string;
  readonly alt: string;
  readonly text: string;
  readonly children: PdfElement[];
};

export type ReadPdf = {
  readonly pages: number;
  readonly marked: boolean;
  readonly language: string;
  readonly title: string;
  readonly xmp: string;
  readonly outline: string[];
  /** All that stands on each page, page numbers and other artifacts among it. */
  readonly pageTexts: string[];
  /** The right edge of the widest line of any page, in points; the page is 595 wide. */
  readonly rightEdge: number;
  /** The roots of every page's structure, in order. Artifacts such as page numbers are not in it. */
  readonly roots: PdfElement[];
};

type StructNode = { role?: string; alt?: string; type?: string; id?: string; children?: StructNode[] };

/** Reads a PDF: what it says about itself, and its tagged content in reading order. */
export async function readPdf(file: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(file));
  const roots: PdfElement[] = [];
  const pageTexts: string[] = [];
  let rightEdge = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const texts = new Map<string, string>();
    const open: string[] = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        rightEdge = Math.max(rightEdge, Number(item.transform[4]) + item.width);
        const id = open.findLast((candidate) => candidate !== '') ?? '';
        texts.set(id, (texts.get(id) ?? '') + item.str + (item.hasEOL ? '\n' : ''));
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id ?? '');
    }
    pageTexts.push([...texts.values()].join('\n'));
    const tree = (await page.getStructTree()) as StructNode | null;
    if (tree !== null) roots.push(element(tree, texts));
  }
  const { info, metadata } = await pdf.getMetadata();
  const marks = (await pdf.getMarkInfo()) as { Marked?: boolean } | null;
  const said = info as Record<string, unknown>;
  const outline = (await pdf.getOutline()) as { title: string; items: { title: string }[] }[] | null;
  return {
    pages: pdf.numPages,
    marked: marks?.Marked === true,
    language: String(said.Language ?? ''),
    title: String(said.Title ?? ''),
    xmp: String((metadata as { getRaw?: () => unknown } | null)?.getRaw?.() ?? ''),
    outline: (outline ?? []).flatMap((item) => [item.title, ...item.items.map((each) => each.title)]),
    pageTexts,
    rightEdge,
    roots,
  };
}

function element(node: StructNode, texts: ReadonlyMap<string, string>): PdfElement {
  const children = (node.children ?? []).map((child) => element(child, texts));
  const own = node.type === 'content' ? (texts.get(node.id ?? '') ?? '') : '';
  return {
    role: node.role ?? '',
    alt: node.alt ?? '',
    text: own + children.map((child) => child.text).join(children.some((child) => child.role !== '') ? '\n' : ''),
    children,
  };
}

/** Every element of one role, in reading order. */
export function withRole(roots: readonly PdfElement[], role: RegExp): PdfElement[] {
  return roots.flatMap((root) => [...(role.test(root.role) ? [root] : []), ...withRole(root.children, role)]);
}

/** The parts of a DOCX package by path: XML as text, pictures left out. */
export function readDocx(file: Uint8Array): Record<string, string> {
  const parts = unzipSync(file, { filter: (entry) => /\.(xml|rels)$/u.test(entry.name) });
  return Object.fromEntries(Object.entries(parts).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };

/** The text of XML or HTML without its tags; what stands in `<style>`, `<svg>` and field codes is left out. */
export function markupText(markup: string): string {
  return markup
    .replaceAll(/<(style|title|svg|w:instrText)\b.*?<\/\1>/gsu, '')
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/&(#?\w+);/gu, (found, name: string) => entities[name] ?? found);
}

/** The text without white space and hyphens, so that where a page breaks its lines does not count. */
export function packed(text: string): string {
  return text.replaceAll(/[\s\u00AD\u200B-]+/gu, '');
}
