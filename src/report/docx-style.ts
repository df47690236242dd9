/** Styles, lists and measures of the DOCX file. Lengths are twips (1/20 point), font sizes half points, as Word counts. */
import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx';
import { ink } from './theme.ts';

export const page = { width: 11906, height: 16838, left: 1701, right: 1474, top: 1474, bottom: 1588 } as const;
export const textWidth = page.width - page.left - page.right;

/** Word's own sans, which every receiver has: a typeface that is missing would be replaced by something unforeseen. */
const font = 'Calibri';

export const color = (hex: string): string => hex.slice(1).toUpperCase();

const auto = (line: number) => ({ line, lineRule: LineRuleType.AUTO }) as const;

type Heading = { size: number; before: number; after: number; hex?: string; italics?: boolean };

function heading(level: number, { size, before, after, hex = ink.text, italics }: Heading) {
  return {
    run: { font, size, bold: !italics, italics: italics ?? false, color: color(hex) },
    paragraph: {
      outlineLevel: level - 1,
      keepNext: true,
      keepLines: true,
      spacing: { before, after, ...auto(252) },
    },
  };
}

const small = { size: 19 };
const tableSpacing = { before: 0, after: 0, ...auto(252) };

/** The styles that a municipality can change in Word; `accent` is the theme's colour made readable. */
export function documentStyles(accent: string): IStylesOptions {
  const based = { basedOn: 'Normal', quickFormat: true } as const;
  const toc = (level: number) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    run: { bold: level <= 2 },
    paragraph: {
      spacing: { before: level <= 2 ? 120 : 0, after: 40, ...auto(252) },
      indent: { left: Math.max(0, level - 2) * 240 },
    },
  });
  return {
    default: {
      document: {
        run: { font, size: 22, color: color(ink.text), language: { value: 'sv-SE', eastAsia: 'sv-SE' } },
        paragraph: { spacing: { after: 140, ...auto(281) } },
      },
      heading1: heading(1, { size: 50, before: 0, after: 120 }),
      heading2: heading(2, { size: 34, before: 480, after: 160, hex: accent }),
      heading3: heading(3, { size: 27, before: 400, after: 120 }),
      heading4: heading(4, { size: 24, before: 320, after: 100 }),
      heading5: heading(5, { size: 22, before: 260, after: 80 }),
      heading6: heading(6, { size: 22, before: 220, after: 60, italics: true }),
      caption: {
        run: { size: 20, bold: true, italics: false, color: color(ink.text) },
        paragraph: { keepNext: true, spacing: { before: 320, after: 100, ...auto(252) } },
      },
      hyperlink: { run: { color: color(accent), underline: {} } },
      listParagraph: { paragraph: { spacing: { after: 80, ...auto(281) } } },
    },
    paragraphStyles: [
      { ...based, id: 'Sender', name: 'Avsändare', run: { size: 20 }, paragraph: { spacing: tableSpacing } },
      {
        ...based,
        id: 'PartSubtitle',
        name: 'Underrubrik till del',
        run: { size: 27, color: color(ink.muted) },
        paragraph: { spacing: { before: 60, after: 360, ...auto(252) } },
      },
      {
        ...based,
        id: 'Standing',
        name: 'Status för handlingen',
        run: { size: 19, bold: true, color: color(ink.muted) },
      },
      {
        ...based,
        id: 'Meta',
        name: 'Uppgift om handlingen',
        run: { ...small, color: color(ink.muted) },
        paragraph: { spacing: { after: 60, ...auto(252) } },
      },
      {
        ...based,
        id: 'Note',
        name: 'Anmärkning',
        run: { ...small, color: color(ink.muted) },
        paragraph: {
          indent: { left: 227 },
          border: { left: { style: 'single', size: 12, space: 8, color: color(ink.rule) } },
        },
      },
      {
        ...based,
        id: 'ContentsTitle',
        name: 'Innehållsrubrik',
        run: { size: 27, bold: true },
        paragraph: { keepNext: true, spacing: { before: 360, after: 120, ...auto(252) } },
      },
      { ...based, id: 'TableText', name: 'Tabelltext', run: small, paragraph: { spacing: tableSpacing } },
      {
        ...based,
        id: 'TableHeader',
        name: 'Tabellhuvud',
        run: { size: 18, bold: true, color: color(ink.muted) },
        paragraph: { keepNext: true, spacing: tableSpacing },
      },
      {
        ...based,
        id: 'TableEnd',
        name: 'Luft efter tabell',
        run: { size: 8 },
        paragraph: { spacing: { after: 160, ...auto(240) } },
      },
      {
        ...based,
        id: 'Office',
        name: 'Kontor',
        run: { bold: true },
        paragraph: { keepNext: true, spacing: { before: 600, after: 600 } },
      },
      {
        ...based,
        id: 'Signature',
        name: 'Underskrift',
        paragraph: {
          keepNext: true,
          indent: { right: 4400 },
          border: { top: { style: 'single', size: 4, space: 4, color: color(ink.text) } },
          spacing: { before: 760, after: 0, ...auto(252) },
        },
      },
      {
        ...based,
        id: 'SignatureRole',
        name: 'Underskriftens titel',
        run: { ...small, color: color(ink.muted) },
        paragraph: { spacing: { after: 0, ...auto(252) } },
      },
      {
        ...based,
        id: 'PageFooter',
        name: 'Sidfot',
        run: { size: 17, color: color(ink.muted) },
        paragraph: { spacing: tableSpacing },
      },
      toc(1),
      toc(2),
      toc(3),
      toc(4),
      toc(5),
    ],
  };
}

/** The two kinds of list; every ordered list is an instance of its own, so that it starts from 1. */
export function documentLists(accent: string): INumberingOptions {
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
    level: 0,
    format,
    text,
    alignment: AlignmentType.LEFT,
    style: { run: { color: color(accent) }, paragraph: { indent: { left: 397, hanging: 284 } } },
  });
  return {
    config: [
      { reference: 'bullets', levels: [level(LevelFormat.BULLET, '•')] },
      { reference: 'numbers', levels: [level(LevelFormat.DECIMAL, '%1.')] },
    ],
  };
}
