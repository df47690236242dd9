/**
 * A control (Swedish: kontroll) as data: what it is about, where its evidence comes from, how it is measured, what is
 * aimed at, when it is done and who signs. The product runs it; a new control is a new definition, not new code.
 */
import { z } from 'zod';
import { BodyKind } from '../domain/body.ts';
import { DecimalString } from '../domain/figure.ts';

const Code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/u, 'Skriv små bokstäver a-z, siffror och bindestreck.')
  .max(60);
const FieldName = z.string().regex(/^[a-z][A-Za-z0-9]*$/u);
const Words = z.array(z.string().min(1));

/** A column that a source has. The columns of a file are matched to them by their headers, or by a person. */
export const SourceField = z.strictObject({
  name: FieldName,
  /** What the column is usually called: "Personnummer". */
  label: z.string().min(1),
  kind: z.enum(['text', 'number', 'date']).default('text'),
  required: z.boolean().default(false),
  /** Other names of the column, beside the common ones that are known. */
  synonyms: Words.default([]),
});
export type SourceField = z.infer<typeof SourceField>;

/**
 * How a value is made comparable: `personNumber` to 12 digits, `code` without leading zeros and in upper case, `name`
 * without case, accents and punctuation, `text` trimmed and in lower case.
 */
export const Normalise = z.enum(['personNumber', 'code', 'name', 'text']);
export type Normalise = z.infer<typeof Normalise>;

/** Rows count where the field has one of the values, compared as `name`; all rows where nothing is said. */
export const Where = z.strictObject({ field: FieldName, is: Words.min(1) });
export type Where = z.infer<typeof Where>;

/** upload: a file that a person gives; register: one of the municipality's own lists; scan: the product fetches it itself. */
export const Source = z.strictObject({
  id: Code,
  name: z.string().min(1),
  kind: z.enum(['upload', 'register', 'scan', 'survey', 'documents']),
  /** How to get hold of it, for whoever comes once a year. */
  help: z.string().default(''),
  fields: z.array(SourceField).default([]),
  /** The fields that together name a row. */
  key: z.array(z.strictObject({ field: FieldName, normalise: Normalise })).default([]),
  where: z.array(Where).default([]),
});
export type Source = z.infer<typeof Source>;

/** A part that figures are given for, outermost first: administration, then unit. `field` is one of the population's. */
export const Breakdown = z.strictObject({ id: FieldName, label: z.string().min(1), field: FieldName });
export type Breakdown = z.infer<typeof Breakdown>;

/** How many of a population have evidence. */
export const CoverageMeasure = z.strictObject({
  kind: z.literal('coverage'),
  population: Code,
  evidence: z.array(Code).min(1),
  breakdown: z.array(Breakdown).default([]),
  /** Field of the population that a person calls the subject by. */
  nameField: FieldName,
  /** Field of the evidence with its day; evidence after the cut-off date does not count. */
  dateField: FieldName.nullable().default(null),
  /** What the figures are counted against: "antal anställda året före". Shown with every figure. */
  denominator: z.string().min(1),
  /** "har gått utbildningen": what the evidence shows. */
  done: z.string().min(1),
  decimals: z.number().int().min(0).max(2).default(0),
});
export type CoverageMeasure = z.infer<typeof CoverageMeasure>;

/** Two lists of approval rights compared: what is decided (left) and what the system lets people do (right). */
export const ReconcileMeasure = z.strictObject({
  kind: z.literal('reconcile'),
  left: Code,
  right: Code,
  /** Tells whose a user name is; null where both lists have personal numbers. */
  staff: Code.nullable().default(null),
  /** By the role that is meant, as `name`: what else it is called. */
  roles: z.record(z.string(), Words).default({}),
  /** Who may decide on approval rights, by title or name; empty where that is not tried. */
  deciders: Words.default([]),
  /** Classes of difference that are told but make no deviation. */
  tolerate: Words.default([]),
});
export type ReconcileMeasure = z.infer<typeof ReconcileMeasure>;

