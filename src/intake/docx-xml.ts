/** Parses an XML part of a DOCX package into plain elements. Document types are refused, so no entity can grow or reach out. */
import { SaxesParser } from 'saxes';

/** `name` has a fixed prefix for each namespace, whatever the file calls it: "w:p", "wp:docPr". Attributes have none. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
};

const prefixes: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/u, 'w'],
  [/\/drawingml\/(?:2006\/)?wordprocessingDrawing$/u, 'wp'],
  [/\/markup-compatibility\/2006$/u, 'mc'],
  [/^urn:schemas-microsoft-com:vml$/u, 'v'],
  [/\/package\/2006\/relationships$/u, 'rel'],
  [/\/spreadsheetml\/(?:2006\/)?main$/u, 's'],
];

const maxElements = 1_000_000;
const maxDepth = 250;

class Unreadable extends Error {}

/** The root element; null where the part is not well-formed, has a document type, or is beyond measure. */
export function parseXml(bytes: Uint8Array): XmlElement | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  const known = new Map<string, string>();
  const prefixOf = (uri: string): string => {
    const found = known.get(uri) ?? prefixes.find(([pattern]) => pattern.test(uri))?.[1] ?? 'other';
    known.set(uri, found);
    return found;
  };
  type Open = { name: string; attributes: Record<string, string>; children: (XmlElement | string)[] };
  const top: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [top];
  let count = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (cause) => {
    throw new Unreadable(cause.message);
  });
  parser.on('doctype', () => {
    throw new Unreadable('document type');
  });
  parser.on('opentag', (tag) => {
    count += 1;
    if (count > maxElements || open.length > maxDepth) throw new Unreadable('too large');
    const attributes: Record<string, string> = Object.create(null);
    for (const attribute of Object.values(tag.attributes)) attributes[attribute.local] = attribute.value;
    const element: Open = { name: `${prefixOf(tag.uri)}:${tag.local}`, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const text = (value: string) => {
    open.at(-1)?.children.push(value);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  try {
    parser.write(new TextDecoder(encoding).decode(bytes)).close();
  } catch (cause) {
    if (cause instanceof Unreadable) return null;
    throw cause;
  }
  return top.children.find((child): child is XmlElement => typeof child !== 'string') ?? null;
}

export function elementsOf(parent: XmlElement | undefined): XmlElement[] {
  return (parent?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string');
}

export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((each): each is XmlElement => typeof each !== 'string' && each.name === name);
}

/** The first element of the name anywhere under the parent, in document order. */
export function descendant(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const each of elementsOf(parent)) {
    const found = each.name === name ? each : descendant(each, name);
    if (found) return found;
  }
  return undefined;
}

export function textOf(element: XmlElement | undefined): string {
  return (element?.children ?? []).map((each) => (typeof each === 'string' ? each : textOf(each))).join('');
}

/** The `val` attribute of a child; undefined where there is none. */
export function value(parent: XmlElement | undefined, name: string): string | undefined {
  return child(parent, name)?.attributes.val;
}

/** A switch such as `<w:vanish/>`: on unless its value says off. */
export function isOn(parent: XmlElement | undefined, name: string): boolean {
  const found = child(parent, name);
  return found !== undefined && !/^(?:0|false|off|none)$/u.test(found.attributes.val ?? '');
}
