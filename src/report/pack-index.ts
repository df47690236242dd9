/** The index of an evidence pack: as a page that anyone can read, and as CSV that the checking program reads. */
import { escapeXml } from './xml.ts';

export type IndexedFile = {
  readonly path: string;
  readonly title: string;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
};

const quote = (text: string) => (/[;"\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** UTF-8 with its mark, semicolons, CRLF. A file's name never begins so that a program takes it for a formula. */
export function packIndexCsv(files: readonly IndexedFile[]): Uint8Array {
  const lines = files.map(({ path, sha256, bytes, title }) =>
    [path, sha256, String(bytes), title].map(quote).join(';'),
  );
  return new TextEncoder().encode(`\uFEFF${['fil;sha256;byte;innehåll', ...lines].join('\r\n')}\r\n`);
}

const folders: readonly [string, string, string][] = [
  ['dokument/', 'Dokument', 'Beslutspaketen som de är nu och varje tidigare beslutad version, som PDF/A.'],
  ['underlag/', 'Underlag', 'Filerna som sparades när kontrollerna gjordes.'],
  [
    'data/',
    'Uppgifter',
    'Risker, kontroller, resultat, åtgärder, beslut och allt annat som Uppsikt har om nämnden och året.',
  ],
  ['logg/', 'Ändringslogg', 'Den del av kedjan som behövs för att kontrollera årets händelser.'],
  ['', 'Om paketet', 'Programmet som kontrollerar paketet och den här sidan.'],
];

const number = new Intl.NumberFormat('sv-SE');

function row({ path, title, sha256, bytes }: IndexedFile): string {
  const href = path.split('/').map(encodeURIComponent).join('/');
  return `<tr><th scope="row"><a href="${escapeXml(href)}">${escapeXml(path)}</a></th><td>${escapeXml(title)}</td><td class="n">${number.format(bytes)}</td><td><code>${sha256}</code></td></tr>`;
}

function section([start, title, about]: (typeof folders)[number], files: readonly IndexedFile[]): string {
  const held = files.filter(({ path }) => (start === '' ? !path.includes('/') : path.startsWith(start)));
  if (held.length === 0) return '';
  return `<section aria-labelledby="${title}"><h2 id="${title}">${title}</h2><p>${about}</p>
<div class="scroll" role="region" aria-labelledby="${title}" tabindex="0"><table><thead><tr><th scope="col">Fil</th><th scope="col">Innehåll</th><th scope="col" class="n">Storlek, byte</th><th scope="col">SHA-256</th></tr></thead><tbody>
${held.map(row).join('\n')}
</tbody></table></div></section>`;
}

const css = `:root{color-scheme:light dark;--line:#8a949c;--soft:#eef2f4}
@media(prefers-color-scheme:dark){:root{--line:#7d8890;--soft:#20282d}}
body{font:16px/1.55 system-ui,sans-serif;max-width:76rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.75rem;line-height:1.2;margin:.2em 0}h2{font-size:1.2rem;margin:2rem 0 .25rem}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}
thead th{border-bottom-width:2px}tbody th{font-weight:500}.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
code{font-size:.8rem;overflow-wrap:anywhere}.how{background:var(--soft);padding:1rem 1.25rem;border-inline-start:4px solid var(--line)}.scroll{overflow-x:auto}`;

/** One file that needs nothing else. The page and index.csv, which are made last, are not in the list that they hold. */
export function packIndexHtml(title: string, files: readonly IndexedFile[]): string {
  return `<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bevispaket: ${escapeXml(title)}</title><style>${css}</style></head>
<body><main><p>Bevispaket för granskning</p><h1>${escapeXml(title)}</h1>
<div class="how"><h2>Så kontrolleras paketet</h2><p>Packa upp det, öppna en terminal i mappen och kör <code>node kontrollera.cjs</code> (Node 18 eller senare; inget annat behövs). Programmet räknar om kontrollsumman för varje fil och hela kedjan, slutar med kod 0 om allt stämmer och namnger annars det som inte gör det. Jämför sist indexets SHA-256 med den som Uppsikt visade när paketet gjordes.</p></div>
${folders.map((folder) => section(folder, files)).join('\n')}
</main></body></html>
`;
}
