/** Runs an XML part through a parser piece by piece. Document types are refused, so no entity can grow or reach out. */
import { SaxesParser } from 'saxes';
import { brokenFile, SheetFault } from './sheet-fault.ts';

/** What a part's reader listens to. Names have no prefix. */
export type XmlListener = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
};

/** A sheet's elements nest a handful deep, and none is longer than this. */
const deepest = 64;
const mostAttributes = 200;
const longestSilence = 2_000_000;

/** Feeds the pieces to the listener; gives a turn after each, so that rows can be handed on while the rest is still packed. */
export async function* xmlPieces(pieces: AsyncIterable<Uint8Array>, listener: XmlListener): AsyncGenerator<void> {
  let depth = 0;
  let attributes = 0;
  let silence = 0;
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const fail = (): never => {
    throw new SheetFault(brokenFile);
  };
  parser.on('error', fail);
  parser.on('doctype', fail);
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > mostAttributes) fail();
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepest) fail();
    attributes = 0;
    silence = 0;
    listener.open(localName(tag.name), tag.attributes);
  });
  parser.on('text', listener.text);
  parser.on('cdata', listener.text);
  parser.on('closetag', (tag) => {
    depth -= 1;
    silence = 0;
    listener.close(localName(tag.name));
  });
  let decoder: TextDecoder | null = null;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    silence += piece.length;
    if (silence > longestSilence) fail();
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.write(decoder?.decode() ?? '').close();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An XML part is UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.2). */
function encodingOf(piece: Uint8Array): string {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  return piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : 'utf-8';
}
