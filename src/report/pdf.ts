/**
 * Renders the document tree as PDF through Typst. The delivered file claims PDF/A-2a and PDF/UA-1 at once: the compiler
 * first exports the same pages as PDF/UA-1 and refuses what a screen reader could not read, then as PDF/A-2a.
 */
import { Worker } from 'node:worker_threads';
import type { ReportTree } from '../domain/report.ts';
import type { PdfAnswer, PdfJob } from './typst-worker.ts';

export type PdfOptions = {
  /** `archive` (default): PDF/A-2a and PDF/UA-1. `ua`: PDF/UA-1 alone. */
  readonly standard?: 'ua' | 'archive';
  /** False leaves the PDF/UA-1 gate out, for a preview that nobody keeps. */
  readonly gate?: boolean;
  /** The document's date, written to the file; same tree and date, same bytes. */
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

/** A worker is replaced after this many documents, so that nothing it holds on to can grow. */
const documentsPerWorker = 100;

type Pending = { readonly resolve: (pdf: Uint8Array) => void; readonly reject: (cause: Error) => void };
type Engine = { readonly worker: Worker; readonly pending: Map<number, Pending>; started: number };

let engine: Engine | null = null;

/** The PDF file. Rejects with a `PdfRefusal` where the tree cannot be printed accessibly. */
export function renderPdf(tree: ReportTree, options: PdfOptions = {}): Promise<Uint8Array> {
  const used = takeEngine();
  const job: PdfJob = {
    id: used.started,
    tree,
    standard: options.standard ?? 'archive',
    gate: options.gate ?? true,
    date: options.date ?? new Date(Date.UTC(2000, 0, 1)),
  };
  return new Promise((resolve, reject) => {
    used.pending.set(job.id, { resolve, reject });
    used.worker.ref();
    used.worker.postMessage(job);
  });
}

/** Ends the worker thread; the next `renderPdf` starts a new one. */
export async function closePdf(): Promise<void> {
  const closing = engine;
  engine = null;
  await closing?.worker.terminate();
}

function takeEngine(): Engine {
  if (engine !== null && engine.started < documentsPerWorker) {
    engine.started += 1;
    return engine;
  }
  retire(engine);
  const started = startEngine();
  engine = started;
  return started;
}

function startEngine(): Engine {
  const worker = new Worker(new URL('./typst-worker.ts', import.meta.url));
  const started: Engine = { worker, pending: new Map(), started: 1 };
  worker.unref();
  worker.on('message', (answer: PdfAnswer) => {
    const pending = started.pending.get(answer.id);
    started.pending.delete(answer.id);
    if (started.pending.size === 0) worker.unref();
    if (started !== engine) retire(started);
    if ('pdf' in answer) pending?.resolve(answer.pdf);
    else pending?.reject(new PdfRefusal(answer.error.split('\n')));
  });
  const fail = (cause: Error) => {
    if (started === engine) engine = null;
    for (const pending of started.pending.values()) pending.reject(cause);
    started.pending.clear();
  };
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`The PDF worker ended with code ${code}`)));
  return started;
}

/** Ends a worker that takes no more jobs, once its last one is answered. */
function retire(old: Engine | null): void {
  if (old !== null && old.pending.size === 0) void old.worker.terminate();
}
