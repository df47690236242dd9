/**
 * Reads the text of DOCX paragraphs: runs, fields (their result, never their code), links, tracked insertions, symbols,
 * pictures and what stands in frames. A field may begin in one paragraph and end in another, so one reader reads them all.
 */
import { child, descendant, elementsOf, isOn, textOf, type XmlElement } from './docx-xml.ts';
import { pictureMark } from './source-line.ts';

export type ReadParagraph = {
  /** The lines that forced breaks part it into; not tidied. */
  readonly lines: readonly string[];
  /** It belongs to a contents field. */
  readonly contents: boolean;
  /** Alternative texts of the pictures that have one; the text holds `namedPicture` of the index in the place of each. */
  readonly pictures: readonly string[];
  /** Paragraphs of its text boxes. */
  readonly frames: readonly XmlElement[];
  /** Footnotes and endnotes by kind and id. */
  readonly notes: readonly string[];
};

/** Signs of the symbol fonts that Word inserts by code, by code point without the font's private offset (F000). */
const signs: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: { 108: '●', 110: '■', 167: '▪', 223: '←', 224: '→', 225: '↑', 226: '↓', 228: '↗', 230: '↘', 252: '✓' },
  symbol: { 183: '•', 172: '←', 173: '↑', 174: '→', 175: '↓', 45: '−' },
};

/** Stands in the text for a picture with an alternative text: characters of private use, which no text of the file keeps. */
export function namedPicture(index: number): string {
  return String.fromCodePoint(0xe000 + Math.min(index, 0x17ff));
}

type Field = { code: string; result: boolean };
type Reading = { text: string; contents: boolean; pictures: string[]; frames: XmlElement[]; notes: string[] };

const lineBreak = '\n';
/** Fields within fields are two or three deep; what is deeper is counted and not kept. A field's kind stands first in its code. */
const maxFields = 50;
const maxCode = 1000;

export class ParagraphReader {
  /** Tracked changes were met: insertions are read, deletions are not. */
  tracked = false;
  private readonly fields: Field[] = [];
  /** Open fields beyond those kept. */
  private deeper = 0;

  read(paragraph: XmlElement): ReadParagraph {
    const reading: Reading = { text: '', contents: this.inContents(), pictures: [], frames: [], notes: [] };
    this.children(paragraph, reading);
    const { text, ...rest } = reading;
    return { ...rest, lines: text.split(lineBreak) };
  }

  private inContents(): boolean {
    return this.fields.some((field) => field.result && /^\s*TOC\b/u.test(field.code));
  }

  private children(parent: XmlElement, reading: Reading): void {
    for (const each of parent.children) if (typeof each !== 'string') this.element(each, reading);
  }

  private element(element: XmlElement, reading: Reading): void {
    switch (element.name) {
      case 'w:r':
        if (!isOn(child(element, 'w:rPr'), 'w:vanish')) this.children(element, reading);
        return;
      case 'w:sdt':
        if (!isOn(child(element, 'w:sdtPr'), 'w:showingPlcHdr')) this.children(element, reading);
        return;
      case 'w:hyperlink':
      case 'w:fldSimple':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:sdtContent':
      case 'w:dir':
      case 'w:bdo':
      case 'w:ruby':
      case 'w:rubyBase':
        this.children(element, reading);
        return;
      case 'w:ins':
      case 'w:moveTo':
        this.tracked = true;
        this.children(element, reading);
        return;
      case 'w:del':
      case 'w:moveFrom':
        this.tracked = true;
        return;
      case 'w:fldChar':
        this.field(element.attributes.fldCharType, reading);
        return;
      case 'w:instrText':
        this.code(textOf(element));
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.drawing(element, reading);
        return;
      case 'mc:AlternateContent':
        this.children(child(element, 'mc:Choice') ?? child(element, 'mc:Fallback') ?? element, reading);
        return;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        reading.notes.push(`${element.name.slice(2, -'Reference'.length)} ${element.attributes.id ?? ''}`);
        return;
      default:
        this.write(written(element), reading);
    }
  }

  private write(text: string, reading: Reading): void {
    if (text === '' || this.fields.some((field) => !field.result)) return;
    if (this.inContents()) reading.contents = true;
    reading.text += text;
  }

  private field(type: string | undefined, reading: Reading): void {
    if (type === 'begin') {
      if (this.fields.length < maxFields) this.fields.push({ code: '', result: false });
      else this.deeper += 1;
    } else if (type === 'end') {
      if (this.deeper > 0) this.deeper -= 1;
      else this.fields.pop();
    } else if (type === 'separate' && this.deeper === 0) {
      const open = this.fields.at(-1);
      if (open) open.result = true;
    }
    if (this.inContents()) reading.contents = true;
  }

  private code(text: string): void {
    const open = this.fields.at(-1);
    if (open && open.code.length < maxCode) open.code += text.slice(0, maxCode);
  }

  private drawing(element: XmlElement, reading: Reading): void {
    const box = descendant(element, 'w:txbxContent');
    if (box) {
      reading.frames.push(...elementsOf(box));
      return;
    }
    const named = descendant(element, 'wp:docPr');
    const shape = descendant(element, 'v:shape');
    if (!named && !shape) return;
    const alt = (named?.attributes.descr || named?.attributes.title || shape?.attributes.alt || '').trim();
    const before = reading.text.length;
    this.write(alt === '' ? pictureMark : namedPicture(reading.pictures.length), reading);
    if (alt !== '' && reading.text.length > before) reading.pictures.push(alt);
  }
}

/** What a run's element writes; '' for those that write nothing. */
function written(element: XmlElement): string {
  switch (element.name) {
    case 'w:t':
      return shown(textOf(element));
    case 'w:tab':
    case 'w:ptab':
      return '\t';
    case 'w:br':
    case 'w:cr':
      return lineBreak;
    case 'w:noBreakHyphen':
      return '-';
    case 'w:sym':
      return sign(element.attributes.font ?? '', element.attributes.char ?? '');
    default:
      return '';
  }
}

/** Text on one line, without the characters that stand for named pictures. */
function shown(text: string): string {
  if (!/[\n\r\uE000-\uF8FF]/u.test(text)) return text;
  return text.replaceAll(/[\n\r]+/gu, ' ').replaceAll(/[\uE000-\uF8FF]/gu, pictureMark);
}

function sign(font: string, code: string): string {
  const point = Number.parseInt(code, 16);
  if (!Number.isInteger(point) || point <= 0 || point > 0xffff) return '';
  const known = signs[font.toLowerCase()]?.[point & 0xff];
  if (known !== undefined) return known;
  return point >= 0xe000 && point <= 0xf8ff ? pictureMark : String.fromCodePoint(point);
}
