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
import { judgeMail, type MailJudgement, mailLimit, mostMail } from './mail.ts';
import { judgeOffice } from './office.ts';
import { judgeOutlook } from './outlook.ts';
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
  msg: 'oldOffice',
};

const brokenMessage = (kind: EvidenceKind) =>
  `Filen är trasig, eller innehåller mer än ${evidenceKinds[kind].name}. Öppna den, spara den på nytt och försök igen.`;

/** The kind of the file; a refusal says what is wrong with it and what to do. `depth`: how deep it lies in messages. */
export async function judgeEvidence(file: EvidenceFile, depth = 0): Promise<Result<EvidenceKind>> {
  if (file.size === 0) return no('Filen är tom. Välj en annan.');
  if (file.size > evidenceLimit)
    return no(`Filen är större än ${evidenceLimit / 1024 / 1024} MB. Dela upp den eller spara den mindre.`);
  const extension = extensionOf(file.name);
  const kind = kindByName(file.name);
  const named = extension === '' ? 'utan filändelse' : `av slaget .${extension}`;
  if (kind === null)
    return no(`Filer ${named} tas inte emot. Ladda upp PDF, PNG, JPEG, DOCX, XLSX, ODT, ODS, CSV, TXT, EML eller MSG.`);
  const content = recognise(await file.read(0, 1024));
  const mismatch = (what: string) =>
    no(`Filens namn slutar på .${extension}, men innehållet är ${what}. Spara den i rätt format och försök igen.`);
  if (kind === 'eml') return judgeMessage(file, kind, { depth, mismatch });
  if (content !== contentOf[kind]) return mismatch(contentNames[content]);
  if (kind === 'msg') return judgeMessage(file, kind, { depth, mismatch });
  if (content === 'archive') return judgeDocument(file, kind, mismatch);
  if (!(await isWhole(file, kind))) return no(brokenMessage(kind));
  return succeed(kind);
}

/** Small kinds that carry nothing: pictures of signatures, calendar entries, visiting cards and signatures. */
const harmless = /\.(?:gif|ics|vcf|p7s)$/iu;

async function isHarmless(file: EvidenceFile): Promise<boolean> {
  const head = await file.read(0, 1024);
  if (!/\.gif$/iu.test(file.name)) return recognise(head) === 'text';
  return Buffer.from(head).toString('latin1', 0, 4) === 'GIF8';
}

/** True where everything that is attached would be taken by itself; else the name of the first that would not. */
async function firstRefused(attached: readonly EvidenceFile[], depth: number): Promise<string | null> {
  for (const file of attached) {
    const taken = harmless.test(file.name) ? await isHarmless(file) : (await judgeEvidence(file, depth + 1)).ok;
    if (!taken) return file.name;
  }
  return null;
}

/** A message of text is text to its last byte, and no archive stands at its end. */
async function judgeText(file: EvidenceFile): Promise<MailJudgement> {
  const isText = (await findArchiveEnd(file)) === null && (await isPlainText(file));
  return isText ? judgeMail(file) : { status: 'broken' };
}

/** A message is taken where everything that is attached to it would be. */
async function judgeMessage(
  file: EvidenceFile,
  kind: 'eml' | 'msg',
  { depth, mismatch }: { depth: number; mismatch: (what: string) => Result<never> },
): Promise<Result<EvidenceKind>> {
  if (file.size > mailLimit)
    return no(`Mejlet är större än ${mailLimit / 1024 / 1024} MB. Ladda upp bilagorna för sig.`);
  if (depth > mostMail) return no(brokenMessage(kind));
  const judged = kind === 'eml' ? await judgeText(file) : await judgeOutlook(file);
  if (judged.status === 'broken') return no(brokenMessage(kind));
  if (judged.status === 'other') return mismatch(contentNames.oldOffice);
  if (judged.status === 'active')
    return no('Mejlet har ett eget formulär, som kan innehålla ett program. Spara mejlet som PDF och försök igen.');
  const refused = judged.status === 'refused' ? judged.name : await firstRefused(judged.attached, depth);
  if (refused === null) return succeed(kind);
  return no(
    `Mejlets bilaga ${cleanFileName(refused)} tas inte emot som underlag. Spara mejlet som PDF, eller utan bilagan, och försök igen.`,
  );
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
