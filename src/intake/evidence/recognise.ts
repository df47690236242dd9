/** Tells from its first bytes what a file is, whatever it is called. */

/** `archive`: a ZIP file, which DOCX, XLSX, ODT and ODS are. `text`: none of the known; it may be text. */
export type Content =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'archive'
  | 'oldOffice'
  | 'program'
  | 'markup'
  | 'script'
  | 'other'
  | 'text';

/** How a sentence names it. */
export const contentNames: Readonly<Record<Content, string>> = {
  pdf: 'PDF',
  png: 'en PNG-bild',
  jpeg: 'en JPEG-bild',
  archive: 'ett arkiv (ZIP)',
  oldOffice: 'ett äldre eller lösenordsskyddat Office-dokument',
  program: 'ett program',
  markup: 'HTML, SVG eller XML',
  script: 'ett skript',
  other: 'något annat',
  text: 'text',
};

const signatures: readonly (readonly [Content, string])[] = [
  ['png', '\x89PNG\r\n\x1A\n'],
  ['jpeg', '\xFF\xD8\xFF'],
  ['archive', 'PK\x03\x04'],
  ['archive', 'PK\x05\x06'],
  ['oldOffice', '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'],
  ['program', 'MZ'],
  ['program', '\x7FELF'],
  ['program', '\xCA\xFE\xBA\xBE'],
  ['program', '\xCF\xFA\xED\xFE'],
  ['program', '\xFE\xED\xFA'],
  ['program', 'L\x00\x00\x00\x01\x14\x02\x00'],
  ['script', '#!'],
  ['other', '{\\rtf'],
  ['other', 'GIF8'],
  ['other', 'Rar!'],
  ['other', '7z\xBC\xAF'],
  ['other', '\x1F\x8B'],
  ['other', 'MSCF'],
];

/** What a browser would take for a page, wherever it stands among the first bytes. */
const markup = /<(?:!doctype|html|head|body|script|svg|iframe|object|embed|math|\?xml|\?php|%@)[\s>:/]?/iu;

/** `head`: the first 1024 bytes, or all where there are fewer. */
export function recognise(head: Uint8Array): Content {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  // A PDF may begin anywhere in the first kilobyte; the judge takes only one that begins at once.
  if (text.startsWith('%PDF-')) return markup.test(text) ? 'markup' : 'pdf';
  for (const [content, signature] of signatures) if (text.startsWith(signature)) return content;
  const plain = text.includes('\0') ? text.replaceAll('\0', '') : text;
  if (markup.test(plain)) return 'markup';
  return text.includes('%PDF-') ? 'pdf' : 'text';
}
