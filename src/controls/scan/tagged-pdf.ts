/** Whether a PDF document is tagged (Swedish: taggad), so that a screen reader can follow it: ISO 32000-1 14.7 and 14.8. */
import { PDFBool, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** Null where the bytes are no PDF that can be read. */
export async function isTaggedPdf(bytes: Uint8Array): Promise<boolean | null> {
  try {
    const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false });
    const mark = document.catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict);
    const tree = document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
    return tree !== undefined && mark?.lookupMaybe(PDFName.of('Marked'), PDFBool)?.asBoolean() === true;
  } catch {
    return null;
  }
}
