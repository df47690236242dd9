/** Digits that are no figures: references to law, registry and page numbers, roads, products, versions, telephone numbers, post codes. */

/** A form, and what a text must have for it to be worth trying: a test that is quick where it fails. */
type Form = readonly [form: RegExp, mark?: RegExp];

const space = '[ \\u00A0\\u202F]';
const forms: readonly Form[] = [
  // Addresses, and what belongs to them.
  [/\bhttps?:\/\/\S+|\bwww\.\S+|\S+@\S+\.\p{L}+/giu, /@|www\.|:\/\//iu],
  // Law: "6 kap. 6 §", "11 kap", "§§ 4-5", "(2017:725)", "SFS 2018:597", "AFS 2023:1", "prop. 2019/20:1".
  [
    new RegExp(`\\d+${space}?(?:[a-z]${space})?kap\\.?(?:${space}*\\d+(?:${space}?[a-z])?${space}?§+)?`, 'giu'),
    /kap/iu,
  ],
  [new RegExp(`§+${space}?\\d+(?:${space}?[-–,]${space}?\\d+)*|\\d+(?:${space}?[a-z])?${space}?§+`, 'giu'), /§/u],
  [/(?<![\p{L}\p{N}])(?:19|20)\d\d(?:\/\d\d)?:\d+/gu, /\d:\d/u],
  // Registry and organisation numbers: "KSKF/2023:44", "KS-2025-00570", "2025-00570", "dnr 123/2024", "556677-8899".
  [/\p{Lu}[\p{Lu}\p{Ll}]*[/ -]\d{4}[:/-]\d+/gu, /\d{4}[:/-]\d/u],
  [/(?<![\p{N}-])\d{4}-\d{4,6}(?![\p{N}-])/gu, /\d{4}-\d{4}/u],
  [/(?<![\p{N}-])\d{6}-\d{4}(?!\p{N})/gu, /\d{4}-\d{4}/u],
  [
    /(?<![\p{L}\p{N}])(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|beteckning|org\.?nr)\.?:?\s*\S+/giu,
    /nr|nummer|beteckning/iu,
  ],
  // Standards, roads, versions, products: a word that numbers what follows.
  [
    /\b(?:ISO|EN|SS|IEC|RKR|IFRS|K|R|AFS|SFS|HSLF-FS|SOSFS|BBR|KSKF|KF|WCAG|PDF|IP|version|v\.|Windows|Office|Microsoft|iOS)[ \u00A0/-]?(?:[A-Z]{2,}[ \u00A0-]?)?\d+(?:[.:]\d+)*(?: \d{3})?(?![\p{N}])/gu,
  ],
  [/\b(?:riksväg|länsväg|väg|linje|buss|spår)\s+\d+/giu],
  // References within the document and numbered things.
  [
    /(?<![\p{L}\p{N}])(?:sid|sida|sidan|sidorna|s\.|bilaga|bilagorna|punkt|punkten|avsnitt|avsnittet|kapitel|kapitlet|tabell|diagram|figur|not|noten|rad|steg|etapp|fas|scenario|alternativ|årskurs|åk|klass|delår|delårsrapport|delårsbokslut|tertial|tertialrapport|kvartal|vecka|v\.|nivå|grupp|mål|agenda|kl|klockan|paragraf|kvartalsrapport|halvår|uppföljning|prioritet|del|rond|prognos|p|nr|nummer)\.?[ \u00A0]+\d{1,3}(?:\.\d+)*(?=[\p{P}\s]|$)(?!\s*(?:%|procent|mnkr|mkr|tkr|miljoner|kronor|kr\b))/giu,
  ],
  [/(?<![\p{L}\p{N}])[QTH][1-4](?:\s*[-–]\s*[QTH][1-4])?/gu],
  [/\bAgenda 2030/giu, /2030/u],
  // Telephone numbers and post codes: "016-710 10 00", "+46 16 710 10 00", "631 86 Storby".
  [/(?<!\p{N})(?:\+46|0)\d{0,3}[ -–]\d{2,3}(?:[ \u00A0]\d{2,3}){1,3}(?!\p{N})/gu],
  [/(?<!\p{N} ?)\d{3} \d{2}(?= \p{Lu})/gu],
  // Times and scores: "kl. 13.00", "08:30", "24/7".
  [/(?<!\p{N})\d{1,2}:\d{2}(?!\p{N})|\bkl\.?\s*\d{1,2}[.:]\d{2}|(?<!\p{N})24\/7/giu, /\d[.:/]\d/u],
  // Words with a number before a hyphen: "4-åriga", "16-17-åringar", "90-tal" stays (it is a figure).
  [/\d+(?:[-–]\d+)?-(?!tal\b|talet\b)\p{L}+/gu, /\d-\p{L}/u],
  // A letter before the digits: "E20", "MS365", "covid-19", "HME2".
  [/(?<!\p{L})\p{L}[\p{L}/]*-?\d[\p{L}\p{N}]*(?:[.:]\d+)*/gu, /\d(?<=[\p{L}/]-?\d)/u],
  // Ordinals: "3:e", "den 1:a".
  [/\d+:(?:e|a)\b/gu, /\d:[ae]/iu],
];

/** The text with everything that is no figure blanked out: same length, so that places in it hold. */
export function withoutNonFigures(text: string): string {
  if (!/\d/u.test(text)) return text;
  return forms.reduce(
    (left, [form, mark]) => (mark && !mark.test(left) ? left : left.replace(form, (found) => ' '.repeat(found.length))),
    text,
  );
}
