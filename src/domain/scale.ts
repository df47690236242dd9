/**
 * A scale gives the values that an assessment, trend, status or completion may take, each with a word, a shape
 * and a colour, so that a state never lives in colour alone. Scales are the municipality's data; these are the defaults.
 */
import { z } from 'zod';

export const ScaleCode = z.enum([
  'assessment',
  'trend',
  'status',
  'completion',
  'control',
  'likelihood',
  'impact',
  'riskLevel',
]);
export type ScaleCode = z.infer<typeof ScaleCode>;

/** Scales that entries have; the rest belong to internal control. */
export const EntryScaleCode = ScaleCode.extract(['assessment', 'trend', 'status', 'completion']);
export type EntryScaleCode = z.infer<typeof EntryScaleCode>;

export function isEntryScale(code: ScaleCode): code is EntryScaleCode {
  return EntryScaleCode.safeParse(code).success;
}

/** Shapes that every renderer can draw. completion shapes are quarter-filled circles by share. */
export const SymbolShape = z.enum([
  'circle',
  'diamond',
  'square',
  'triangle',
  'ring',
  'arrowUp',
  'arrowRight',
  'arrowDown',
  'check',
  'clock',
  'pie0',
  'pie20',
  'pie80',
  'pie100',
]);
export type SymbolShape = z.infer<typeof SymbolShape>;

