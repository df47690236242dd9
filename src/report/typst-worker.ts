/**
 * The worker thread that compiles PDF files: the Typst compiler is native and synchronous, so it never runs on the thread
 * that serves requests.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ReportTree } from '../domain/report.ts';
import { fontFiles, signFontFiles } from './fonts.ts';
import { finishPdf } from './pdf-finish.ts';
import { pdfInput, tablesWithoutHeaders } from './pdf-input.ts';
import { answerJobs } from './worker-client.ts';

export type PdfJob = {
  readonly tree: ReportTree;
  readonly standard: 'ua' | 'archive';
  readonly gate: boolean;
  readonly date: Date;
};

const folder = join(import.meta.dirname, 'typst');
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontBlobs: [...fontFiles, ...signFontFiles].map((file) => readFileSync(file)) }],
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What the compiler says, one line for each error. An export's error comes as a printed list of diagnostics. */
function explain(cause: unknown): string {
  const said = cause instanceof Error ? cause.message : String(cause);
  const messages = [...said.matchAll(/message: ("(?:[^"\\]|\\.)*")/gu)].map((match) => match[1] ?? '');
  return messages.length === 0
    ? said
    : messages.map((message) => message.slice(1, -1).replaceAll('\\"', '"')).join('\n');
}

function renderJob(job: PdfJob): Uint8Array {
  const bare = job.gate ? tablesWithoutHeaders(job.tree) : [];
  if (bare.length > 0) throw new Error(bare.map((caption) => `table without headers: "${caption}"`).join('\n'));
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

/** Gives back the compiled pages: native memory, freed by the turn of the event loop that follows a collection. */
async function tidy(): Promise<void> {
  collectGarbage();
  await new Promise((resolve) => setImmediate(resolve));
  compiler.evictCache(1);
}

answerJobs<PdfJob>(async (job) => {
  try {
    return renderJob(job);
  } catch (cause) {
    throw new Error(explain(cause));
  }
}, tidy);
