/** Changing the steering model piece by piece: a level, a scale with its words, shapes and colours, the terms of office. */
import { z } from 'zod';
import { nodeKey, type SteeringLevel } from '../domain/node.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { Scale, ScaleCode, ScaleValue, SymbolShape } from '../domain/scale.ts';
import { inTenant } from '../store/database.ts';
import { lockTenant } from '../store/tenant.ts';
import { listTerms, type StoredTerm, saveTerms } from '../store/term.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';
import { editModel, modelNotAllowed } from './steering-model.ts';
import type { SteeringModel } from './tree.ts';

export type { StoredTerm };

const word = (least: string) => plainText().trim().min(1, least).max(200, 'Skriv högst 200 tecken.');

const Level = z.object({
  name: word('Ange nivåns namn.'),
  heading: word('Ange rubriken som trycks över nivåns poster.'),
  /** Years that a node lasts; '' where it does not end. */
  horizon: z
    .string()
    .trim()
    .regex(/^$|^[1-9]\d?$/u, 'Ange antal år, till exempel 4, eller lämna fältet tomt.')
    .transform((years) => (years === '' ? null : Number(years))),
  scales: z.array(ScaleCode),
});

/** The code that a name gives, with a number after it where another has that one. */
function freeCode(name: string, taken: readonly string[]): string {
  const code = nodeKey('', name).slice(1) || 'niva';
  let free = code;
  for (let number = 2; taken.includes(free); number += 1) free = `${code}-${number}`;
  return free;
}

const withLevels = (model: SteeringModel, levels: readonly SteeringLevel[]) => succeed({ ...model, levels });

/** Adds a level below the others. */
export function addLevel(app: App, session: Session, input: unknown): Promise<Result<SteeringModel>> {
  return editModel(app, session, (model) => {
    const form = readForm(Level, input);
    if (!form.ok) return form;
    const code = freeCode(
      form.value.name,
      model.levels.map((level) => level.code),
    );
    return withLevels(model, [...model.levels, { code, ...form.value }]);
  });
}

export const noLevel = { path: 'level', message: 'Nivån finns inte.' };
export const noScale = { path: 'scale', message: 'Skalan finns inte.' };

export function saveLevel(app: App, session: Session, code: string, input: unknown): Promise<Result<SteeringModel>> {
  return editModel(app, session, (model) => {
    if (!model.levels.some((level) => level.code === code)) return refuse(noLevel);
    const form = readForm(Level, input);
    if (!form.ok) return form;
    return withLevels(
      model,
      model.levels.map((level) => (level.code === code ? { code, ...form.value } : level)),
    );
  });
}

/** The list with the one at `index` a place earlier (-1) or later (1); unchanged where it would leave the list. */
function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const one = list[index];
  const target = index + by;
  if (one === undefined || target < 0 || target >= list.length) return [...list];
  return list.toSpliced(index, 1).toSpliced(target, 0, one);
}

export function moveLevel(app: App, session: Session, code: string, by: -1 | 1): Promise<Result<SteeringModel>> {
  return editModel(app, session, (model) => {
    const index = model.levels.findIndex((level) => level.code === code);
    return index < 0 ? refuse(noLevel) : withLevels(model, moved(model.levels, index, by));
  });
}

const Value = z.object({
  code: z.string(),
  label: word('Ange ordet som står bredvid symbolen.'),
  meaning: word('Ange vad värdet betyder.'),
  shape: SymbolShape,
  color: ScaleValue.shape.color,
  /** Of a level of risk: the lowest score that it stands for; '' in other scales. */
  least: z
    .string()
    .trim()
    .regex(/^$|^(?:[1-9]|1[0-6])$/u, 'Ange det lägsta riskvärdet för nivån, från 1 till 16.')
    .transform((least) => (least === '' ? undefined : Number(least)))
    .optional(),
});
const ScaleForm = z.object({
  name: word('Ange skalans namn.'),
  definition: plainText().trim().max(1000, 'Skriv högst 1 000 tecken.'),
  /** In their order, worst first; a value without a code is new. */
  values: z.array(z.unknown()),
  /** Moves the value with this code a place. */
  move: z.object({ code: z.string(), by: z.union([z.literal(-1), z.literal(1)]) }).nullable(),
});

/** Each value read by itself, so that an issue says which: "label-2" is the label of the third. */
function readValues(values: readonly unknown[]): Result<z.infer<typeof Value>[]> {
  const read = values.map((value) => readForm(Value, value));
  const issues = read.flatMap((one, index): Issue[] =>
    one.ok ? [] : one.issues.map((issue) => ({ ...issue, path: `${issue.path}-${index}` })),
  );
  return issues.length > 0 ? refuse(...issues) : succeed(read.flatMap((one) => (one.ok ? [one.value] : [])));
}

type ReadValue = z.infer<typeof Value>;

