/**
 * Start tags of XML (XML 1.0, fifth edition, and Namespaces in XML 1.0): name, attributes and what prefixes mean inside. A
 * document of text repeats a few hundred tags many thousand times, so each is taken apart once and known by its wording.
 */
import type { XmlElement } from './xml-read.ts';
import { plainText } from './xml-text.ts';

export type XmlTag = {
  /** With a fixed prefix for each namespace, whatever the file calls it: "w:p". */
  readonly name: string;
  /** As the file writes it, which its end tag must repeat. */
  readonly written: string;
  /** Without prefixes; where two are the same, the last. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly closed: boolean;
  /** Its end tag, as nearly every file writes it. */
  readonly ending: string;
  /** It holds properties (`w:rPr`), which stand word for word the same in many places. */
  readonly properties: boolean;
  /** What holds inside it. */
  readonly scope: XmlScope;
};

/** What prefixes mean in a part of the document, and what has been met there by its wording: tags, and whole elements of properties. */
export type XmlScope = {
  readonly uris: ReadonlyMap<string, string>;
  readonly outer: XmlScope | null;
  readonly tags: Map<string, XmlTag>;
  readonly elements: Map<string, XmlElement>;
};

const xml = 'http://www.w3.org/XML/1998/namespace';
const xmlns = 'http://www.w3.org/2000/xmlns/';
const first =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const plainName = `[${first}][${first}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`;
export const qualifiedName = `(?:${plainName}:)?${plainName}`;
const opening = new RegExp(`<(${qualifiedName})`, 'uy');
const attribute = new RegExp(`[ \\t\\n]+(${qualifiedName})[ \\t\\n]*=[ \\t\\n]*(?:"([^"<]*)"|'([^'<]*)')`, 'uy');
const ending = /[ \t\n]*(\/?)>/uy;

/** Longest wording, in characters, that is kept, and most of a kind in one scope: tags with numbers of their own are never met again. */
const longestTag = 300;
export const longestProperties = 1000;
const mostKept = 20_000;

const scopeWith = (uris: ReadonlyMap<string, string>, outer: XmlScope | null): XmlScope => ({
  uris,
  outer,
  tags: new Map(),
  elements: new Map(),
});

export const outermost = () => scopeWith(new Map([['xml', xml]]), null);

export function keep<T>(kept: Map<string, T>, wording: string, value: T): void {
  if (kept.size < mostKept) kept.set(wording, value);
}

function uriOf(scope: XmlScope, prefix: string): string | undefined {
  for (let each: XmlScope | null = scope; each; each = each.outer) {
    const uri = each.uris.get(prefix);
    if (uri !== undefined) return uri;
  }
  return undefined;
}

const parted = (name: string): readonly [prefix: string, local: string] => {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
};

/** `named` gives a namespace its fixed prefix; `decode` makes of a piece of the text what it says. */
type Reading = { readonly named: (uri: string) => string; readonly decode: (piece: string) => string };

/** The tag that begins at `at`, and where it ends; null where it is not well-formed. */
export function tagAt(
  text: string,
  at: number,
  scope: XmlScope,
  { named, decode }: Reading,
): { readonly tag: XmlTag; readonly end: number } | null {
  const bracket = text.indexOf('>', at);
  if (bracket < 0) return null;
  const wording = text.slice(at, bracket);
  const known = scope.tags.get(wording);
  if (known) return { tag: known, end: bracket + 1 };
  const read = readDecoded(text, at, bracket + 1, decode, (said, from) => readTag(said, from, scope, named));
  // A bracket inside of a value ends the wording early: such a tag has an open quotation mark and is never looked up whole.
  if (read?.end === bracket + 1 && wording.length <= longestTag) keep(scope.tags, wording, read.tag);
  return read;
}

type ReadTag = { readonly tag: XmlTag; readonly end: number } | null;

/** Reads a tag where it stands; one that is to be decoded first must end where its first bracket is. */
function readDecoded(
  text: string,
  from: number,
  to: number,
  decode: (piece: string) => string,
  read: (text: string, at: number) => ReadTag,
): ReadTag {
  const wording = text.slice(from, to);
  const decoded = decode(wording);
  if (decoded === wording) {
    const tag = read(text, from);
    const rest = tag === null || tag.end <= to ? '' : text.slice(to, tag.end);
    return decode(rest) === rest ? tag : null;
  }
  const tag = read(decoded, 0);
  const fits = tag?.end === decoded.length && text.startsWith(tag.tag.written, from + 1);
  return fits ? { tag: tag.tag, end: to } : null;
}

function readTag(
  text: string,
  at: number,
  outer: XmlScope,
  named: (uri: string) => string,
): { readonly tag: XmlTag; readonly end: number } | null {
  opening.lastIndex = at;
  const written = opening.exec(text)?.[1];
  if (written === undefined) return null;
  const said = new Map<string, string>();
  let end = opening.lastIndex;
  for (;;) {
    attribute.lastIndex = end;
    const match = attribute.exec(text);
    if (!match?.[1]) break;
    const value = plainText((match[2] ?? match[3] ?? '').replaceAll(/[\t\n]/gu, ' '));
    if (value === null || said.has(match[1])) return null;
    said.set(match[1], value);
    end = attribute.lastIndex;
  }
  ending.lastIndex = end;
  const closed = ending.exec(text)?.[1];
  if (closed === undefined) return null;
  const scope = scopeOf(said, outer);
  const [prefix, local] = parted(written);
  const uri = scope && (uriOf(scope, prefix) ?? (prefix === '' ? '' : undefined));
  const attributes = scope && attributesOf(said, scope);
  if (!scope || uri === undefined || uri === null || !attributes) return null;
  const name = `${named(uri)}:${local}`;
  const tag = {
    name,
    written,
    attributes,
    closed: closed !== '',
    ending: `</${written}>`,
    properties: local.endsWith('Pr'),
    scope,
  };
  return { tag, end: ending.lastIndex };
}

/** The scope inside a tag: the one around it where it declares nothing. Null for a declaration that is not allowed. */
function scopeOf(said: ReadonlyMap<string, string>, outer: XmlScope): XmlScope | null {
  const uris = new Map<string, string>();
  for (const [name, uri] of said) {
    const [prefix, local] = parted(name);
    if (name === 'xmlns') uris.set('', uri);
    if (prefix !== 'xmlns') continue;
    if (local === 'xmlns' || uri === '') return null;
    uris.set(local, uri);
  }
  for (const [prefix, uri] of uris) if ((prefix === 'xml') !== (uri === xml) || uri === xmlns) return null;
  return uris.size === 0 ? outer : scopeWith(uris, outer);
}

/** Null where a prefix is bound to nothing, or two attributes are the same in one namespace. */
function attributesOf(said: ReadonlyMap<string, string>, scope: XmlScope): Readonly<Record<string, string>> | null {
  const attributes: Record<string, string> = Object.create(null);
  const seen = new Set<string>();
  for (const [name, value] of said) {
    const [prefix, local] = parted(name);
    if (prefix === 'xmlns' || name === 'xmlns') continue;
    const uri = prefix === '' ? '' : uriOf(scope, prefix);
    if (uri === undefined || seen.has(`${uri} ${local}`)) return null;
    seen.add(`${uri} ${local}`);
    attributes[local] = value;
  }
  return attributes;
}
