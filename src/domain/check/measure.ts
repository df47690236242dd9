/** What a column, a row or a clause measures, by its words: outcome, budget, forecast, target, variance, change, share; and of which year. */

export type Measure = 'outcome' | 'budget' | 'forecast' | 'target' | 'variance' | 'change' | 'share' | 'total';

const forms: readonly (readonly [Measure, RegExp])[] = [
  [
    'variance',
    /(?<!(?:ingen|inga|utan|mindre|större|allvarlig|allvarliga|antal|rapporterade)\s)avvikelse|differens|\bdiff\b|\bavv\b|skillnad|över-?\/underskott/iu,
  ],
  ['change', /förändring|ändring|utveckling|ökning|minskning|\+\/-|\bför\b\.?ändr/iu],
  ['forecast', /prognos|beräknat/iu],
  ['budget', /budget|\bram\b|anslag|\bplan\b/iu],
  ['target', /\bmål(?:et|en|nivå|nivån|värde|värdet|tal)?\b|riktvärde|målsättning/iu],
  ['share', /\bandel/iu],
  ['total', /^(?:total|summa|totalt|samtliga|alla|tot)\b/iu],
  ['outcome', /utfall|bokslut|resultat|redovisat|verkligt/iu],
];

/** The measure that a header names; null where it names none. */
export function measureOf(label: string): Measure | null {
  return forms.find(([, form]) => form.test(label))?.[0] ?? null;
}

/** The last year that a label names: "Utfall helår 2025", "2025-12", "dec -25" are read; null where none stands. */
export function yearOf(label: string): number | null {
  const years = [...label.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/gu)].map((match) => Number(match[1]));
  const last = years.at(-1);
  if (last !== undefined) return last;
  if (!/\d\d/u.test(label)) return null;
  const short =
    /\p{L}{3,9}\.?\s?[-–']\s?(\d\d)(?!\d)/u.exec(label)?.[1] ??
    /(?<!\p{L})(?:VT|HT|T[1-3]|Q[1-4])\s?(\d\d)(?!\d)/u.exec(label)?.[1];
  return short === undefined ? null : 2000 + Number(short);
}

export type LabelUnit = { readonly unit: string; readonly scale: number };

const labelUnits: readonly (readonly [RegExp, LabelUnit])[] = [
  [/\b(?:mnkr|mkr|msek|mn)\b|miljoner kronor|miljoner kr\b/iu, { unit: 'SEK', scale: 1e6 }],
  [/\b(?:tkr|kkr|tsek|ksek)\b|tusental kronor|tusentals kronor|tusen kronor/iu, { unit: 'SEK', scale: 1e3 }],
  [/\b(?:mdkr)\b|miljarder kronor/iu, { unit: 'SEK', scale: 1e9 }],
  [/procentenheter|%-enheter/iu, { unit: 'points', scale: 1 }],
  [/%|\bprocent\b|\bandel/iu, { unit: 'percent', scale: 1 }],
  [/\bkr\b|\bkronor\b|\bsek\b/iu, { unit: 'SEK', scale: 1 }],
  [/kWh\s?(?:\/|per\s)/iu, { unit: 'index', scale: 1 }],
  [
    /index|betyg|meritvärde|\bmedian|\bNMI\b|\bNKI\b|\bHME\b|medelålder|genomsnitt|medelvärde|\bsnitt/iu,
    { unit: 'index', scale: 1 },
  ],
  [/\bantal\b|antalet/iu, { unit: 'count', scale: 1 }],
  [/\bMWh\b/u, { unit: 'Wh', scale: 1e6 }],
  [/\bGWh\b/u, { unit: 'Wh', scale: 1e9 }],
  [/\bkWh\b/u, { unit: 'Wh', scale: 1e3 }],
  [/\bton\b/iu, { unit: 't', scale: 1 }],
];

/** The unit that a label, caption or heading names; null where it names none. */
export function unitOf(label: string): LabelUnit | null {
  return labelUnits.find(([form]) => form.test(label))?.[1] ?? null;
}
