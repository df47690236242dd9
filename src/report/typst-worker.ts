/**
 * The worker thread that compiles PDF files: the Typst compiler is native and synchronous, so it never runs on the thread
 * that serves requests. Gets a `PdfJob`, answers with a `PdfAnswer`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ReportTree } from '../domain/report.ts';
import { fontFiles } from './fonts.ts';
import { finishPdf } from './pdf-finish.ts';
import { pdfInput } from './pdf-input.ts';

export type PdfJob = {
  readonly id: number;
  readonly tree: ReportTree;
  readonly standard: 'ua' | 'archive';
  readonly gate: boolean;
  readonly date: Date;
};
export type PdfAnswer = { readonly id: number } & ({ readonly pdf: Uint8Array } | { readonly error: string });

const folder = join(import.meta.dirname, 'typst');
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(file)) }],
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What the compiler says, one line for each error. */
function explain(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

async function renderJob(job: PdfJob): Promise<Uint8Array> {
  compiler.mapShadow(join(folder, 'report.json'), Buffer.from(pdfInput(job.tree, job.date)));
  const compiled = compiler.compile({ mainFilePath: join(folder, 'report.typ') });
  const document = compiled.result;
  if (document === null) {
    const error = compiled.takeDiagnostics();
    const found = (error === null ? [] : compiler.fetchDiagnostics(error)) as { message?: unknown }[];
    throw new Error(
      found.map((each) => String(each.message)).join('\n') || 'Typst compiled nothing and gave no reason',
    );
  }
  if (job.gate || job.standard === 'ua') {
    const accessible = compiler.pdf(document, { pdfStandard: 'ua-1' });
    if (job.standard === 'ua') return finishPdf(accessible, job.tree, { archive: false });
  }
  return finishPdf(compiler.pdf(document, { pdfStandard: 'a-2a' }), job.tree, { archive: true });
}

async function answer(job: PdfJob): Promise<void> {
  try {
    const pdf = await renderJob(job);
    parentPort?.postMessage({ id: job.id, pdf } satisfies PdfAnswer);
  } catch (cause) {
    parentPort?.postMessage({ id: job.id, error: explain(cause) } satisfies PdfAnswer);
  }
  compiler.evictCache(0);
  setImmediate(collectGarbage);
}

parentPort?.on('message', (job: PdfJob) => void answer(job));
