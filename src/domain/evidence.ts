/**
 * Evidence (Swedish: underlag) is a file that shows what somebody says: minutes, a print of a register, a photograph. It is
 * kept byte by byte with its SHA-256, and only kinds that carry no program are taken.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(cleanFileName('C:\\temp\\Protokoll\u202E fdp.pdf'), 'Protokoll fdp.pdf');
 */
import { z } from 'zod';

export const EvidenceKind = z.enum(['pdf', 'png', 'jpeg', 'docx', 'xlsx', 'odt', 'ods', 'csv', 'text', 'eml', 'msg']);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

type KindFacts = { readonly name: string; readonly extensions: readonly string[]; readonly type: string };

const office = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/** What each kind is called, how its files are named, and its media type. */
export const evidenceKinds: Readonly<Record<EvidenceKind, KindFacts>> = {
  pdf: { name: 'PDF', extensions: ['pdf'], type: 'application/pdf' },
  png: { name: 'PNG', extensions: ['png'], type: 'image/png' },
  jpeg: { name: 'JPEG', extensions: ['jpg', 'jpeg'], type: 'image/jpeg' },
  docx: { name: 'Word (DOCX)', extensions: ['docx'], type: `${office}.wordprocessingml.document` },
  xlsx: { name: 'Excel (XLSX)', extensions: ['xlsx'], type: `${office}.spreadsheetml.sheet` },
  odt: { name: 'ODT', extensions: ['odt'], type: `${openDocument}.text` },
  ods: { name: 'ODS', extensions: ['ods'], type: `${openDocument}.spreadsheet` },
  csv: { name: 'CSV', extensions: ['csv'], type: 'text/csv' },
  text: { name: 'Text', extensions: ['txt'], type: 'text/plain' },
  eml: { name: 'E-post (EML)', extensions: ['eml'], type: 'message/rfc822' },
  msg: { name: 'Outlook (MSG)', extensions: ['msg'], type: 'application/vnd.ms-outlook' },
};

const megabyte = 1024 * 1024;
/** Largest file that is taken, in bytes. */
export const evidenceLimit = 50 * megabyte;
/** Most files that one thing has. */
export const mostEvidence = 100;

/** A file that can be read piece by piece, so that it need not be held in memory. */
export type EvidenceFile = {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** The bytes from `from` to before `to`; fewer where the file ends. */
  read(from: number, to: number): Promise<Uint8Array>;
};

/** The kind that a file's name says; null where it is none that is taken. */
export function kindByName(name: string): EvidenceKind | null {
  const extension = extensionOf(name);
  return EvidenceKind.options.find((kind) => evidenceKinds[kind].extensions.includes(extension)) ?? null;
}

/** The end of a file's name in lower case, without the dot; '' where it has none. */
export function extensionOf(name: string): string {
  return /\.([^.]+)$/u.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}

const longestName = 120;

/**
 * The name without its folders and without what deceives a reader or a file system: control characters, characters that
 * turn the direction of writing, signs that some systems forbid, and dots and blanks at its ends. Never empty.
 */
export function cleanFileName(name: string): string {
  const base = name.normalize('NFC').toWellFormed().split(/[\\/]/u).at(-1) ?? '';
  const clean = base
    .replaceAll(/[\p{C}\u2028\u2029<>:"|?*]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[. ]+|[. ]+$/gu, '');
  const extension = extensionOf(clean);
  const stem = (extension === '' ? clean : clean.slice(0, -extension.length - 1)).replaceAll(/[. ]+$/gu, '');
  const short = [...stem].slice(0, longestName).join('') || 'underlag';
  return extension === '' ? short : `${short}.${extension}`;
}
