/**
 * Renders the document tree as HTML: one file that needs nothing else, or the document alone for a preview.
 * No scripts, no style attributes, no external addresses, so that it stands under a strict Content-Security-Policy.
 */
import type { Block, Cell, ChartBlock, DocumentPart, Inline, ReportTree, TableBlock } from '../domain/report.ts';
import { isHalf, renderChart } from './chart.ts';
import { documentCss, pageCss, themeCss } from './html-css.ts';
import {
  anchors,
  captionLabels,
  chartRows,
  contentsHeadings,
  isCards,
  type Labels,
  logoOf,
  partAnchor,
  type Row,
  textLines,
  titleLines,
} from './layout.ts';
import { symbolPaths } from './symbol.ts';
import { escapeXml } from './xml.ts';

export { documentCss, themeCss } from './html-css.ts';

type Context = { readonly labels: Labels; readonly anchors: ReadonlySet<string>; readonly part: DocumentPart };

/** The whole HTML file, UTF-8. Same tree, same text. */
export function renderHtml(tree: ReportTree): string {
  return `<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeXml(`${tree.title} – ${tree.municipality}`)}</title>
<style>
${documentCss}${themeCss(tree.theme)}${pageCss}</style>
</head>
<body>
<main>
${renderHtmlBody(tree)}</main>
</body>
</html>
`;
}

/** The document alone, `<div class="upp-document">`, to be shown with `documentCss` and `themeCss`. */
export function renderHtmlBody(tree: ReportTree): string {
  const labels = captionLabels(tree);
  const known = anchors(tree);
  const parts = tree.parts.map((part) => renderPart(tree, part, { labels, anchors: known, part }));
  return `<div class="upp-document" lang="sv">\n${parts.join('')}</div>\n`;
}

function renderPart(tree: ReportTree, part: DocumentPart, context: Context): string {
  const { sender, reference } = titleLines(tree, part);
  const anchor = escapeXml(partAnchor(part));
  const logo = logoOf(tree) === null ? null : tree.theme.logo;
  const senderLines = sender.map((line, index) =>
    index === 0 && logo !== null
      ? `<p><img class="upp-logo" src="${escapeXml(logo.dataUrl)}" alt="${escapeXml(logo.alt)}"></p>`
      : `<p${index === 0 ? ' class="upp-municipality"' : ''}>${escapeXml(line)}</p>`,
  );
  const referenceLines = reference.map(
    (line) => `<p${line === part.label ? ' class="upp-label"' : ''}>${escapeXml(line)}</p>`,
  );
  return `<article class="upp-part" aria-labelledby="${anchor}">
<header class="upp-titleblock">
<div class="upp-sender"><div>${senderLines.join('')}</div><div class="upp-reference">${referenceLines.join('')}</div></div>
${tree.standing === '' ? '' : `<p class="upp-standing">${escapeXml(tree.standing)}</p>\n`}<h1 id="${anchor}">${escapeXml(part.title)}</h1>
${part.subtitle === '' ? '' : `<p class="upp-subtitle">${escapeXml(part.subtitle)}</p>\n`}</header>
${chartRows(part.blocks, isHalf)
  .map((row) => `${renderRow(row, context)}\n`)
  .join('')}</article>
`;
}

function renderRow(row: Row, context: Context): string {
  if (row.type !== 'chartRow') return renderBlock(row, context);
  return `<div class="upp-charts">${row.charts.map((chart) => renderFigure(chart, context)).join('')}</div>`;
}

function renderBlock(block: Block, context: Context): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level} id="${escapeXml(block.id)}">${escapeXml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.role === 'body' ? '' : ` class="upp-${block.role}"`}>${renderInlines(block.content, context)}</p>`;
    case 'list': {
      const name = block.ordered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li>${renderInlines(item, context)}</li>`);
      return `<${name} class="upp-list">${items.join('')}</${name}>`;
    }
    case 'table':
      return renderTable(block, context);
    case 'chart':
      return renderFigure(block, context);
    case 'contents':
      return renderContents(block, context);
    case 'signatures': {
      const people = block.people.map(
        (person) =>
          `<div class="upp-signer"><p>${escapeXml(person.name)}</p><p class="upp-role">${escapeXml(person.title)}</p></div>`,
      );
      return `<div class="upp-signatures"><p class="upp-office">${escapeXml(block.office)}</p>${people.join('')}</div>`;
    }
  }
}

function renderInlines(content: readonly Inline[], context: Context): string {
  return content.map((inline) => renderInline(inline, context)).join('');
}

function renderInline(inline: Inline, context: Context): string {
  if (inline.type === 'symbol') {
    const drawing = `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${symbolPaths(inline.shape, inline.color)}</svg>`;
    return `<span class="upp-symbol">${drawing}${escapeXml(inline.word)}</span>`;
  }
  let html = textLines(inline.text).map(escapeXml).join('<br>');
  if (inline.em) html = `<em>${html}</em>`;
  if (inline.strong) html = `<strong>${html}</strong>`;
  return linkTarget(inline.href, context) === null ? html : `<a href="${escapeXml(inline.href ?? '')}">${html}</a>`;
}

