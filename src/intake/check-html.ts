/**
 * An HTML page read for the figure check: headings, paragraphs, list items and tables as the standard's own parser sees
 * them (parse5). Scripts, styles, navigation and what is hidden are left out. Nothing is fetched or run.
 */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { CheckBlock, Place } from '../domain/check/document.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const skipped = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'nav',
  'svg',
  'head',
  'select',
  'button',
  'iframe',
  'math',
]);
const textual = new Set([
  'p',
  'dd',
  'dt',
  'blockquote',
  'figcaption',
  'address',
  'pre',
  'summary',
  'caption',
  'label',
  'legend',
]);
/** Deeper than any page that a person wrote. */
const deepest = 400;
const maxSpan = 60;

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string) => element.attrs.find((each) => each.name === name)?.value;

function placeOf(element: Element): Place {
  return { at: `rad ${element.sourceCodeLocation?.startLine ?? 1}` };
}

const hidden = (element: Element) =>
  skipped.has(element.tagName) ||
  attribute(element, 'hidden') !== undefined ||
  attribute(element, 'aria-hidden') === 'true';

/** The words of an element; a line break where the page breaks the line. */
function textOf(node: Node, depth = 0): string {
  if ('value' in node) return node.value.replaceAll(/[\t\n\r\f ]+/gu, ' ');
  if (!isElement(node) || hidden(node) || depth > deepest) return '';
  if (node.tagName === 'br') return '\n';
  const inner = node.childNodes.map((child) => textOf(child, depth + 1)).join('');
  return /^(?:p|div|li|tr|h[1-6])$/u.test(node.tagName) ? `${inner}\n` : inner;
}

const tidy = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replaceAll(/[\t ]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

class HtmlWalker {
  readonly blocks: CheckBlock[] = [];

  walk(parent: { readonly childNodes: readonly Node[] }, place: Place, depth: number): void {
    if (depth > deepest) return;
    let loose = '';
    const flush = () => {
      this.text(tidy(loose), place, false);
      loose = '';
    };
    for (const node of parent.childNodes) {
      if (isElement(node) && !hidden(node) && !isInline(node)) {
        flush();
        this.element(node, depth + 1);
      } else loose += textOf(node);
    }
    flush();
  }

  private text(text: string, place: Place, item: boolean): void {
    if (text !== '') this.blocks.push({ type: 'text', item, text, place });
  }

  private element(element: Element, depth: number): void {
    const place = placeOf(element);
    const level = /^h([1-6])$/u.exec(element.tagName)?.[1];
    if (level !== undefined) {
      const text = tidy(textOf(element)).replaceAll('\n', ' ');
      if (text !== '') this.blocks.push({ type: 'heading', level: Number(level), text, place });
    } else if (element.tagName === 'table') this.table(element, place);
    else if (element.tagName === 'li') this.item(element, place, depth);
    else if (textual.has(element.tagName) && !holdsBlocks(element)) this.text(tidy(textOf(element)), place, false);
    else this.walk(element, place, depth);
  }

  /** A list item's own text, and the lists inside it after it. */
  private item(element: Element, place: Place, depth: number): void {
    const nested = element.childNodes.filter(
      (node): node is Element => isElement(node) && /^(?:ul|ol|table)$/u.test(node.tagName),
    );
    const own = element.childNodes.filter((node) => !nested.includes(node as Element));
    this.text(tidy(own.map((node) => textOf(node)).join('')), place, true);
    for (const each of nested) this.element(each, depth + 1);
  }

  private table(table: Element, place: Place): void {
    let caption = '';
    const rows: { cells: string[]; place: Place }[] = [];
    const covered: number[] = [];
    for (const row of rowsOf(table, (text) => {
      caption = text;
    })) {
      const cells: string[] = [];
      const skip = () => {
        while ((covered[cells.length] ?? 0) > 0) {
          covered[cells.length] = (covered[cells.length] ?? 0) - 1;
          cells.push('');
        }
      };
      for (const cell of row.childNodes) {
        if (!isElement(cell) || !/^t[dh]$/u.test(cell.tagName)) continue;
        skip();
        const span = spanOf(cell, 'colspan');
        const below = spanOf(cell, 'rowspan') - 1;
        const text = tidy(textOf(cell));
        for (let column = 0; column < span; column += 1) {
          covered[cells.length] = below;
          cells.push(column === 0 ? text : '');
        }
      }
      skip();
      if (cells.some((cell) => cell !== '')) rows.push({ cells, place: placeOf(row) });
    }
    if (rows.length > 0) this.blocks.push({ type: 'table', caption, rows, place });
  }
}

function spanOf(cell: Element, name: string): number {
  const number = Number(attribute(cell, name) ?? 1);
  return Number.isInteger(number) && number > 0 ? Math.min(number, maxSpan) : 1;
}

function rowsOf(table: Element, caption: (text: string) => void): Element[] {
  return table.childNodes.flatMap((node): Element[] => {
    if (!isElement(node)) return [];
    if (node.tagName === 'tr') return [node];
    if (node.tagName === 'caption') caption(tidy(textOf(node)).replaceAll('\n', ' '));
    return /^t(?:head|body|foot)$/u.test(node.tagName) ? rowsOf(node, caption) : [];
  });
}

const inline =
  /^(?:a|abbr|b|bdi|bdo|cite|code|data|dfn|em|font|i|img|input|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr|br|del|ins)$/u;

function isInline(element: Element): boolean {
  return inline.test(element.tagName) && !holdsBlocks(element);
}

function holdsBlocks(element: Element): boolean {
  return element.childNodes.some(
    (node) => isElement(node) && /^(?:h[1-6]|table|ul|ol|div|section|article|p)$/u.test(node.tagName),
  );
}

export function readHtmlBlocks(html: string): CheckBlock[] {
  const walker = new HtmlWalker();
  walker.walk(parse(html, { sourceCodeLocationInfo: true }), { at: 'rad 1' }, 0);
  return walker.blocks;
}
