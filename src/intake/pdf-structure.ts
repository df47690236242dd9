/**
 * Reads a tagged PDF's structure tree (ISO 32000-1, 14.7): elements by their standard role, with the marked content of
 * every page that they stand on, so that a paragraph or table over two pages is one.
 */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

export type PdfContent = { readonly page: number; readonly id: number };

export type PdfElement = {
  /** The standard role: "P", "H2", "Table". */
  readonly role: string;
  readonly alt: string;
  /** The text that the element stands for; null where it says none. */
  readonly actual: string | null;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly children: readonly (PdfElement | PdfContent)[];
};

const maxDepth = 200;
const maxElements = 1_000_000;
const name = (text: string) => PDFName.of(text);

/** The roots of the structure; null where the file has none. Throws on a file that cannot be parsed. */
export async function readStructure(bytes: Uint8Array): Promise<PdfElement[] | null> {
  const pdf = await PDFDocument.load(bytes, {
    updateMetadata: false,
    password: '',
    throwOnInvalidObject: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  });
  const root = pdf.context.lookup(pdf.catalog.get(name('StructTreeRoot')));
  if (!(root instanceof PDFDict)) return null;
  const reader = new StructureReader(pdf, root);
  return reader.kids(root, null, 0).filter((kid) => 'role' in kid);
}

class StructureReader {
  private readonly pdf: PDFDocument;
  private readonly pages: ReadonlyMap<string, number>;
  private readonly roles: PDFObject | undefined;
  private count = 0;

  constructor(pdf: PDFDocument, root: PDFDict) {
    this.pdf = pdf;
    this.pages = new Map(pdf.getPages().map((page, index) => [page.ref.toString(), index + 1]));
    this.roles = this.look(root, 'RoleMap');
  }

  private look(dictionary: PDFDict, key: string): PDFObject | undefined {
    return this.pdf.context.lookup(dictionary.get(name(key)));
  }

  private text(dictionary: PDFDict, key: string): string | null {
    const found = this.look(dictionary, key);
    return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : null;
  }

  private pageOf(dictionary: PDFDict): number | null {
    const page = dictionary.get(name('Pg'));
    return page instanceof PDFRef ? (this.pages.get(page.toString()) ?? null) : null;
  }

  /** The standard role of an element: its own name, or the one that the file's role map gives it. */
  private role(element: PDFDict): string {
    let role = this.look(element, 'S');
    for (let step = 0; step < 10 && role instanceof PDFName && this.roles instanceof PDFDict; step += 1) {
      const mapped = this.pdf.context.lookup(this.roles.get(role));
      if (!(mapped instanceof PDFName) || mapped === role || isStandard(role)) break;
      role = mapped;
    }
    return role instanceof PDFName ? role.decodeText() : '';
  }

  private attribute(element: PDFDict, key: string): number {
    const given = this.look(element, 'A');
    const all = given instanceof PDFArray ? given.asArray().map((each) => this.pdf.context.lookup(each)) : [given];
    for (const attributes of all) {
      const found = attributes instanceof PDFDict ? this.look(attributes, key) : undefined;
      if (found instanceof PDFNumber) return Math.min(64, Math.max(1, Math.trunc(found.asNumber())));
    }
    return 1;
  }

  kids(parent: PDFDict, page: number | null, depth: number): (PdfElement | PdfContent)[] {
    const given = this.look(parent, 'K');
    const items = given instanceof PDFArray ? given.asArray().map((each) => this.pdf.context.lookup(each)) : [given];
    return items.flatMap((kid): (PdfElement | PdfContent)[] => {
      this.count += 1;
      if (depth > maxDepth || this.count > maxElements) return [];
      if (kid instanceof PDFNumber) return page === null ? [] : [{ page, id: kid.asNumber() }];
      if (!(kid instanceof PDFDict)) return [];
      const own = this.pageOf(kid) ?? page;
      const id = this.look(kid, 'MCID');
      if (id instanceof PDFNumber) return own === null ? [] : [{ page: own, id: id.asNumber() }];
      return kid.has(name('S')) ? [this.element(kid, own, depth)] : [];
    });
  }

  private element(element: PDFDict, page: number | null, depth: number): PdfElement {
    return {
      role: this.role(element),
      alt: this.text(element, 'Alt')?.trim() ?? '',
      actual: this.text(element, 'ActualText'),
      columnSpan: this.attribute(element, 'ColSpan'),
      rowSpan: this.attribute(element, 'RowSpan'),
      children: this.kids(element, page, depth + 1),
    };
  }
}

function isStandard(role: PDFName): boolean {
  return /^(?:Document|Part|Div|P|H[1-6]?|L|LI|Lbl|LBody|Table|T[RHD]|THead|TBody|TFoot|TOCI?|Span|Figure|Caption|Link)$/u.test(
    role.decodeText(),
  );
}
