/**
 * Renders the document tree as DOCX: real heading styles, a contents field with its entries, repeated header rows, alt
 * texts, Swedish throughout, so that a municipality can go on editing it. Same tree, same bytes.
 */
import {
  Bookmark,
  BookmarkEnd,
  BookmarkStart,
  Document,
  ExternalHyperlink,
  type FileChild,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  TableOfContents,
  TextRun,
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import type { Block, ChartBlock, DocumentPart, Inline, ReportTree, TableBlock } from '../domain/report.ts';
import { fullWidth, renderChart } from './chart.ts';
import { finishDocx } from './docx-finish.ts';
import { color, documentLists, documentStyles, page, textWidth } from './docx-style.ts';
import { writeTable } from './docx-table.ts';
import { anchors, captionLabels, isCards, type Labels, partAnchor, tablesOf, textLines, titleLines } from './layout.ts';
import { rasterize } from './picture.ts';
import { symbolSvg } from './symbol.ts';
import { ink, readableOn } from './theme.ts';
import { stripControls } from './xml.ts';

/** What one rendering keeps: drawings made once, bookmarks' names, and the number of the next ordered list. */
type Writing = {
  readonly tree: ReportTree;
  readonly labels: Labels;
  readonly bookmarks: ReadonlyMap<string, string>;
  readonly drawings: Map<string, Uint8Array>;
  lists: number;
};

/** The DOCX file. */
export async function renderDocx(tree: ReportTree): Promise<Uint8Array> {
  const writing: Writing = {
    tree,
    labels: captionLabels(tree),
    bookmarks: new Map([...anchors(tree)].map((id, index) => [id, `_H${index + 1}`])),
    drawings: new Map(),
    lists: 0,
  };
  const accent = readableOn(tree.theme.accent, ink.paper);
  const document = new Document({
    title: tree.title,
    creator: tree.municipality,
    lastModifiedBy: tree.municipality,
    styles: documentStyles(accent),
    numbering: documentLists(accent),
    features: { updateFields: false },
    pageNumbers: estimatePageNumbers,
    sections: tree.parts.map((part, index) => writePart(writing, part, index, accent)),
  });
  const tables = tree.parts.flatMap((part) => part.blocks.flatMap(tablesOf));
  return finishDocx(await Packer.toBuffer(document), tables);
}

function text(value: string): TextRun[] {
  return textLines(stripControls(value)).map(
    (line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) }),
  );
}

function writePart(writing: Writing, part: DocumentPart, index: number, accent: string): ISectionOptions {
  const scope = `part${index + 1}`;
  return {
    properties: {
      page: {
        size: { width: page.width, height: page.height },
        margin: { left: page.left, right: page.right, top: page.top, bottom: page.bottom, footer: 680 },
      },
    },
    footers: { default: writeFooter(writing.tree, part) },
    children: [
      ...writeTitle(writing, part, accent),
      edge(new BookmarkStart(scope, partBookmarks + index)),
      ...part.blocks.flatMap((block) => writeBlock(writing, block, scope)),
      edge(new BookmarkEnd(partBookmarks + index)),
    ],
  };
}

/** Bookmark numbers of the parts, beyond those that the library counts up for headings. */
const partBookmarks = 1_000_000_000;

/** A paragraph of next to no height that holds one end of a part's bookmark, which bounds its contents field. */
function edge(mark: BookmarkStart | BookmarkEnd): Paragraph {
  const paragraph = new Paragraph({ style: 'TableEnd', spacing: { after: 0 } });
  paragraph.addChildElement(mark);
  return paragraph;
}

