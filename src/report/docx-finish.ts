/**
 * What the DOCX library leaves open: names of tables whose caption is not printed, and everything in the package that
 * would differ from one rendering to the next (dates, identifiers, file times, order).
 */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { TableBlock } from '../domain/report.ts';
import { escapeXml } from './xml.ts';

/** A fixed time for the package's own entries; the document carries no date of its own. */
const packageTime = '2000-01-01T00:00:00Z';

/** Finishes the package. `tables` in the document's order. Throws where the document holds another number of them. */
export function finishDocx(file: Uint8Array, tables: readonly TableBlock[]): Uint8Array {
  const parts = unzipSync(file);
  const identifiers = new Map<string, string>();
  const finished: Zippable = {};
  for (const path of Object.keys(parts).sort()) {
    const bytes = parts[path];
    if (bytes === undefined) continue;
    finished[path] = [
      path.endsWith('.xml') || path.endsWith('.rels') ? strToU8(finishXml(path, strFromU8(bytes))) : bytes,
      { mtime: packageTime },
    ];
  }
  return zipSync(finished, { level: 6 });

  function finishXml(path: string, xml: string): string {
    const stable = xml.replaceAll(/rId[a-z0-9_-]{21}/gu, (found) => {
      const known = identifiers.get(found) ?? `rIdLink${identifiers.size + 1}`;
      identifiers.set(found, known);
      return known;
    });
    if (path === 'docProps/core.xml') return stable.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, packageTime);
    return path === 'word/document.xml' ? renumber(nameTables(stable, tables)) : stable;
  }
}

/** Gives the nth table its caption as accessible name. */
function nameTables(xml: string, tables: readonly TableBlock[]): string {
  let index = 0;
  const named = xml.replaceAll('</w:tblPr>', () => {
    const caption = tables[index]?.caption ?? '';
    index += 1;
    return `${caption === '' ? '' : `<w:tblCaption w:val="${escapeXml(caption)}"/>`}</w:tblPr>`;
  });
  if (index !== tables.length) throw new Error(`The DOCX has ${index} tables, the document ${tables.length}`);
  return named;
}

/** Drawings and bookmarks are numbered by counters that live as long as the process: here they start from 1. */
function renumber(xml: string): string {
  let drawings = 0;
  const bookmarks = new Map<string, string>();
  const headings = new Map<string, string>();
  return xml
    .replaceAll(/\b_Toc\d+\b/gu, (found) => {
      const known = headings.get(found) ?? `_Toc${headings.size + 1}`;
      headings.set(found, known);
      return known;
    })
    .replaceAll(/(<wp:docPr [^>]*?\bid=")[^"]*"/gu, (_found, start: string) => `${start}${++drawings}"`)
    .replaceAll(/(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")([^"]*)"/gu, (_found, start: string, id: string) => {
      const known = bookmarks.get(id) ?? String(bookmarks.size + 1);
      bookmarks.set(id, known);
      return `${start}${known}"`;
    });
}