/** An index or class for each subject, found by a scanner. */
export const ScoreMeasure = z.strictObject({
  kind: z.literal('score'),
  scanner: z.enum(['accessibility', 'third-country']),
  subjects: Code,
  /** The version of how the index is worked out: "a11y-index-1". */
  index: z.string().min(1),
  /** Groups that are never added together: the municipality's own sites, and the companies'. */
  groups: z
    .array(
      z.strictObject({
        id: Code,
        label: z.string().min(1),
        /** Kinds of bodies whose subjects belong to it; the group without any takes those of all other bodies. */
        kinds: z.array(BodyKind).default([]),
      }),
    )
    .default([]),
});
export type ScoreMeasure = z.infer<typeof ScoreMeasure>;

/** Answers on a scale, by who answered. */
export const ScaleMeasure = z.strictObject({
  kind: z.literal('scale'),
  answers: Code,
  /** Field that says who answered, what about, and what. */
  unitField: FieldName,
  subjectField: FieldName,
  answerField: FieldName,
  /** Best first. `share`: what it counts for in per cent. */
  values: z
    .array(
      z.strictObject({
        code: Code,
        label: z.string().min(1),
        also: Words.default([]),
        share: z.number().min(0).max(100),
      }),
    )
    .min(2),
  /** Who is expected to answer; empty where that is not known beforehand. */
  units: Words.default([]),
  /** How many answers each should give. */
  perUnit: z
    .strictObject({ min: z.number().int().min(0), max: z.number().int().min(1) })
    .nullable()
    .default(null),
});
export type ScaleMeasure = z.infer<typeof ScaleMeasure>;

/** What has to be treated in each document. */
export const TextRequirement = z.strictObject({
  code: Code,
  label: z.string().min(1),
  mandatory: z.boolean(),
  /** Headings that it stands under. */
  headings: Words.default([]),
  /** Words that show it in running text; the beginning of a word is enough. */
  words: Words.default([]),
});
export type TextRequirement = z.infer<typeof TextRequirement>;

export const TextPresenceMeasure = z.strictObject({
  kind: z.literal('textPresence'),
  documents: Code,
  /** document: each is looked at on its own; body: one of a body's documents is enough. */
  per: z.enum(['document', 'body']),
  require: z.array(TextRequirement).min(1),
  /** What stands under a heading that is there without being treated. */
  notApplicable: Words.default(['Ej tillämpligt', 'Inte tillämpligt', 'Ej aktuellt', 'Inga konsekvenser']),
  /** Bodies that should have a document; used with `per: 'body'`. */
  bodies: Words.default([]),
});
export type TextPresenceMeasure = z.infer<typeof TextPresenceMeasure>;

export const Measure = z.discriminatedUnion('kind', [
  CoverageMeasure,
  ReconcileMeasure,
  ScoreMeasure,
  ScaleMeasure,
  TextPresenceMeasure,
]);
export type Measure = z.infer<typeof Measure>;

/**
 * A band of an index, half open: from `from` (ends included; `above`: not included) up to the band before it. The best comes
 * first, and the last has no lower end. `clean`: only for a subject without open findings.
 */
export const Band = z.strictObject({
  code: Code,
  label: z.string().min(1),
  meaning: z.string().default(''),
  from: DecimalString.nullable(),
  above: z.boolean().default(false),
  clean: z.boolean().default(false),
  /** What the control's assessment can be at best while a subject is in this band. */
  assessment: z.enum(['red', 'yellow', 'green']),
});
export type Band = z.infer<typeof Band>;

/** What is aimed at. `by`: the day when it has to be reached; null where it holds always. */
export const Target = z.strictObject({
  value: DecimalString,
  unit: z.enum(['percent', 'count']),
  direction: z.enum(['atLeast', 'atMost']),
  by: z.iso.date().nullable().default(null),
  /** At or beyond this the control is yellow and not red; null where there is nothing in between. */
  acceptable: DecimalString.nullable().default(null),
});
export type Target = z.infer<typeof Target>;

/** When it is done. `dates`: "09-01", every year; `every`: counted from the last run. */
export const Schedule = z.strictObject({
  dates: z.array(z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u)).default([]),
  every: z.enum(['month', 'second-month', 'quarter', 'half-year', 'year']).nullable().default(null),
});
export type Schedule = z.infer<typeof Schedule>;

