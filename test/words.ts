/** Compares a report's words with a printed file's: each piece of prose must stand there whole, in the same order. */
import { unzipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';

/** Letters and digits only, lower case: what is left when layout, hyphens, signs and spaces are taken away. */
export function letters(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The pieces of a text report: a line, or each cell of a line with tabs. Tags, rules and the page numbers of contents lists are left out. */
export function prosePieces(source: string): { line: number; text: string }[] {
  return source.split(/\r?\n/u).flatMap((line, index) =>
    line
      .replace(/<\/?[a-z]+>/gu, '\t')
      .split(/\t| {2,}/u)
      .map((cell) => cell.replace(/\.{3,}.*$/u, '').replace(/^\d+\. /u, ''))
      .filter(
        (cell, at, cells) => letters(cell) !== '' && !(at > 0 && /^\d{1,2}$/u.test(cell.trim()) && cells.length === 2),
      )
      .map((cell) => ({ line: index + 1, text: cell.trim() })),
  );
}

/** The pieces that do not stand in the printed text after the piece before them. */
export function missingPieces(pieces: readonly { line: number; text: string }[], printed: string): string[] {
  const all = letters(printed);
  let at = 0;
  return pieces.flatMap(({ line, text }) => {
    const found = all.indexOf(letters(text), at);
    if (found < 0) return [`${line}: ${text.slice(0, 80)}`];
    at = found + letters(text).length;
    return [];
  });
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', apos: "'", nbsp: '\u00A0' };
const decodeEntities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex, decimal, name) =>
    hex
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : decimal
        ? String.fromCodePoint(Number(decimal))
        : (entities[name] ?? whole),
  );

/** What a reader of the page sees: without what is there for assistive technology only. */
export function htmlText(html: string): string {
  return decodeEntities(
    html
      .replace(/<(style|title|svg|head)\b[\s\S]*?<\/\1>|<(\w+)[^>]* class="upp-hidden"[^>]*>[\s\S]*?<\/\2>/gu, ' ')
      .replace(/<[^>]+>/gu, ' '),
  );
}

export function docxText(bytes: Uint8Array): string {
  const xml = new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
  return decodeEntities(
    [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:p[ >]/gu)].map((match) => match[1] ?? '\n').join(''),
  );
}

/** The text of a tagged PDF without its artifacts (page numbers, headers). */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const open: boolean[] = [];
    for (const item of items) {
      if ('str' in item) {
        if (!open.includes(true)) pages.push(item.str + (item.hasEOL ? '\n' : ''));
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push('tag' in item && item.tag === 'Artifact');
    }
  }
  return pages.join('');
}
