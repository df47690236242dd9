/** The workbook's table of texts (ECMA-376 part 1, 18.4): each text once, cells hold its number. A text there is never evaluated. */
import { escapeXml } from '../xml.ts';

/** Most characters that a spreadsheet program takes in one cell. */
const longest = 32_767;

export class SharedStrings {
  private readonly numbers = new Map<string, number>();

  /** The number of the text. */
  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  /** The part, in pieces; taken once every cell is written. */
  *xml(): Iterable<string> {
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
    yield `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${this.numbers.size}">`;
    let piece = '';
    for (const text of this.numbers.keys()) {
      piece += `<si><t xml:space="preserve">${cellText(text)}</t></si>`;
      if (piece.length > 65_536) {
        yield piece;
        piece = '';
      }
    }
    yield `${piece}</sst>`;
  }
}

/** A text as a cell holds it: what looks like an escape is escaped (22.9.2.19), and a carriage return is one. Says what it cut off beyond the limit. */
export function cellText(text: string): string {
  return escapeXml(text.length <= longest ? text : shortened(text).replaceAll(/\p{Surrogate}/gu, '\uFFFD'))
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll('\r', '_x000D_');
}

function shortened(text: string): string {
  const notice = ` [Avkortad: texten har ${text.length} tecken och en cell rymmer ${longest}.]`;
  return text.slice(0, longest - notice.length) + notice;
}