function writeTitle(writing: Writing, part: DocumentPart, accent: string): Paragraph[] {
  const { sender, reference } = titleLines(writing.tree, part);
  const lines = Math.max(sender.length, sender.length - 1 + reference.length);
  const tabStops = [{ type: 'right', position: textWidth } as const];
  const head = Array.from({ length: lines }, (_, index) => {
    const left = sender[index] ?? '';
    const right = reference[index - (sender.length - 1)] ?? '';
    const last = index === lines - 1;
    const logo = index === 0 ? writeLogo(writing.tree) : null;
    return new Paragraph({
      style: 'Sender',
      tabStops,
      children: [
        logo ?? new TextRun({ text: stripControls(left), bold: index === 0 }),
        ...(right === '' ? [] : [new TextRun({ text: `\t${stripControls(right)}`, bold: right === part.label })]),
      ],
      ...(last
        ? {
            border: { bottom: { style: 'single', size: 12, space: 6, color: color(accent) } },
            spacing: { after: part.kind === 'coverMemo' ? 560 : 1300 },
          }
        : {}),
    });
  });
  const bookmark = writing.bookmarks.get(partAnchor(part)) ?? '';
  return [
    ...head,
    ...(writing.tree.standing === ''
      ? []
      : [new Paragraph({ style: 'Standing', children: text(writing.tree.standing) })]),
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [new Bookmark({ id: bookmark, children: text(part.title) })],
    }),
    ...(part.subtitle === '' ? [] : [new Paragraph({ style: 'PartSubtitle', children: text(part.subtitle) })]),
  ];
}

/** The logo 49 pixels (13 mm) high; null where there is none or its format cannot be read. */
function writeLogo(tree: ReportTree): ImageRun | null {
  const match = /^data:image\/(png|svg\+xml)(?:;charset=[\w-]+)?(;base64)?,(.*)$/su.exec(
    tree.theme.logo?.dataUrl ?? '',
  );
  if (!match) return null;
  const payload = match[3] ?? '';
  const bytes = match[2] ? Buffer.from(payload, 'base64') : Buffer.from(decodeURIComponent(payload), 'utf8');
  const picture = match[1] === 'png' ? bytes : Buffer.from(rasterize(bytes.toString('utf8'), 800));
  const height = 49;
  const width = Math.round((height * picture.readUInt32BE(16)) / picture.readUInt32BE(20));
  const altText = { name: 'Logotyp', description: tree.theme.logo?.alt ?? '' };
  return new ImageRun({ type: 'png', data: picture, transformation: { width, height }, altText });
}