/** Only web and mail addresses and headings of this document become links; any other text stays text. */
function linkTarget(href: string | undefined, context: Context): string | null {
  if (href === undefined) return null;
  if (href.startsWith('#')) return context.anchors.has(href.slice(1)) ? href : null;
  return /^(https?:\/\/|mailto:)/u.test(href) ? href : null;
}

function renderCell(cell: Cell, context: Context): string {
  if (cell.length === 1) return renderInlines(cell[0] ?? [], context);
  return cell.map((paragraph) => `<p>${renderInlines(paragraph, context)}</p>`).join('');
}

const alignClass = { start: '', end: 'upp-end', center: 'upp-center' } as const;

function classAttribute(...names: readonly string[]): string {
  const given = names.filter((name) => name !== '');
  return given.length === 0 ? '' : ` class="${given.join(' ')}"`;
}

function renderTable(table: TableBlock, context: Context): string {
  const label = context.labels.get(table.id);
  const captionId = escapeXml(`${table.id}-caption`);
  const caption =
    table.caption === ''
      ? ''
      : `<caption id="${captionId}"${label === undefined ? ' class="upp-hidden"' : ''}>${label === undefined ? '' : `<b>${label}</b> `}${escapeXml(table.caption)}</caption>`;
  const head = table.columns.map((column) =>
    column.header === ''
      ? `<td${classAttribute(alignClass[column.align])}></td>`
      : `<th scope="col"${classAttribute(alignClass[column.align])}>${escapeXml(column.header)}</th>`,
  );
  const rows = table.rows.map((row) => {
    const cells = row.cells.map((cell, index) => {
      const attributes = classAttribute(alignClass[table.columns[index]?.align ?? 'start']);
      const content = renderCell(cell, context);
      return table.rowHeaders && index === 0 && content !== ''
        ? `<th scope="row"${attributes}>${content}</th>`
        : `<td${attributes}>${content}</td>`;
    });
    return `<tr${classAttribute(row.kind === 'plain' ? '' : `upp-${row.kind}`)}>${cells.join('')}</tr>`;
  });
  const wide = isWide(table);
  const name = table.caption === '' ? 'aria-label="Tabell"' : `aria-labelledby="${captionId}"`;
  const region = wide ? ` role="region" ${name} tabindex="0"` : '';
  const header = table.columns.every((column) => column.header === '')
    ? ''
    : `<thead><tr>${head.join('')}</tr></thead>`;
  return `<div${classAttribute('upp-table', wide ? 'upp-scroll' : '', table.rows.length <= 8 ? 'upp-short' : '', isCards(table) ? 'upp-cards' : '')}${region}><table id="${escapeXml(table.id)}">${caption}${header}<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

/** Characters of a cell that make three columns of prose too narrow for a telephone. */
const longestNarrowCell = 60;

/** True for a table that gets a least width and scrolls: many columns, or three that hold prose. */
function isWide(table: TableBlock): boolean {
  if (table.columns.length !== 3) return table.columns.length > 3;
  const length = (cell: Cell) =>
    cell.flat().reduce((sum, inline) => sum + (inline.type === 'text' ? inline.text.length : 0), 0);
  return table.rows.some((row) => row.cells.some((cell) => length(cell) > longestNarrowCell));
}

function renderFigure(chart: ChartBlock, context: Context): string {
  const drawing = renderChart(chart).replace('<svg ', `<svg role="img" aria-label="${escapeXml(chart.alt)}" `);
  const figure = `<figure class="upp-chart" id="${escapeXml(chart.id)}"><figcaption><b>${context.labels.get(chart.id) ?? ''}</b> ${escapeXml(chart.title)}</figcaption>${drawing}</figure>`;
  return chart.table === null ? figure : `${figure}\n${renderTable(chart.table, context)}`;
}

function renderContents(block: Extract<Block, { type: 'contents' }>, context: Context): string {
  const headings = contentsHeadings(context.part, block.depth);
  const titleId = escapeXml(`contents-${context.part.id}`);
  let html = '';
  let depth = 1;
  for (const heading of headings) {
    const level = Math.min(heading.level, depth + 1);
    if (level > depth) html += '<ol><li>';
    else html += `</li>${'</ol></li>'.repeat(depth - level)}<li>`;
    depth = level;
    html += `<a href="#${escapeXml(heading.id)}">${escapeXml(heading.text)}</a>`;
  }
  html += '</li></ol>'.repeat(depth - 1);
  return `<nav class="upp-contents" aria-labelledby="${titleId} ${escapeXml(partAnchor(context.part))}"><h2 id="${titleId}">${escapeXml(block.title)}</h2>${html}</nav>`;
}