/** Levels of risk need a limit each, from 1 up, and stand with the highest first. Likelihood and impact have four steps. */
function withLimits(scale: Scale, values: readonly ReadValue[]): Result<ReadValue[]> {
  if (scale.code === 'likelihood' || scale.code === 'impact') {
    if (values.length > scale.values.length)
      return refuse({
        path: `label-${scale.values.length}`,
        message: 'Skalan har alltid fyra steg. Ändra orden i stället.',
      });
    return succeed(scale.values.flatMap(({ code }) => values.filter((value) => value.code === code)));
  }
  if (scale.code !== 'riskLevel') return succeed([...values]);
  const missing = values.findIndex(({ least }) => least === undefined);
  if (missing >= 0)
    return refuse({ path: `least-${missing}`, message: 'Ange det lägsta riskvärdet för nivån, från 1 till 16.' });
  const twice = values.findIndex(({ least }, index) => values.some((other, at) => at < index && other.least === least));
  if (twice >= 0) return refuse({ path: `least-${twice}`, message: 'Två nivåer kan inte börja vid samma riskvärde.' });
  if (!values.some(({ least }) => least === 1))
    return refuse({ path: `least-${values.length - 1}`, message: 'Den lägsta nivån ska börja vid riskvärdet 1.' });
  return succeed(values.toSorted((a, b) => (b.least ?? 0) - (a.least ?? 0)));
}

/** Sets a scale's words, shapes and colours; issues name fields as `readValues` does. Values that are left out are refused. */
export async function saveScale(
  app: App,
  session: Session,
  code: string,
  input: unknown,
): Promise<Result<SteeringModel>> {
  let codes: readonly string[] = [];
  const saved = await editModel(app, session, (model) => {
    const scale = model.scales.find((candidate) => candidate.code === code);
    if (!scale) return refuse(noScale);
    const form = readForm(ScaleForm, input);
    if (!form.ok) return form;
    const read = readValues(form.value.values);
    if (!read.ok) return read;
    const limited = withLimits(scale, read.value);
    if (!limited.ok) return limited;
    const known = scale.values.map((value) => value.code);
    const values = limited.value.map((value) => ({ ...value, code: value.code || freeCode(value.label, known) }));
    codes = values.map((value) => value.code);
    const { move, name, definition } = form.value;
    const fixed = scale.code === 'riskLevel' || scale.code === 'likelihood' || scale.code === 'impact';
    const placed = move === null || fixed ? values : moved(values, codes.indexOf(move.code), move.by);
    const next = Scale.parse({ code, name, definition, values: placed });
    return succeed({ ...model, scales: model.scales.map((one) => (one.code === code ? next : one)) });
  });
  if (saved.ok) return saved;
  const colorOf = (path: string) => codes.indexOf(path.replace(`scales.${code}.`, ''));
  return refuse(
    ...saved.issues.map((issue) =>
      colorOf(issue.path) < 0 ? issue : { ...issue, path: `color-${colorOf(issue.path)}` },
    ),
  );
}

export async function readTerms(app: App, session: Session): Promise<Result<StoredTerm[]>> {
  if (!may(session, 'administer', null)) return refuse(modelNotAllowed);
  return succeed(await inTenant(app.db, session.tenant.id, listTerms));
}

const Year = z.coerce
  .number('Ange ett årtal.')
  .int('Ange ett årtal.')
  .min(1990, 'Ange ett årtal från 1990 till 2200.')
  .max(2200, 'Ange ett årtal från 1990 till 2200.');
const TermForm = z.object({ first: Year, last: Year, name: plainText().trim().max(100, 'Skriv högst 100 tecken.') });

function readTerm(input: unknown, index: number): Result<StoredTerm> {
  const form = readForm(TermForm, input);
  const at = (path: string) => `${path}-${index}`;
  if (!form.ok) return refuse(...form.issues.map((issue) => ({ ...issue, path: at(issue.path) })));
  const { first, last, name } = form.value;
  if (last < first) return refuse({ path: at('last'), message: 'Sista året kan inte ligga före det första.' });
  return succeed({ first, last, name: name || `Mandatperiod ${first}–${last}` });
}

/** Puts these terms in place of those that stand there. Issues name fields as "first-0", "last-0" of the first. */
export async function saveTermList(app: App, session: Session, input: readonly unknown[]): Promise<Result<null>> {
  if (!may(session, 'administer', null)) return refuse(modelNotAllowed);
  const read = input.map(readTerm);
  const issues = read.flatMap((one) => (one.ok ? [] : one.issues));
  if (issues.length > 0) return refuse(...issues);
  const terms = read.flatMap((one) => (one.ok ? [one.value] : []));
  const clash = terms.findIndex((term, index) =>
    terms.some((other, at) => at < index && term.first <= other.last && other.first <= term.last),
  );
  if (clash >= 0)
    return refuse({ path: `first-${clash}`, message: 'Två mandatperioder kan inte ha samma år. Ändra åren.' });
  return change(app, session, async (tx) => {
    await lockTenant(tx);
    const before = await listTerms(tx);
    const after = terms.toSorted((a, b) => a.first - b.first);
    await saveTerms(tx, after);
    await record(tx, session, { verb: 'terms.save', subject: 'terms', before, after });
    return succeed(null);
  });
}
