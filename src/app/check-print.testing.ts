/** A document as this project's own printers write it, for trying the check on DOCX and on PDF with and without tags. */
import { checkDocument } from '../domain/check/check-document.ts';
import type { CheckBlock } from '../domain/check/document.ts';
import type { CheckReport } from '../domain/check/finding.ts';
import type { Block, Cell, ReportTree } from '../domain/report.ts';
import { readForCheck } from '../intake/check-source.ts';
import { renderDocx } from '../report/docx.ts';
import { renderHtml } from '../report/html.ts';
import { renderPdf } from '../report/pdf.ts';

export const printForms = ['html', 'docx', 'tagged', 'untagged'] as const;
export type PrintForm = (typeof printForms)[number];

const cellOf = (text: string): Cell => (text === '' ? [] : [[{ type: 'text', text: text.replaceAll('\n', ' ') }]]);

function blockOf(block: CheckBlock, index: number): Block[] {
  if (block.type === 'heading')
    return index === 0
      ? []
      : [{ type: 'heading', level: Math.max(2, block.level), id: `h-${index}`, text: block.text }];
  if (block.type === 'text') {
    const content = [{ type: 'text' as const, text: block.text.replaceAll('\n', ' ') }];
    return [
      block.item ? { type: 'list', ordered: false, items: [content] } : { type: 'paragraph', role: 'body', content },
    ];
  }
  const [head, ...rows] = block.rows;
  const width = Math.max(...block.rows.map((row) => row.cells.length));
  const at = (cells: readonly string[] | undefined, column: number) => cells?.[column] ?? '';
  const columns = Array.from({ length: width }, (_, column) => ({
    header: at(head?.cells, column).replaceAll('\n', ' '),
    align: column === 0 ? ('start' as const) : ('end' as const),
    width: column === 0 ? 3 : 1,
  }));
  const printed = rows.map(({ cells }) => ({
    kind: 'plain' as const,
    cells: columns.map((_, column) => cellOf(at(cells, column))),
  }));
  const caption = block.caption || `Tabell på rad ${index}`;
  return [
    {
      type: 'table',
      id: `t-${index}`,
      caption,
      showCaption: block.caption !== '',
      columns,
      rowHeaders: true,
      rows: printed,
    },
  ];
}

/** Lists that follow one another are one list. */
function joined(blocks: readonly Block[]): Block[] {
  return blocks.reduce<Block[]>((all, block) => {
    const last = all.at(-1);
    if (block.type === 'list' && last?.type === 'list')
      all[all.length - 1] = { ...last, items: [...last.items, ...block.items] };
    else all.push(block);
    return all;
  }, []);
}

/** A report of one part. Tables with two rows of headers keep the second as their first row. */
export async function treeOf(name: string, bytes: Uint8Array): Promise<ReportTree> {
  const read = await readForCheck(bytes, name);
  if (!read.ok) throw new Error(read.issues[0]?.message);
  const [first] = read.value.blocks;
  const title = first?.type === 'heading' || first?.type === 'text' ? first.text : name;
  const blocks = joined(read.value.blocks.flatMap((block, index) => (index === 0 ? [] : blockOf(block, index))));
  const part = {
    id: 'del',
    kind: 'annualReport' as const,
    label: '',
    title,
    subtitle: '',
    registryNumber: null,
    blocks,
  };
  return {
    language: 'sv-SE',
    title,
    municipality: 'Provkommun',
    body: 'Kommunstyrelsen',
    period: '2024',
    standing: '',
    theme: { accent: '#123456', logo: null },
    parts: [part],
  };
}

/**
 * Minus signs as U+2212. The hyphen of the fonts that we print with is a soft hyphen to readers of PDF, and without tags they
 * leave it out: what nobody can read back is no test of the check.
 */
function withMinus(tree: ReportTree): ReportTree {
  return JSON.parse(JSON.stringify(tree).replaceAll(/(?<=[" (])-(?=\d)/gu, '\u2212'));
}

/** The same PDF file with the name of its structure spoilt: readers see a file without tags. */
function untagged(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').replaceAll('/StructTreeRoot', '/XtructTreeRoot');
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

export async function printAs(tree: ReportTree, form: PrintForm): Promise<{ name: string; bytes: Uint8Array }> {
  if (form === 'html') return { name: 'prov.html', bytes: new TextEncoder().encode(renderHtml(tree)) };
  if (form === 'docx') return { name: 'prov.docx', bytes: await renderDocx(tree) };
  const printed = form === 'tagged' ? tree : withMinus(tree);
  const bytes = await renderPdf(printed, { standard: 'ua', gate: false });
  return { name: 'prov.pdf', bytes: form === 'tagged' ? bytes : untagged(bytes) };
}

async function checkOf({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<CheckReport> {
  const read = await readForCheck(bytes, name);
  if (!read.ok) throw new Error(read.issues[0]?.message);
  return checkDocument(read.value);
}

export async function checkPrint(tree: ReportTree, form: PrintForm): Promise<CheckReport> {
  return checkOf(await printAs(tree, form));
}

/** DOCX, tagged PDF, and the same PDF without its tags. */
export async function checkPrints(tree: ReportTree): Promise<ReadonlyMap<PrintForm, CheckReport>> {
  const tagged = await printAs(withMinus(tree), 'tagged');
  return new Map([
    ['docx', await checkPrint(tree, 'docx')],
    ['tagged', await checkOf(tagged)],
    ['untagged', await checkOf({ ...tagged, bytes: untagged(tagged.bytes) })],
  ]);
}