function writeFooter(tree: ReportTree, part: DocumentPart): Footer {
  const line = [tree.municipality, part.title, part.registryNumber ?? ''].filter((item) => item !== '').join('  ·  ');
  return new Footer({
    children: [
      new Paragraph({
        style: 'PageFooter',
        tabStops: [{ type: 'right', position: textWidth }],
        indent: { right: 900 },
        border: { top: { style: 'single', size: 4, space: 5, color: color(ink.rule) } },
        children: [
          ...(tree.standing === '' ? [] : [new TextRun({ text: `${stripControls(tree.standing)}   `, bold: true })]),
          ...text(line),
          new TextRun({ children: ['\t', PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'] }),
        ],
      }),
    ],
  });
}

const headingLevels = [1, 2, 3, 4, 5, 6].map(
  (level) => `Heading${level}` as (typeof HeadingLevel)[keyof typeof HeadingLevel],
);
const paragraphStyles = { body: {}, meta: { style: 'Meta' }, note: { style: 'Note' } } as const;

function writeBlock(writing: Writing, block: Block, scope: string): FileChild[] {
  switch (block.type) {
    case 'heading': {
      const bookmark = new Bookmark({ id: writing.bookmarks.get(block.id) ?? '', children: text(block.text) });
      return [new Paragraph({ heading: headingLevels[block.level - 1] ?? 'Heading6', children: [bookmark] })];
    }
    case 'paragraph':
      return [new Paragraph({ ...paragraphStyles[block.role], children: writeInlines(writing, block.content) })];
    case 'list': {
      if (block.ordered) writing.lists += 1;
      const numbering = { reference: block.ordered ? 'numbers' : 'bullets', level: 0, instance: writing.lists };
      return block.items.map(
        (item) => new Paragraph({ style: 'ListParagraph', numbering, children: writeInlines(writing, item) }),
      );
    }
    case 'table':
      return writeTableBlock(writing, block);
    case 'chart':
      return writeChart(writing, block);
    case 'contents':
      return [
        new Paragraph({ style: 'ContentsTitle', children: text(block.title) }),
        new TableOfContents(block.title, {
          hyperlink: true,
          headingStyleRange: `2-${block.depth}`,
          entriesFromBookmark: scope,
          beginDirty: false,
        }),
      ];
    case 'signatures':
      return [
        new Paragraph({ style: 'Office', children: text(block.office) }),
        ...block.people.flatMap((person) => [
          new Paragraph({ style: 'Signature', children: text(person.name) }),
          new Paragraph({ style: 'SignatureRole', children: text(person.title) }),
        ]),
      ];
  }
}

function writeInlines(writing: Writing, content: readonly Inline[], bold = false): ParagraphChild[] {
  return content.flatMap((inline): ParagraphChild[] => {
    if (inline.type === 'symbol') {
      const word = new TextRun({ text: `\u00A0${stripControls(inline.word)}`, bold });
      return [writeSymbol(writing, inline), word];
    }
    const style = { bold: bold || inline.strong === true, italics: inline.em === true };
    const runs = (linkStyle = {}) =>
      textLines(stripControls(inline.text)).map(
        (line, index) => new TextRun({ text: line, ...style, ...linkStyle, ...(index > 0 ? { break: 1 } : {}) }),
      );
    const href = inline.href ?? '';
    if (href.startsWith('#') && writing.bookmarks.has(href.slice(1))) {
      return [
        new InternalHyperlink({
          anchor: writing.bookmarks.get(href.slice(1)) ?? '',
          children: runs({ style: 'Hyperlink' }),
        }),
      ];
    }
    if (!/^(https?:\/\/|mailto:)/u.test(href)) return runs();
    return [new ExternalHyperlink({ link: href, children: runs({ style: 'Hyperlink' }) })];
  });
}

function writeSymbol(writing: Writing, symbol: Extract<Inline, { type: 'symbol' }>): ImageRun {
  const key = `${symbol.shape} ${symbol.color}`;
  const data = writing.drawings.get(key) ?? rasterize(symbolSvg(symbol.shape, symbol.color), 64);
  writing.drawings.set(key, data);
  return new ImageRun({
    type: 'png',
    data,
    transformation: { width: 12, height: 12 },
    decorative: true,
    altText: { name: symbol.shape },
  });
}

function writeCaption(writing: Writing, id: string, caption: string): Paragraph[] {
  const [kind, number] = (writing.labels.get(id) ?? '').split(' ');
  if (kind === undefined || number === undefined) return [];
  return [
    new Paragraph({
      style: 'Caption',
      children: [
        new TextRun({ text: `${kind} `, bold: false, color: color(ink.muted) }),
        new SimpleField(`SEQ ${kind} \\* ARABIC`, number),
        new TextRun({ text: '  ' }),
        ...text(caption),
      ],
    }),
  ];
}

function writeTableBlock(writing: Writing, table: TableBlock): FileChild[] {
  return [
    ...writeCaption(writing, table.id, table.caption),
    writeTable(table, (content, bold) => writeInlines(writing, content, bold)),
    new Paragraph({ style: 'TableEnd', ...(isCards(table) ? { spacing: { after: 80 } } : {}) }),
  ];
}

function writeChart(writing: Writing, chart: ChartBlock): FileChild[] {
  const svg = renderChart(chart);
  const [, width = '1', height = '1'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/u.exec(svg) ?? [];
  const shown = Math.round(((textWidth / 15) * Number(width)) / fullWidth);
  const picture = new ImageRun({
    type: 'svg',
    data: Buffer.from(svg, 'utf8'),
    fallback: { type: 'png', data: rasterize(svg, 1400) },
    transformation: { width: shown, height: Math.round((shown * Number(height)) / Number(width)) },
    altText: { name: chart.title, description: chart.alt },
  });
  return [
    ...writeCaption(writing, chart.id, chart.title),
    new Paragraph({ children: [picture], keepNext: chart.table !== null }),
    ...(chart.table === null ? [] : writeTableBlock(writing, chart.table)),
  ];
}
