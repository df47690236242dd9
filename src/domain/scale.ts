/**
 * A scale gives the values that an assessment, trend, status or completion may take, each with a word, a shape
 * and a colour, so that a state never lives in colour alone. Scales are the municipality's data; these are the defaults.
 */
import { z } from 'zod';

export const ScaleCode = z.enum(['assessment', 'trend', 'status', 'completion', 'control']);
export type ScaleCode = z.infer<typeof ScaleCode>;

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
];

/** The value of a scale by its code, or null where the scale has no such value. */
export function scaleValue(scales: readonly Scale[], scale: ScaleCode, code: string | null): ScaleValue | null {
  if (code === null) return null;
  return scales.find((candidate) => candidate.code === scale)?.values.find((value) => value.code === code) ?? null;
}
