/** What the figure check says: findings on three levels, and each check that was made, with both places quoted. */
import { z } from 'zod';

export const CheckLevel = z.enum(['contradiction', 'rounding', 'look']);
export type CheckLevel = z.infer<typeof CheckLevel>;

export const CheckKind = z.enum([
  'sum',
  'difference',
  'share',
  'part',
  'same',
  'direction',
  'target',
  'count',
  'unit',
  'scale',
  'change',
  'date',
]);
export type CheckKind = z.infer<typeof CheckKind>;

/** A place and what stands there, word for word. */
export const Quoted = z.strictObject({ at: z.string(), target: z.string().optional(), quote: z.string() });
export type Quoted = z.infer<typeof Quoted>;

export const Checked = z.strictObject({
  kind: CheckKind,
  /** null: it holds. */
  level: CheckLevel.nullable(),
  /** In Swedish: what the arithmetic gives. */
  message: z.string(),
  /** The figure itself first, then what it was checked against. */
  places: z.array(Quoted).min(1),
});
export type Checked = z.infer<typeof Checked>;

export const CheckReport = z.strictObject({
  name: z.string(),
  /** Every check that was made, in the document's order. */
  checks: z.array(Checked),
});
export type CheckReport = z.infer<typeof CheckReport>;

const levelNames: Readonly<Record<CheckLevel, string>> = {
  contradiction: 'Motsägelse',
  rounding: 'Avrundning',
  look: 'Titta här',
};

export function levelName(level: CheckLevel): string {
  return levelNames[level];
}

/** "89 kontrollerade, 1 fel". */
export function summaryOf(report: CheckReport): string {
  const count = (level: CheckLevel) => report.checks.filter((check) => check.level === level).length;
  const [wrong, look, rounding] = [count('contradiction'), count('look'), count('rounding')];
  return [
    `${report.checks.length} kontrollerade, ${wrong} fel`,
    ...(look > 0 ? [`${look} att titta på`] : []),
    ...(rounding > 0 ? [`${rounding} ${rounding === 1 ? 'avrundning' : 'avrundningar'}`] : []),
  ].join(', ');
}
