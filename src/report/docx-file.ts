/**
 * Writes the document tree as DOCX: real heading styles, a contents field with its entries, repeated header rows, alt
 * texts, Swedish throughout, so that a municipality can go on editing it. Same tree, same bytes.
 */
import {
  Bookmark,
  BookmarkEnd,
  BookmarkStart,
  Document,
  type FileChild,
  type HeadingLevel,
  ImageRun,
  type ISectionOptions,
  Packer,
  Paragraph,
  SimpleField,
  TableOfContents,
  TextRun,
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import type { Block, ChartBlock, DocumentPart, ReportTree, TableBlock } from '../domain/report.ts';
import { renderChart } from './chart.ts';
import { fullWidth } from './chart-draw.ts';
import { finishDocx } from './docx-finish.ts';
import { text, type Writing, writeInlines } from './docx-inline.ts';
import { sectionProperties, writeFooter, writeTitle } from './docx-part.ts';
import { color, documentLists, documentStyles, textWidth } from './docx-style.ts';
import { writeTable } from './docx-table.ts';
import { anchors, captionLabels, isCards, keptWithNext, tablesOf } from './layout.ts';
import { rasterize } from './picture.ts';
import { ink, readableOn } from './theme.ts';

/** The DOCX file, written on this thread. */
export async function writeDocx(tree: ReportTree): Promise<Uint8Array> {
  const writing: Writing = {
    tree,
    labels: captionLabels(tree),
    bookmarks: new Map([...anchors(tree)].map((id, index) => [id, `_H${index + 1}`])),
    lists: 0,
    kept: keptWithNext(tree),
  };
  const accent = readableOn(tree.theme.accent, ink.paper);
  const document = new Document({
    title: tree.title,
    creator: tree.municipality,
    lastModifiedBy: tree.municipality,
    styles: documentStyles(accent),
    numbering: documentLists(accent),
    features: { updateFields: false },
    pageNumbers: (body, context) => estimatePageNumbers(body, context),
    sections: tree.parts.map((part, index) => writePart(writing, part, index, accent)),
  });
  const tables = tree.parts.flatMap((part) => part.blocks.flatMap(tablesOf));
  return finishDocx(await Packer.toBuffer(document), tables);
}

function writePart(writing: Writing, part: DocumentPart, index: number, accent: string): ISectionOptions {
  const scope = `part${index + 1}`;
  return {
    properties: sectionProperties,
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
      return [
        new Paragraph({
          ...paragraphStyles[block.role],
          ...(writing.kept.has(block) ? { keepNext: true } : {}),
          children: writeInlines(writing, block.content),
        }),
      ];
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
    new Paragraph({ style: 'TableEnd', ...(isCards(table) ? { keepNext: true, spacing: { after: 80 } } : {}) }),
  ];
}

function writeChart(writing: Writing, chart: ChartBlock): FileChild[] {
  const svg = renderChart(chart);
  const [, width = '1', height = '1'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/u.exec(svg) ?? [];
  const shown = Math.round((textWidth / 15) * Math.min(1, Number(width) / fullWidth));
  const picture = new ImageRun({
    type: 'svg',
    data: Buffer.from(svg, 'utf8'),
    fallback: { type: 'png', data: rasterize(svg, shown * 2) },
    transformation: { width: shown, height: Math.round((shown * Number(height)) / Number(width)) },
    altText: { name: chart.title, description: chart.alt },
  });
  return [
    ...writeCaption(writing, chart.id, chart.title),
    new Paragraph({ children: [picture], keepNext: chart.table !== null }),
    ...(chart.table === null ? [] : writeTableBlock(writing, chart.table)),
  ];
}