/** What is kept. A run is kept; the names within it, which may be personal data, are cleared after `clearAfterDays`. */
export const Evidence = z.strictObject({
  retainYears: z.number().int().min(1).max(100).default(10),
  personalData: z.boolean(),
  clearAfterDays: z.number().int().min(1).nullable().default(null),
});

export const ControlDefinition = z
  .strictObject({
    id: Code,
    version: z.number().int().min(1),
    title: z.string().min(1).max(300),
    /** The risk that the control follows up, as worded. */
    risk: z.string(),
    /** Who answers for it: a role. */
    owner: z.string(),
    /** Duty of supervision over other boards (KL 6:1), or the office's own administration. */
    scope: z.enum(['supervision', 'own']),
    method: z.string().default(''),
    sources: z.array(Source).min(1),
    measure: Measure,
    target: Target.nullable().default(null),
    bands: z.array(Band).default([]),
    schedule: Schedule.default({ dates: [], every: null }),
    evidence: Evidence,
    signOff: z.strictObject({
      /** Roles that may decide the assessment, as `Role` names them. */
      roles: z.array(z.enum(['coordinator', 'head', 'controller', 'administrator'])).min(1),
      /** The one who signs is not the one who ran it. */
      fourEyes: z.boolean(),
    }),
  })
  .superRefine((definition, context) => {
    for (const message of faults(definition)) context.addIssue({ code: 'custom', message });
  });
export type ControlDefinition = z.infer<typeof ControlDefinition>;

type Parts = { readonly sources: readonly Source[]; readonly measure: Measure; readonly bands: readonly Band[] };

/** The sources that a measure reads. */
export function sourcesOf(measure: Measure): string[] {
  switch (measure.kind) {
    case 'coverage':
      return [measure.population, ...measure.evidence];
    case 'reconcile':
      return [measure.left, measure.right, ...(measure.staff === null ? [] : [measure.staff])];
    case 'score':
      return [measure.subjects];
    case 'scale':
      return [measure.answers];
    case 'textPresence':
      return [measure.documents];
  }
}

function usedFields(measure: Measure): { readonly source: string; readonly field: string }[] {
  if (measure.kind === 'scale') {
    const { answers: source, unitField, subjectField, answerField } = measure;
    return [unitField, subjectField, answerField].map((field) => ({ source, field }));
  }
  if (measure.kind !== 'coverage') return [];
  const { population, evidence, nameField, breakdown, dateField } = measure;
  const asked = [nameField, ...breakdown.map(({ field }) => field)].map((field) => ({ source: population, field }));
  return [...asked, ...(dateField === null ? [] : evidence.map((source) => ({ source, field: dateField })))];
}

/** What does not hang together, in Swedish. */
function faults({ sources, measure, bands }: Parts): string[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const has = (id: string, field: string) => byId.get(id)?.fields.some(({ name }) => name === field) ?? false;
  const asked = [
    ...usedFields(measure),
    ...sources.flatMap(({ id, key, where }) => [...key, ...where].map(({ field }) => ({ source: id, field }))),
  ];
  const keyLengths = new Set(
    measure.kind === 'coverage' ? sourcesOf(measure).map((id) => byId.get(id)?.key.length) : [],
  );
  return [
    ...(byId.size < sources.length ? ['Två källor har samma id.'] : []),
    ...sourcesOf(measure)
      .filter((id) => !byId.has(id))
      .map((id) => `Det finns ingen källa som heter ${id}.`),
    ...asked
      .filter(({ source, field }) => byId.has(source) && !has(source, field))
      .map(({ source, field }) => `Källan ${source} har inget fält som heter ${field}.`),
    ...(keyLengths.has(0) || keyLengths.size > 1
      ? ['Population och underlag måste ha nycklar med lika många fält, minst ett.']
      : []),
    ...(measure.kind === 'score' && bands.length === 0 ? ['Ett index behöver gränser (bands).'] : []),
    ...(bands.some(({ from }, at) => (from === null) !== (at === bands.length - 1))
      ? ['Bara den sista gränsen saknar nedre ände (from: null).']
      : []),
  ];
}
