/** Packs small DOCX files for tests. */
import { strToU8, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declared = `xmlns:w="${main}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`;
const relations = (inner: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;

export type SmallDocx = {
  /** The inner XML of the body, of the styles and of the numbering. */
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  /** More relations of the document part. */
  readonly related?: string;
};

/** A relation of the document part. */
export function relation(kind: string, target: string, mode = ''): string {
  const id = `${kind}${target.length}`;
  return `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"${mode && ` TargetMode="${mode}"`}/>`;
}

/** The parts by path, to be changed before they are packed. */
export function docxParts({
  body,
  styles = '',
  numbering = '',
  footnotes = '',
  related = '',
}: SmallDocx): Record<string, Uint8Array> {
  const known = ['styles', 'numbering', 'footnotes'].map((kind) => relation(kind, `${kind}.xml`)).join('');
  const texts = {
    '_rels/.rels': relations(`<Relationship Id="a" Type="${office}/officeDocument" Target="word/document.xml"/>`),
    'word/_rels/document.xml.rels': relations(related + known),
    'word/document.xml': `<w:document ${declared}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${declared}>${styles}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${declared}>${numbering}</w:numbering>`,
    'word/footnotes.xml': `<w:footnotes ${declared}>${footnotes}</w:footnotes>`,
  };
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)]));
}

export function smallDocx(small: SmallDocx): Uint8Array {
  return zipSync(docxParts(small));
}

export const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

export const picture = (alt = '') =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="bild" descr="${alt}"/></wp:inline></w:drawing></w:r>`;

/** A paragraph of runs, with the inner XML of its properties. */
export const paragraph = (runs: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;

export const cell = (inner: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;

export const table = (...rows: string[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
