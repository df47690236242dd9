/** What the readers of packages ask of an XML part: its elements by fixed names, their text and their values. */
import { isUtf8 } from 'node:buffer';
import { readXml, type Taker, type XmlElement } from './xml-read.ts';
import { allowedBytes, allowedText, decodedBytes } from './xml-text.ts';

export type { XmlElement } from './xml-read.ts';

const prefixes: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/u, 'w'],
  [/\/drawingml\/(?:2006\/)?wordprocessingDrawing$/u, 'wp'],
  [/\/markup-compatibility\/2006$/u, 'mc'],
  [/^urn:schemas-microsoft-com:vml$/u, 'v'],
  [/\/package\/2006\/relationships$/u, 'rel'],
  [/\/spreadsheetml\/(?:2006\/)?main$/u, 's'],
];

const prefixOf = (uri: string) => prefixes.find(([pattern]) => pattern.test(uri))?.[1] ?? 'other';

/**
 * The root element; null where the part is not well-formed, has a document type, or is beyond measure. `taker` is asked for
 * anew where the part is read once more in another way: what the one before was given is void.
 */
export function parseXml(bytes: Uint8Array, taker: () => Taker | null = () => null): XmlElement | null {
  return (isUtf8(bytes) && parseBytes(bytes, taker())) || parseText(bytes, taker());
}

/**
 * Reads it a sign for a byte, and takes only what is not ASCII as UTF-8: half the memory, and no pass over the whole. Null
 * where it may be that the document is not well-formed.
 */
function parseBytes(bytes: Uint8Array, taker: Taker | null): XmlElement | null {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = allowedBytes(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', marked ? 3 : 0),
  );
  return text === null ? null : readXml(text, prefixOf, decodedBytes, taker);
}

function parseText(bytes: Uint8Array, taker: Taker | null): XmlElement | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  const text = allowedText(new TextDecoder(encoding).decode(bytes));
  return text === null ? null : readXml(text, prefixOf, undefined, taker);
}

export function elementsOf(parent: XmlElement | undefined): XmlElement[] {
  return (parent?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string');
}

export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  if (parent) for (const each of parent.children) if (typeof each !== 'string' && each.name === name) return each;
  return undefined;
}

/** The first element of the name anywhere under the parent, in document order. */
export function descendant(parent: XmlElement, name: string): XmlElement | undefined {
  for (const each of parent.children) {
    if (typeof each === 'string') continue;
    const found = each.name === name ? each : descendant(each, name);
    if (found) return found;
  }
  return undefined;
}

export function textOf(element: XmlElement | undefined): string {
  let text = '';
  for (const each of element?.children ?? []) text += typeof each === 'string' ? each : textOf(each);
  return text;
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
