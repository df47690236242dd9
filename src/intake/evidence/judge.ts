/**
 * Judges whether a file is taken as evidence: its content is what its name says, it is whole, it is one thing only, and it
 * carries nothing that runs. The whole file is never held in memory.
 */
import {
  cleanFileName,
  type EvidenceFile,
  type EvidenceKind,
  evidenceKinds,
  evidenceLimit,
  extensionOf,
  kindByName,
} from '../../domain/evidence.ts';
import { type Result, refuse, succeed } from '../../domain/result.ts';
import { findArchiveEnd } from './archive.ts';
import { judgeMail, mailLimit } from './mail.ts';
import { judgeOffice } from './office.ts';
import { isWholeJpeg, isWholePng } from './pictures.ts';
import { isPlainText } from './plain-text.ts';
import { type Content, contentNames, recognise } from './recognise.ts';

const no = (message: string) => refuse({ path: 'file', message });

/** What a file of each kind begins as. */
const contentOf: Readonly<Record<EvidenceKind, Content>> = {
  pdf: 'pdf',
  png: 'png',
  jpeg: 'jpeg',
  docx: 'archive',
  xlsx: 'archive',
  odt: 'archive',
  ods: 'archive',
  csv: 'text',
  text: 'text',
  eml: 'text',
};

const brokenMessage = (kind: EvidenceKind) =>
  `Filen är trasig, eller innehåller mer än ${evidenceKinds[kind].name}. Öppna den, spara den på nytt och försök igen.`;

/** The kind of the file; a refusal says what is wrong with it and what to do. */
export async function judgeEvidence(file: EvidenceFile): Promise<Result<EvidenceKind>> {
  if (file.size === 0) return no('Filen är tom. Välj en annan.');
  if (file.size > evidenceLimit)
    return no(`Filen är större än ${evidenceLimit / 1024 / 1024} MB. Dela upp den eller spara den mindre.`);
  const extension = extensionOf(file.name);
  const kind = kindByName(file.name);
  const named = extension === '' ? 'utan filändelse' : `av slaget .${extension}`;
  if (kind === null)
    return no(`Filer ${named} tas inte emot. Ladda upp PDF, PNG, JPEG, DOCX, XLSX, ODT, ODS, CSV, TXT eller EML.`);
  if (kind === 'eml') return judgeMessage(file);
  const content = recognise(await file.read(0, 1024));
  const mismatch = (what: string) =>
    no(`Filens namn slutar på .${extension}, men innehållet är ${what}. Spara den i rätt format och försök igen.`);
  if (content !== contentOf[kind]) return mismatch(contentNames[content]);
  if (content === 'archive') return judgeDocument(file, kind, mismatch);
  if (!(await isWhole(file, kind))) return no(brokenMessage(kind));
  return succeed(kind);
}

/** A message is taken where everything that is attached to it would be. */
async function judgeMessage(file: EvidenceFile): Promise<Result<EvidenceKind>> {
  if (file.size > mailLimit)
    return no(`Mejlet är större än ${mailLimit / 1024 / 1024} MB. Ladda upp bilagorna för sig.`);
  if ((await findArchiveEnd(file)) !== null || !(await isPlainText(file))) return no(brokenMessage('eml'));
  const judged = await judgeMail(file);
  if (judged.status === 'broken') return no(brokenMessage('eml'));
  const refused = (name: string) =>
    no(`Mejlets bilaga ${name} tas inte emot som underlag. Spara mejlet som PDF, eller utan bilagan, och försök igen.`);
  if (judged.status === 'refused') return refused(cleanFileName(judged.name));
  for (const attached of judged.attached)
    if (!(await judgeEvidence(attached)).ok) return refused(cleanFileName(attached.name));
  return succeed('eml');
}

async function judgeDocument(
  file: EvidenceFile,
  kind: EvidenceKind,
  mismatch: (what: string) => Result<never>,
): Promise<Result<EvidenceKind>> {
  const judged = await judgeOffice(file);
  if (judged.status === 'active')
    return no(
      'Filen innehåller makron, inbäddade program eller en mall som hämtas utifrån. Spara den utan dem, eller som PDF, och försök igen.',
    );
  if (judged.status === 'broken') return no(brokenMessage(kind));
  return judged.kind === kind ? succeed(kind) : mismatch(evidenceKinds[judged.kind].name);
}

async function isWhole(file: EvidenceFile, kind: EvidenceKind): Promise<boolean> {
  // An archive at the end of another file would be seen by whoever opens it as one.
  if ((await findArchiveEnd(file)) !== null) return false;
  if (kind === 'png') return isWholePng(file);
  if (kind === 'jpeg') return isWholeJpeg(file);
  return kind === 'pdf' ? isWholePdf(file) : isPlainText(file);
}

/** A header of a known version at the first byte, and the trailer at the end (ISO 32000-2, 7.5). */
async function isWholePdf(file: EvidenceFile): Promise<boolean> {
  const head = Buffer.from(await file.read(0, 16)).toString('latin1');
  const tail = Buffer.from(await file.read(Math.max(0, file.size - 2048), file.size)).toString('latin1');
  return /^%PDF-(?:1\.[0-7]|2\.0)\s/u.test(head) && /startxref\s+\d+\s+%%EOF[\s\0]*$/u.test(tail);
}
