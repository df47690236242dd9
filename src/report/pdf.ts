/**
 * Renders the document tree as PDF through Typst. The delivered file claims PDF/A-2a and PDF/UA-1 at once: the compiler
 * first exports the same pages as PDF/UA-1 and refuses what a screen reader could not read, then as PDF/A-2a.
 */
import type { ReportTree } from '../domain/report.ts';
import type { PdfJob } from './typst-worker.ts';
import { createWorkerClient } from './worker-client.ts';

export type PdfOptions = {
  /** `archive` (default): PDF/A-2a and PDF/UA-1. `ua`: PDF/UA-1 alone. */
  readonly standard?: 'ua' | 'archive';
  /** False leaves the PDF/UA-1 gate out, for a preview that nobody keeps. */
  readonly gate?: boolean;
  /** The document's date, which PDF/A asks for; same tree and date, same bytes. */
  readonly date?: Date;
};

/** The tree cannot be printed so that everyone can read it. `reasons` are the compiler's own, one for each error. */
export class PdfRefusal extends Error {
  override readonly name = 'PdfRefusal';
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(`PDF-filen kan inte skrivas så att alla kan läsa den: ${reasons.join('; ')}`);
    this.reasons = reasons;
  }
}

const client = createWorkerClient<PdfJob>(
  new URL('./typst-worker.ts', import.meta.url),
  (message) => new PdfRefusal(message.split('\n')),
);

/** The date of a document that says none. */
const noDate = new Date(Date.UTC(2000, 0, 1));

/** The PDF file. Rejects with a `PdfRefusal` where the tree cannot be printed accessibly. */
export function renderPdf(tree: ReportTree, options: PdfOptions = {}): Promise<Uint8Array> {
  const { standard = 'archive', gate = true, date = noDate } = options;
  return client.render({ tree, standard, gate, date });
}

/** Ends the worker thread; the next `renderPdf` starts a new one. */
export const closePdf = client.close;
