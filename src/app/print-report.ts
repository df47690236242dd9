/** Prints a report: facts are composed to one tree, which is rendered as HTML, DOCX and PDF. */
import { periodCode } from '../domain/period.ts';
import type { ReportTree } from '../domain/report.ts';
import { type Result, succeed } from '../domain/result.ts';
import { renderDocx } from '../report/docx.ts';
import { documentCss, renderHtml, renderHtmlBody, themeCss } from '../report/html.ts';
import { renderPdf } from '../report/pdf.ts';
import { treeHash } from '../report/tree-hash.ts';
import type { App } from './app.ts';
import { type Composed, composeReport } from './compose-report.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

export const formats = ['html', 'docx', 'pdf'] as const;
export type Format = (typeof formats)[number];

export type PrintedFile = {
  readonly format: Format;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
};

const types: Record<Format, string> = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

async function render(tree: ReportTree, format: Format, decidedOn: string | null): Promise<Uint8Array> {
  if (format === 'html') return new TextEncoder().encode(renderHtml(tree));
  if (format === 'docx') return renderDocx(tree);
  // A day, not a moment: the same report printed twice on a day gives the same bytes.
  const day = decidedOn ?? new Date().toISOString().slice(0, 10);
  return renderPdf(tree, { date: new Date(day) });
}

/** One file of a composed report, named like "KS-2022-year.pdf". A PDF is dated by its decision, or by its printing. */
export async function printFile(composed: Composed, address: ReportAddress, format: Format): Promise<PrintedFile> {
  const name = `${address.body}-${periodCode(address.period)}.${format}`.replaceAll(/[^\p{L}\p{N}.-]/gu, '_');
  const bytes = await render(composed.tree, format, composed.decision?.decidedOn ?? null);
  return { format, name, type: types[format], bytes };
}

/** Files of a document tree, named by `name`, and the tree's SHA-256. `decidedOn` dates a PDF; null: the day of printing. */
export async function renderTree(
  tree: ReportTree,
  name: string,
  decidedOn: string | null,
  wanted: readonly Format[],
): Promise<{ hash: string; files: PrintedFile[] }> {
  const file = async (format: Format): Promise<PrintedFile> => ({
    format,
    name: `${name}.${format}`.replaceAll(/[^\p{L}\p{N}.-]/gu, '_'),
    type: types[format],
    bytes: await render(tree, format, decidedOn),
  });
  return { hash: treeHash(tree), files: await Promise.all(wanted.map(file)) };
}

/** The files asked for, and the SHA-256 of the tree that they were printed from. */
export async function printReport(
  app: App,
  session: Session,
  address: ReportAddress,
  wanted: readonly Format[],
): Promise<Result<{ hash: string; files: PrintedFile[] }>> {
  const composed = await composeReport(app, session, address);
  if (!composed.ok) return composed;
  const files = await Promise.all(wanted.map((format) => printFile(composed.value, address, format)));
  return succeed({ hash: composed.value.hash, files });
}

export type Preview = {
  readonly title: string;
  readonly hash: string;
  /** An HTML fragment without scripts or style attributes. */
  readonly body: string;
  readonly css: string;
  /** The decision that the report was frozen by; null while it is working material. */
  readonly decision: Composed['decision'];
  /** True where the report is not decided yet, and the session may register the decision. */
  readonly canDecide: boolean;
  readonly contents: readonly { readonly id: string; readonly text: string; readonly level: number }[];
  readonly findings: Composed['findings'];
};

/** The report as it would print now, for the page that shows it. */
export async function previewReport(app: App, session: Session, address: ReportAddress): Promise<Result<Preview>> {
  const composed = await composeReport(app, session, address);
  if (!composed.ok) return composed;
  const { tree, hash, decided, decision, findings } = composed.value;
  const contents = tree.parts.flatMap((part) => [
    { id: `part-${part.id}`, text: part.label === '' ? part.title : `${part.label}: ${part.title}`, level: 1 },
    ...part.blocks.flatMap((block) =>
      block.type === 'heading' && block.level <= 3 ? [{ id: block.id, text: block.text, level: block.level }] : [],
    ),
  ]);
  return succeed({
    title: tree.title,
    hash,
    body: renderHtmlBody(tree),
    css: documentCss + themeCss(tree.theme),
    decision,
    canDecide: !decided && may(session, 'decide', address.body),
    contents,
    findings,
  });
}
