/** What stands around a part of the DOCX file: its page, title block and foot. */
import {
  Bookmark,
  Footer,
  HeadingLevel,
  ImageRun,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  Tab,
  TextRun,
} from 'docx';
import type { DocumentPart, ReportTree } from '../domain/report.ts';
import { text, type Writing } from './docx-inline.ts';
import { color, page, textWidth } from './docx-style.ts';
import { footerLine, logoOf, partAnchor, titleLines } from './layout.ts';
import { rasterize } from './picture.ts';
import { ink } from './theme.ts';
import { stripControls } from './xml.ts';

/** A4 with the margins of the PDF. */
export const sectionProperties: NonNullable<ISectionOptions['properties']> = {
  page: {
    size: { width: page.width, height: page.height },
    margin: { left: page.left, right: page.right, top: page.top, bottom: page.bottom, footer: 680 },
  },
};

/** Sender, references, standing, title and subtitle. */
export function writeTitle(writing: Writing, part: DocumentPart, accent: string): Paragraph[] {
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
        ...(right === ''
          ? []
          : [new TextRun({ children: [new Tab(), stripControls(right)], bold: right === part.label })]),
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

/** The logo 49 pixels (13 mm) high; null where there is none that can be read. */
function writeLogo(tree: ReportTree): ImageRun | null {
  const logo = logoOf(tree);
  if (logo === null) return null;
  const picture = logo.kind === 'png' ? logo.bytes : Buffer.from(rasterize(logo.bytes.toString('utf8'), 800));
  const height = 49;
  const width = Math.round((height * picture.readUInt32BE(16)) / picture.readUInt32BE(20));
  const altText = { name: 'Logotyp', description: logo.alt };
  return new ImageRun({ type: 'png', data: picture, transformation: { width, height }, altText });
}

/** Standing, part and page number. */
export function writeFooter(tree: ReportTree, part: DocumentPart): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'PageFooter',
        tabStops: [{ type: 'right', position: textWidth }],
        border: { top: { style: 'single', size: 4, space: 5, color: color(ink.rule) } },
        children: [
          ...(tree.standing === '' ? [] : [new TextRun({ text: `${stripControls(tree.standing)}   `, bold: true })]),
          ...text(footerLine(tree, part)),
          new TextRun({ children: [new Tab(), PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'] }),
        ],
      }),
    ],
  });
}
