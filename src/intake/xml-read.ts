/**
 * Reads well-formed XML into plain elements, from one tag to the next. Document types are refused, so no entity can grow or
 * reach out; so is everything that the standard calls an error (decision 0038).
 */
import { keep, longestProperties, outermost, qualifiedName, tagAt, type XmlScope, type XmlTag } from './xml-tag.ts';
import { plainText } from './xml-text.ts';

/** `name` has a fixed prefix for each namespace, whatever the file calls it: "w:p", "wp:docPr". Attributes have none. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
};

/**
 * Gives the elements right under the first element of a name that stands right under the root, each as it ends, and does not
 * keep them: a document of any length is then in memory an element at a time.
 */
export type Taker = { readonly under: string; readonly take: (element: XmlElement) => void };

const maxElements = 1_000_000;
const maxDepth = 250;

const declaration =
  /<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*["']1\.\d+["'](?:[ \t\n]+[a-z]+[ \t\n]*=[ \t\n]*["'][\w.-]*["'])*[ \t\n]*\?>/uy;
const instruction = new RegExp(`<\\?(?!xml[ \\t\\n?])${qualifiedName}(?=[ \\t\\n]|\\?>)`, 'iuy');
const blank = /^[ \t\n]*$/u;

const isBlank = (code: number) => code === 0x20 || code === 0x09 || code === 0x0a;

/** An element that is read, its wording from `from` to `to` where that is to be kept. */
type Open = {
  readonly tag: XmlTag;
  readonly element: XmlElement;
  readonly children: (XmlElement | string)[];
  readonly wording: { readonly text: string; readonly to: number; readonly scope: XmlScope } | null;
};

/**
 * `text` has the signs that XML allows, and lines that end in U+000A. Null where it is not well-formed or beyond measure.
 * `decode` makes of a piece between markup what it says; with it, null may also mean a name that is not ASCII.
 */
export function readXml(
  text: string,
  named: (uri: string) => string,
  decode: (piece: string) => string = (piece) => piece,
  taker: Taker | null = null,
): XmlElement | null {
  const reader = new XmlReader(text, named, decode, taker);
  for (let at = reader.start(); at < text.length; ) {
    const next = reader.step(at);
    if (next === null) return null;
    at = next;
  }
  return reader.end();
}

class XmlReader {
  private readonly text: string;
  private readonly named: (uri: string) => string;
  private readonly decode: (piece: string) => string;
  private readonly taker: Taker | null;
  private readonly outer = outermost();
  private readonly open: Open[] = [];
  private current: Open | undefined;
  private root: XmlElement | null = null;
  private count = 0;
  /** The element whose children are given away. */
  private given: XmlElement | null = null;

  constructor(text: string, named: (uri: string) => string, decode: (piece: string) => string, taker: Taker | null) {
    this.text = text;
    this.named = named;
    this.decode = decode;
    this.taker = taker;
  }

  /** Where the document begins, after its declaration. */
  start(): number {
    declaration.lastIndex = 0;
    return declaration.test(this.text) ? declaration.lastIndex : 0;
  }

  end(): XmlElement | null {
    return this.current ? null : this.root;
  }

  /** Reads text up to the next tag, and what begins there. Gives where it ends, null for an error. */
  step(from: number): number | null {
    const found = this.text.indexOf('<', from);
    const at = found < 0 ? this.text.length : found;
    if (at > from && !this.write(this.text.slice(from, at))) return null;
    if (found < 0) return at;
    switch (this.text.charCodeAt(at + 1)) {
      case 0x2f:
        return this.close(at);
      case 0x21:
        return this.text.startsWith('<!--', at) ? this.comment(at) : this.section(at);
      case 0x3f:
        return this.instruction(at);
      default:
        return this.tag(at);
    }
  }

  private write(text: string): boolean {
    if (!this.current) return blank.test(text);
    const plain = plainText(this.decode(text));
    if (plain === null || text.includes(']]>')) return false;
    this.current.children.push(plain);
    return true;
  }

  private tag(at: number): number | null {
    this.count += 1;
    if (this.count > maxElements || this.open.length >= maxDepth) return null;
    if (!this.current && this.root) return null;
    const scope = this.current?.tag.scope ?? this.outer;
    const read = tagAt(this.text, at, scope, { named: this.named, decode: this.decode });
    if (!read) return null;
    const { tag, end } = read;
    const wording = tag.properties && !tag.closed ? this.wordingOf(tag, at, scope) : null;
    const known = wording && scope.elements.get(wording.text);
    if (known) {
      this.whole(known);
      return wording.to;
    }
    const children: (XmlElement | string)[] = [];
    const element = { name: tag.name, attributes: tag.attributes, children };
    if (this.open.length === 1 && tag.name === this.taker?.under) this.given ??= element;
    if (tag.closed) {
      this.whole(element);
    } else {
      if (!this.current) this.root = element;
      this.current = { tag, element, children, wording };
      this.open.push(this.current);
    }
    return end;
  }

  /** An element that has ended goes to its parent, or is given away. */
  private whole(element: XmlElement): void {
    if (!this.current) this.root = element;
    else if (this.current.element === this.given) this.taker?.take(element);
    else this.current.children.push(element);
  }

  /** What stands from here to the first end tag of the name. Where it is a whole element, it is one wherever it stands again. */
  private wordingOf(tag: XmlTag, at: number, scope: XmlScope): Open['wording'] {
    const near = this.text.slice(at, at + longestProperties);
    const found = near.indexOf(tag.ending);
    if (found < 0) return null;
    const length = found + tag.ending.length;
    return { text: near.slice(0, length), to: at + length, scope };
  }

  private close(at: number): number | null {
    if (!this.current) return null;
    const { element, tag, wording } = this.current;
    const { written } = tag;
    if (!this.text.startsWith(written, at + 2)) return null;
    let end = at + 2 + written.length;
    while (isBlank(this.text.charCodeAt(end))) end += 1;
    if (this.text.charCodeAt(end) !== 0x3e) return null;
    if (wording?.to === end + 1) keep(wording.scope.elements, wording.text, element);
    this.open.pop();
    this.current = this.open.at(-1);
    this.whole(element);
    return end + 1;
  }

  private comment(at: number): number | null {
    const end = this.text.indexOf('--', at + 4);
    return end >= 0 && this.text.charCodeAt(end + 2) === 0x3e ? end + 3 : null;
  }

  /** A section whose signs are no markup. A document type begins in the same way, and is refused. */
  private section(at: number): number | null {
    const end = this.text.indexOf(']]>', at);
    if (!this.current || !this.text.startsWith('<![CDATA[', at) || end < 0) return null;
    this.current.children.push(this.decode(this.text.slice(at + 9, end)));
    return end + 3;
  }

  private instruction(at: number): number | null {
    instruction.lastIndex = at;
    const end = this.text.indexOf('?>', at);
    const fits = instruction.test(this.text) && end >= 0;
    const target = this.text.slice(at, instruction.lastIndex);
    return fits && this.decode(target) === target ? end + 2 : null;
  }
}
