/**
 * Whether a logo can be drawn safely. The programs that draw it are native: an SVG that grows when it is drawn, or that
 * names files, and a picture far larger than its file must never reach them.
 */
import { SaxesParser } from 'saxes';

/** Most elements as drawn: what `use` repeats counts each time. A logo has some hundreds. */
const maxDrawn = 20_000;
const maxDepth = 100;
/** A filter or a mask costs a picture of its own. */
const costOfLayer = 500;
/** Longest side of a PNG, in pixels, and of any logo in proportion to the other. */
const maxSide = 4000;
const maxRatio = 30;

type Element = { readonly name: string; readonly cost: number; readonly link: string; readonly children: Element[] };
type Drawn = { readonly cost: number; readonly depth: number };
type Drawing = { readonly root: Element; readonly byId: ReadonlyMap<string, Element>; readonly ratio: number };

class Unsafe extends Error {}

/** True for an SVG without document type, links out of itself and growth, in a shape that fits a page's head. */
export function isSafeSvg(svg: string): boolean {
  const drawing = readDrawing(svg);
  if (drawing === null || !isFitting(drawing.ratio)) return false;
  const known = new Map<Element, Drawn | null>();
  /** Null where the element is beyond measure, or holds itself. */
  const drawn = (element: Element): Drawn | null => {
    const found = known.get(element);
    if (found !== undefined) return found;
    known.set(element, null);
    const target = element.link === '' ? undefined : drawing.byId.get(element.link);
    let [cost, depth] = [element.cost, 0];
    for (const each of target ? [...element.children, target] : element.children) {
      const inner = drawn(each);
      if (inner === null) return null;
      cost += inner.cost;
      depth = Math.max(depth, inner.depth);
    }
    if (cost > maxDrawn || depth >= maxDepth) return null;
    const own = { cost, depth: depth + 1 };
    known.set(element, own);
    return own;
  };
  return drawn(drawing.root) !== null;
}

/** True for a PNG file whose sides are within measure. */
export function isSafePng(bytes: Buffer): boolean {
  if (bytes.length < 33 || bytes.readUInt32BE(0) !== 0x89504e47 || bytes.toString('latin1', 12, 16) !== 'IHDR')
    return false;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return width > 0 && height > 0 && Math.max(width, height) <= maxSide && isFitting(width / height);
}

function isFitting(ratio: number): boolean {
  return ratio <= maxRatio && ratio >= 1 / maxRatio;
}

function readDrawing(svg: string): Drawing | null {
  const top: Element = { name: '', cost: 0, link: '', children: [] };
  const open = [top];
  const byId = new Map<string, Element>();
  let ratio = 1;
  let count = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (cause) => {
    throw new Unsafe(cause.message);
  });
  parser.on('doctype', () => {
    throw new Unsafe('document type');
  });
  parser.on('opentag', (tag) => {
    count += 1;
    if (count > maxDrawn || open.length > maxDepth) throw new Unsafe('too large');
    const attributes = new Map(Object.values(tag.attributes).map((each) => [each.local, each.value.trim()]));
    const link = attributes.get('href') ?? '';
    if (link !== '' && !link.startsWith('#') && tag.local !== 'a') throw new Unsafe('link');
    if (open.length === 1) ratio = ratioOf(attributes);
    const layers = ['filter', 'mask'].filter((name) => attributes.has(name)).length;
    const element = { name: tag.local, cost: 1 + layers * costOfLayer, link: link.slice(1), children: [] };
    const id = attributes.get('id');
    if (id !== undefined) byId.set(id, element);
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  try {
    parser.write(svg).close();
  } catch (cause) {
    if (cause instanceof Unsafe) return null;
    throw cause;
  }
  const [root] = top.children;
  return root?.name === 'svg' ? { root, byId, ratio } : null;
}

/** Width by height: of the sides where both are given, else of the view box; 1 where neither says. */
function ratioOf(attributes: ReadonlyMap<string, string>): number {
  const side = (name: string) => Number.parseFloat(attributes.get(name) ?? '');
  const [, , boxWidth = 1, boxHeight = 1] = (attributes.get('viewBox') ?? '').split(/[\s,]+/u).map(Number);
  const isGiven = ['width', 'height'].every((name) => /^[\d.]+(?:px|pt|mm|cm|in)?$/u.test(attributes.get(name) ?? ''));
  return isGiven ? side('width') / side('height') : boxWidth / boxHeight;
}