export const ScaleValue = z.strictObject({
  code: z.string().min(1),
  /** The word that stands beside the shape: "Grön", "Bättre". */
  label: z.string().min(1),
  /** What it means, as the legend prints it. */
  meaning: z.string().min(1),
  shape: SymbolShape,
  /** Six-digit hex, dark enough for 3:1 against white. */
  color: z.string().regex(/^#[0-9a-f]{6}$/u),
  /** Of a level of risk: the lowest product of likelihood and impact that it stands for. */
  least: z.number().int().min(1).max(16).optional(),
});
export type ScaleValue = z.infer<typeof ScaleValue>;

export const Scale = z.strictObject({
  code: ScaleCode,
  name: z.string().min(1),
  /** How the scale is used, as the legend prints it. */
  definition: z.string(),
  /** Worst first. */
  values: z.array(ScaleValue).min(1),
});
export type Scale = z.infer<typeof Scale>;

/** Likelihood and impact have these four values, the highest first; only their words are the municipality's. */
const grades = ['4', '3', '2', '1'] as const;
const gradeShapes = ['pie100', 'pie80', 'pie20', 'pie0'] as const;
const graded = (said: readonly (readonly [string, string])[]): ScaleValue[] =>
  grades.flatMap((code, index) => {
    const [[label, meaning] = [], shape] = [said[index], gradeShapes[index]];
    return label && meaning && shape ? [{ code, label, meaning, shape, color: grey }] : [];
  });

const green = '#1a7f4b';
const yellow = '#b58105';
const red = '#c0392b';
const grey = '#4a5560';

export const defaultScales: readonly Scale[] = [
  {
    code: 'assessment',
    name: 'Bedömning',
    definition: 'Bedömningen vägs samman av hur huvudprocesserna i processområdet har gått.',
    values: [
      {
        code: 'red',
        label: 'Röd',
        meaning: 'Processområdet bedöms inte nå resultatmålen.',
        shape: 'diamond',
        color: red,
      },
      {
        code: 'yellow',
        label: 'Gul',
        meaning: 'Processområdet bedöms nå resultatmålen till en del.',
        shape: 'triangle',
        color: yellow,
      },
      {
        code: 'green',
        label: 'Grön',
        meaning: 'Processområdet bedöms nå resultatmålen.',
        shape: 'circle',
        color: green,
      },
    ],
  },
  {
    code: 'trend',
    name: 'Trendpil',
    definition: 'Pilen visar hur bedömningen har rört sig sedan föregående år.',
    values: [
      { code: 'worse', label: 'Sämre', meaning: 'Sämre än föregående år', shape: 'arrowDown', color: grey },
      {
        code: 'unchanged',
        label: 'Oförändrad',
        meaning: 'Oförändrad mot föregående år',
        shape: 'arrowRight',
        color: grey,
      },
      { code: 'better', label: 'Bättre', meaning: 'Bättre än föregående år', shape: 'arrowUp', color: grey },
    ],
  },
  {
    code: 'status',
    name: 'Status',
    definition: 'Status säger hur det ettåriga åtagandet bedöms stå vid årets slut.',
    values: [
      { code: 'late', label: 'Försenat', meaning: 'Försenat', shape: 'clock', color: red },
      { code: 'done', label: 'Klart', meaning: 'Klart, avslutat', shape: 'check', color: green },
    ],
  },
  {
    code: 'completion',
    name: 'Färdiggrad',
    definition: 'Färdiggraden säger hur långt arbetet med åtagandet har kommit vid rapporteringen.',
    values: [
      { code: '0', label: '0 %', meaning: '0 %', shape: 'pie0', color: grey },
      { code: '20', label: '20 %', meaning: '20 %', shape: 'pie20', color: grey },
      { code: '80', label: '80 %', meaning: '80 %', shape: 'pie80', color: grey },
      { code: '100', label: '100 %', meaning: '100 %', shape: 'pie100', color: grey },
    ],
  },
  {
    code: 'control',
    name: 'Bedömning av kontroll',
    definition: 'Samma skala gäller för alla nämnders kontroller.',
    values: [
      { code: 'red', label: 'Röd', meaning: 'Allvarliga brister', shape: 'diamond', color: red },
      { code: 'yellow', label: 'Gul', meaning: 'Mindre brister', shape: 'triangle', color: yellow },
      { code: 'green', label: 'Grön', meaning: 'Inga brister', shape: 'circle', color: green },
    ],
  },
  {
    code: 'likelihood',
    name: 'Sannolikhet',
    definition: 'Hur ofta det väntas hända. Samma skala gäller för alla nämnder.',
    values: graded([
      ['Sannolik', 'Ungefär en gång i veckan eller oftare'],
      ['Möjlig', 'Ungefär en gång i månaden'],
      ['Mindre sannolik', 'Ungefär en gång om året'],
      ['Osannolik', 'Ungefär en gång på tio år'],
    ]),
  },
  {
    code: 'impact',
    name: 'Konsekvens',
    definition: 'Hur allvarligt det blir om det händer. Samma skala gäller för alla nämnder.',
    values: graded([
      ['Allvarlig', 'Så stor skada att det inte får hända'],
      ['Kännbar', 'Märks tydligt av invånare, medarbetare eller ekonomi'],
      ['Lindrig', 'Liten skada som går att hantera i vardagen'],
      ['Försumbar', 'Knappt märkbar'],
    ]),
  },
  {
    code: 'riskLevel',
    name: 'Risknivå',
    definition:
      'Sannolikhet gånger konsekvens ger ett riskvärde från 1 till 16. Varje nivå börjar vid sitt lägsta värde.',
    values: [
      {
        code: 'critical',
        label: 'Mycket hög',
        meaning: 'Måste åtgärdas och följas upp i planen',
        shape: 'diamond',
        color: '#a02b2b',
        least: 12,
      },
      { code: 'high', label: 'Hög', meaning: 'Bör följas upp i planen', shape: 'triangle', color: '#b4510f', least: 8 },
      {
        code: 'medium',
        label: 'Medel',
        meaning: 'Bevakas av verksamheten',
        shape: 'square',
        color: '#8a6a00',
        least: 4,
      },
      { code: 'low', label: 'Låg', meaning: 'Accepteras', shape: 'circle', color: green, least: 1 },
    ],
  },
];

/** The value of a scale by its code, or null where the scale has no such value. */
export function scaleValue(scales: readonly Scale[], scale: ScaleCode, code: string | null): ScaleValue | null {
  if (code === null) return null;
  return scales.find((candidate) => candidate.code === scale)?.values.find((value) => value.code === code) ?? null;
}
