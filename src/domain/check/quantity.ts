/** A quantity: one number as it stands in a text or a cell, with unit, scale and how exactly it is said. */

import { addTo } from './group.ts';

/** How exactly a number is meant: "drygt 20" is `over`, "knappt 20" `under`, "cirka 20" and "ett 20-tal" `about`. */
export type Approximation = 'about' | 'over' | 'under' | 'atLeast' | 'atMost';

export type Quantity = {
  /** Where number and unit stand: `text.slice(from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly decimals: number;
  /** 'percent', 'points' (percentage points), 'SEK', another unit's base ("W", "t", "år"), or '' where none is written. */
  readonly unit: string;
  /** What one of the written unit is in the base unit: 1 000 for tkr. */
  readonly scale: number;
  readonly approximation: Approximation | null;
  /** The sign that is written, if any. */
  readonly sign: '+' | '-' | null;
  /** Written as a word: "sju". `article` where it may be the article "en" or "ett". */
  readonly word: boolean;
  readonly article: boolean;
  /** A bare number of four digits that reads as a year. */
  readonly year: boolean;
};

type UnitForm = { readonly form: string; readonly unit: string; readonly scale: number };

/** Longest first, so that "miljoner kronor" is not read as "miljoner". */
const unitForms: readonly UnitForm[] = [
  { form: 'procentenheter|procentenhet|%-enheter|p\\.e\\.', unit: 'points', scale: 1 },
  { form: '%|procent', unit: 'percent', scale: 1 },
  { form: '‰|promille', unit: 'permille', scale: 1 },
  { form: 'miljarder (?:kronor|kr)|miljard (?:kronor|kr)|mdkr|mdr kr|mdr', unit: 'SEK', scale: 1e9 },
  {
    form: 'miljoner (?:kronor|kr)|miljon (?:kronor|kr)|mnkr|mkr|msek|mn kr|milj\\.? ?kr|mnkronor',
    unit: 'SEK',
    scale: 1e6,
  },
  { form: 'tusen (?:kronor|kr)|tkr|kkr|tsek|ksek|tusentals kronor', unit: 'SEK', scale: 1e3 },
  { form: 'kronor|kr|sek', unit: 'SEK', scale: 1 },
  { form: 'öre', unit: 'öre', scale: 1 },
  { form: 'miljoner', unit: '', scale: 1e6 },
  { form: 'GWh', unit: 'Wh', scale: 1e9 },
  { form: 'MWh', unit: 'Wh', scale: 1e6 },
  { form: 'kWh', unit: 'Wh', scale: 1e3 },
  { form: 'MW', unit: 'W', scale: 1e6 },
  { form: 'kW', unit: 'W', scale: 1e3 },
  { form: 'ton', unit: 't', scale: 1 },
  { form: 'kilo|kg', unit: 't', scale: 1e-3 },
  { form: 'kvadratmeter|kvm|m²|m2', unit: 'm²', scale: 1 },
  { form: 'hektar|ha', unit: 'm²', scale: 1e4 },
  { form: 'kilometer|km', unit: 'm', scale: 1e3 },
  { form: 'centimeter|cm', unit: 'm', scale: 0.01 },
  { form: 'meter', unit: 'm', scale: 1 },
  { form: 'mil', unit: 'm', scale: 1e4 },
  { form: 'månader|månad', unit: 'månader', scale: 1 },
  { form: 'veckor|vecka', unit: 'veckor', scale: 1 },
  { form: 'dagar|dag|dygn', unit: 'dagar', scale: 1 },
  { form: 'timmar|timme', unit: 'timmar', scale: 1 },
  { form: 'minuter|minut|min', unit: 'minuter', scale: 1 },
  { form: 'år', unit: 'år', scale: 1 },
  { form: 'gånger|gång|ggr', unit: 'gånger', scale: 1 },
  { form: 'grader|°C', unit: 'grader', scale: 1 },
];

const compiled = unitForms.map(({ form, unit, scale }) => ({
  form: new RegExp(`^(?:${form.replaceAll(' ', '[ \\u00A0\\u202F]')})(?![\\p{L}\\p{N}])`, 'iu'),
  unit,
  scale,
}));

/** The forms by the letters or signs that they may begin with, in their order. */
const byFirst = new Map<string, typeof compiled>();
unitForms.forEach(({ form }, index) => {
  const known = compiled[index];
  const firsts = new Set(form.split('|').map((each) => each.charAt(0).toLowerCase()));
  if (known) for (const first of firsts) addTo(byFirst, first, known);
});

/** The unit that begins right here (after at most one blank), and the length it takes; null where none does. */
export function unitAt(text: string, at: number): { unit: string; scale: number; length: number } | null {
  const blank = /[ \u00A0\u202F]/u.test(text.charAt(at)) ? 1 : 0;
  const forms = byFirst.get(text.charAt(at + blank).toLowerCase());
  if (!forms) return null;
  const after = text.slice(at + blank, at + 24);
  for (const { form, unit, scale } of forms) {
    const found = form.exec(after);
    // "m" and the like would match inside words; the forms' own guard against letters and digits keeps them out.
    if (found) return { unit, scale, length: blank + found[0].length };
  }
  return null;
}

/** The value in its base unit: 15 580 tkr and 15,58 mnkr are the same. */
export function baseValue(quantity: Pick<Quantity, 'value' | 'scale'>): number {
  return quantity.value * quantity.scale;
}

/** A whole number of something, said exactly: "215 kort", "sju kontroller". */
export function isCount(each: Quantity): boolean {
  return each.unit === '' && !each.year && each.decimals === 0 && each.approximation === null;
}
