/** What styles and numbering say of a paragraph: its heading level and whether it is a list item (ECMA-376 part 1, 17.7 and 17.9). */
import { child, elementsOf, value, type XmlElement } from './docx-xml.ts';

export type ParagraphForm =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'item'; readonly ordered: boolean }
  /** A line of a contents list, told by its style. */
  | { readonly kind: 'contents' }
  | { readonly kind: 'plain' };

/** The form of a paragraph by its properties (`w:pPr`). */
export type FormOf = (properties: XmlElement | undefined) => ParagraphForm;

const headingName = /^(?:heading|rubrik|överskrift) ?([1-9])$/iu;
const titleName = /^(?:title|titel|rubrik)$/iu;
const contentsName = /^(?:toc|contents|innehåll) ?\d$/iu;
const deepest = 20;

export function paragraphForms(styles: XmlElement | null, numbering: XmlElement | null): FormOf {
  const byId = new Map<string, XmlElement>();
  let fallback: string | undefined;
  for (const style of elementsOf(styles ?? undefined)) {
    const { styleId, type } = style.attributes;
    if (style.name !== 'w:style' || styleId === undefined) continue;
    byId.set(styleId, style);
    if (type === 'paragraph' && /^(?:1|true|on)$/u.test(style.attributes.default ?? '')) fallback = styleId;
  }
  /** The style and those that it is based on. */
  const chain = (id: string | undefined): XmlElement[] => {
    const found: XmlElement[] = [];
    for (let next = id; next !== undefined && found.length < deepest; ) {
      const style = byId.get(next);
      if (!style) break;
      found.push(style);
      next = value(style, 'w:basedOn');
    }
    return found;
  };
  const ordered = listKinds(numbering, (style) => numbered(chain(style).map((each) => child(each, 'w:pPr'))));
  const formOf: FormOf = (properties) => {
    const used = chain(value(properties, 'w:pStyle') ?? fallback);
    const said = [properties, ...used.map((style) => child(style, 'w:pPr'))];
    const names = used.map((style) => value(style, 'w:name') ?? '');
    if (names.some((name) => contentsName.test(name))) return { kind: 'contents' };
    const outline = said.map((each) => value(each, 'w:outlineLvl')).find((level) => level !== undefined);
    const named = names.map((name) => headingName.exec(name)?.[1]).find((level) => level !== undefined);
    const level = outline !== undefined ? Number(outline) + 1 : named !== undefined ? Number(named) : null;
    if (level !== null && level >= 1 && level <= 9) return { kind: 'heading', level: Math.min(6, level) };
    if (names[0] !== undefined && titleName.test(names[0])) return { kind: 'heading', level: 1 };
    const list = numbered(said);
    const kind = list === null ? null : ordered(list.id, list.level);
    return kind === null ? { kind: 'plain' } : { kind: 'item', ordered: kind };
  };
  // The reader gives the same properties as the same element.
  const known = new Map<XmlElement | undefined, ParagraphForm>();
  return (properties) => {
    const form = known.get(properties) ?? formOf(properties);
    known.set(properties, form);
    return form;
  };
}

/** The numbering that the first of these properties names; null where none does, or where it is turned off (id 0). */
function numbered(said: readonly (XmlElement | undefined)[]): { id: string; level: string } | null {
  let level: string | undefined;
  for (const properties of said) {
    const numbers = child(properties, 'w:numPr');
    level ??= value(numbers, 'w:ilvl');
    const id = value(numbers, 'w:numId');
    if (id !== undefined) return id === '0' ? null : { id, level: level ?? '0' };
  }
  return null;
}

type ListKind = (id: string, level: string) => boolean | null;

/** True for numbers and letters, false for bullets, null where the numbering prints nothing. */
function listKinds(
  numbering: XmlElement | null,
  ofStyle: (style: string) => { id: string; level: string } | null,
): ListKind {
  const parts = elementsOf(numbering ?? undefined);
  const abstracts = new Map(
    parts
      .filter((part) => part.name === 'w:abstractNum')
      .map((part) => [part.attributes.abstractNumId ?? '', part] as const),
  );
  const lists = new Map(
    parts.filter((part) => part.name === 'w:num').map((part) => [part.attributes.numId ?? '', part] as const),
  );
  const kindOf = (id: string, level: string, depth: number): boolean | null => {
    const list = lists.get(id);
    const abstract = abstracts.get(value(list, 'w:abstractNumId') ?? '');
    const linked = value(abstract, 'w:numStyleLink');
    if (linked !== undefined && depth < deepest) {
      const target = ofStyle(linked);
      if (target && target.id !== id) return kindOf(target.id, level, depth + 1);
    }
    const overrides = elementsOf(list)
      .filter((each) => each.name === 'w:lvlOverride' && each.attributes.ilvl === level)
      .map((each) => child(each, 'w:lvl'));
    const own = elementsOf(abstract).find((each) => each.name === 'w:lvl' && each.attributes.ilvl === level);
    const format = [...overrides, own].map((each) => value(each, 'w:numFmt')).find((each) => each !== undefined);
    if (format === undefined) return list ? true : null;
    return format === 'none' ? null : format !== 'bullet';
  };
  return (id, level) => kindOf(id, level, 0);
}
