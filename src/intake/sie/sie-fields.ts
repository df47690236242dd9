/**
 * A line of a SIE file taken apart: its tag and fields. A field in quotes may hold spaces and \" for a quote; a list of
 * objects stands in braces. A quote inside a word is part of it: programs have written letters so that they lost.
 */
import { SieFault } from './sie-fault.ts';
import type { SieLine } from './sie-lines.ts';

/** An object by the number of its dimension and its code: { dimension: '1', code: '4100' }. */
export type ObjectRef = { readonly dimension: string; readonly code: string };
export type SieField = string | readonly ObjectRef[];
export type SieFields = { readonly tag: string; readonly line: number; readonly fields: readonly SieField[] };

type Token = { readonly kind: 'text' | '{' | '}'; readonly text: string };

const isSpace = (sign: string) => sign === ' ' || sign === '\t';
const isBrace = (sign: string) => sign === '{' || sign === '}';
const endsField = (sign: string) => sign === '' || isSpace(sign) || isBrace(sign);

/** Where a quoted field that begins at a place ends: at a quote that a space, a brace or the line's end follows. */
function closing(text: string, from: number, line: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\\' && text.charAt(at + 1) === '"' && at + 2 < text.length) at += 1;
    else if (sign === '"' && endsField(text.charAt(at + 1))) return at;
  }
  throw new SieFault(line, 'Ett citattecken saknar sitt slut. Rätta raden i ekonomisystemet.');
}

function* tokensOf({ number, text }: SieLine): Generator<Token> {
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isSpace(sign)) continue;
    if (sign === '{' || sign === '}') yield { kind: sign, text: sign };
    else if (sign === '"') {
      const end = closing(text, at, number);
      yield { kind: 'text', text: text.slice(at + 1, end).replaceAll('\\"', '"') };
      at = end;
    } else {
      let end = at;
      while (!endsField(text.charAt(end))) end += 1;
      yield { kind: 'text', text: text.slice(at, end) };
      at = end - 1;
    }
  }
}

/** The tag in capitals, '{' and '}' where the line is a brace. */
export function sieFields(line: SieLine): SieFields {
  const fields: SieField[] = [];
  let objects: string[] | null = null;
  for (const { kind, text } of tokensOf(line)) {
    if (kind === '{' && objects === null && fields.length > 0) objects = [];
    else if (kind === '}' && objects !== null) {
      fields.push(pairs(objects, line.number));
      objects = null;
    } else if (kind === 'text' && objects !== null) objects.push(text);
    else fields.push(text);
  }
  // "#VER A 1 20250101 {" opens its block on its own line.
  if (objects !== null) {
    if (objects.length > 0)
      throw new SieFault(line.number, 'Objektlistan saknar sin avslutande klammer. Exportera filen på nytt.');
    fields.push('{');
  }
  const [tag, ...rest] = fields;
  return { tag: typeof tag === 'string' ? tag.toUpperCase() : '', line: line.number, fields: rest };
}

function pairs(texts: readonly string[], line: number): ObjectRef[] {
  if (texts.length % 2 !== 0)
    throw new SieFault(line, 'Objektlistan har en dimension utan objekt. Exportera filen på nytt.');
  return Array.from({ length: texts.length / 2 }, (_, index) => ({
    dimension: texts[index * 2] ?? '',
    code: texts[index * 2 + 1] ?? '',
  }));
}
