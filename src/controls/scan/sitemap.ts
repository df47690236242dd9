/** Sitemaps (sitemaps.org 0.9): lists of a site's pages and lists of such lists, packed or not, with caps on all of it. */
import { gunzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';

const mostUnpacked = 30_000_000;

/** Unpacks what begins like gzip, at most 30 MB; null where that fails. */
function unpacked(bytes: Buffer): Buffer | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostUnpacked });
  } catch {
    return null;
  }
}

export type Sitemap = { readonly pages: readonly string[]; readonly sitemaps: readonly string[] };

/** What a sitemap lists; what cannot be read of it is left out. A plain text with an address on each line is one too. */
export function readSitemap(bytes: Buffer): Sitemap {
  const text = unpacked(bytes)?.toString('utf8') ?? '';
  if (!text.trimStart().startsWith('<')) {
    const pages = text.split(/\s+/u).filter((line) => /^https?:\/\//u.test(line));
    return { pages, sitemaps: [] };
  }
  const pages: string[] = [];
  const sitemaps: string[] = [];
  const path: string[] = [];
  let said = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    path.push(name.replace(/^.*:/u, ''));
    said = '';
  });
  parser.on('text', (piece) => {
    said += piece;
  });
  parser.on('cdata', (piece) => {
    said += piece;
  });
  parser.on('closetag', () => {
    const place = path.slice(-2).join('/');
    if (place === 'url/loc') pages.push(said.trim());
    if (place === 'sitemap/loc') sitemaps.push(said.trim());
    path.pop();
  });
  try {
    parser.write(text).close();
  } catch {
    // What came before the fault counts.
  }
  return { pages, sitemaps };
}
