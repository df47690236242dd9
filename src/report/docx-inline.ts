/** Text, links and symbols of the DOCX file. */
import { ExternalHyperlink, ImageRun, InternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import type { Block, Inline, ReportTree } from '../domain/report.ts';
import { type Labels, textLines } from './layout.ts';
import { rasterize } from './picture.ts';
import { symbolSvg } from './symbol.ts';
import { stripControls } from './xml.ts';

/** What one rendering keeps: the captions' labels, bookmarks' names by id, and the number of the next ordered list. */
export type Writing = {
  readonly tree: ReportTree;
  readonly labels: Labels;
  readonly bookmarks: ReadonlyMap<string, string>;
  /** Paragraphs that stay on the page of what follows. */
  readonly kept: ReadonlySet<Block>;
  lists: number;
};

/** Plain text, with its line breaks. */
export function text(value: string): TextRun[] {
  return textLines(stripControls(value)).map(
    (line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) }),
  );
}

/** Runs of text, links and symbols. A link that leads nowhere is plain text. */
export function writeInlines(writing: Writing, content: readonly Inline[], bold = false): ParagraphChild[] {
  return content.flatMap((inline): ParagraphChild[] => {
    if (inline.type === 'symbol') {
      const word = new TextRun({ text: `\u00A0${stripControls(inline.word)}`, bold });
      return [writeSymbol(inline), word];
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

function writeSymbol(symbol: Extract<Inline, { type: 'symbol' }>): ImageRun {
  const data = rasterize(symbolSvg(symbol.shape, symbol.color), 64);
  return new ImageRun({
    type: 'png',
    data,
    transformation: { width: 12, height: 12 },
    decorative: true,
    altText: { name: symbol.shape },
  });
}
