/** Office documents as evidence: which kind an archive is by what it holds, and whether it carries anything that runs. */
import type { EvidenceFile, EvidenceKind } from '../../domain/evidence.ts';
import { type ArchivePart, readArchive, readPart } from './archive.ts';

/** `active`: macros, ActiveX, embedded programs, or a template that is fetched from elsewhere. `broken`: no whole document. */
export type OfficeJudgement =
  | { readonly status: 'document'; readonly kind: EvidenceKind }
  | { readonly status: 'active' }
  | { readonly status: 'broken' };

const broken: OfficeJudgement = { status: 'broken' };
const active: OfficeJudgement = { status: 'active' };

/** Parts that run, or that another program opens and runs. Whole documents inside a document, as charts have, are not. */
const activePath =
  /vbaproject|vbadata|\/macrosheets\/|\/activex\/|\/ctrlprops\/|oleobject|(?:^|\/)embeddings\/.*\.bin$|^(?:basic|scripts)\/|\.(?:exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|lnk|msi|docm|dotm|xlsm|xltm|xlam|xlsb)$/iu;
const activeType = /macroEnabled|vbaProject|activeX|oleObject|sheet\.binary/iu;
/** A relation that makes a program fetch something when the document is opened. A link that a reader presses is none. */
const fetched =
  /<Relationship\b(?=[^>]*TargetMode="External")(?=[^>]*Type="[^"]*\/(?:attachedTemplate|oleObject|frame|subDocument|aFChunk)")[^>]*>/iu;
const mostRelations = 2000;

export async function judgeOffice(file: EvidenceFile): Promise<OfficeJudgement> {
  const parts = await readArchive(file);
  if (parts === null) return broken;
  if (parts.some(({ path }) => activePath.test(path))) return active;
  const has = (path: string) => parts.find((part) => part.path.toLowerCase() === path);
  const types = has('[content_types].xml');
  return types === undefined ? judgeOpenDocument(file, parts) : judgeOpenXml(file, parts, types);
}

async function judgeOpenXml(
  file: EvidenceFile,
  parts: readonly ArchivePart[],
  types: ArchivePart,
): Promise<OfficeJudgement> {
  const said = await readPart(file, types);
  if (said === null) return broken;
  if (activeType.test(said)) return active;
  const relations = parts.filter(({ path }) => /\.rels$/iu.test(path));
  if (relations.length > mostRelations) return broken;
  for (const part of relations) {
    const text = await readPart(file, part);
    if (text === null) return broken;
    if (fetched.test(text)) return active;
  }
  const holds = (path: string) => parts.some((part) => part.path.toLowerCase() === path);
  const isText = holds('word/document.xml') && said.includes('wordprocessingml.document.main');
  const isSheet = holds('xl/workbook.xml') && said.includes('spreadsheetml.sheet.main');
  if (isText === isSheet) return broken;
  return { status: 'document', kind: isText ? 'docx' : 'xlsx' };
}

async function judgeOpenDocument(file: EvidenceFile, parts: readonly ArchivePart[]): Promise<OfficeJudgement> {
  const named = parts.find(({ path }) => path === 'mimetype');
  if (named === undefined || named.offset !== 0 || named.method !== 0) return broken;
  const type = await readPart(file, named);
  const kind = {
    'application/vnd.oasis.opendocument.text': 'odt',
    'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  };
  const known = Object.entries(kind).find(([name]) => name === type)?.[1];
  return known === undefined ? broken : { status: 'document', kind: known === 'odt' ? 'odt' : 'ods' };
}
