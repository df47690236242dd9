/** Runs a control on its files: reads every source that the measure asks for, and answers with what was found. Writes nothing. */
import { type ControlDefinition, type Source, sourcesOf } from '../../controls/definition.ts';
import { coverage } from '../../controls/measure/coverage.ts';
import { scale } from '../../controls/measure/scale.ts';
import { type ReadDocument, textPresence } from '../../controls/measure/text-presence.ts';
import type { ControlOutcome } from '../../controls/outcome.ts';
import type { SourceData } from '../../controls/source-row.ts';
import type { Issue } from '../../domain/result.ts';
import { readDocument } from './document-file.ts';
import { type RightsFiles, reconcileFiles } from './rights-files.ts';
import { type ControlFile, hashOf, type ReadSource, readSourceFile, type UsedFile } from './source-file.ts';

export type MeasureOrder = {
  readonly definition: ControlDefinition;
  readonly files: readonly ControlFile[];
  /** How things stood on this day. An ISO date. */
  readonly cutOff: string;
  /** Earlier days to tell the same of. */
  readonly alsoAt: readonly string[];
};

export type Measured = { readonly outcome: ControlOutcome; readonly used: readonly UsedFile[] };

const notRun = (reason: string, used: readonly UsedFile[] = []): Measured => ({
  outcome: { status: 'not-run', reason },
  used,
});

const said = (issues: readonly Issue[]) =>
  issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join(' ');

/** A file that is missing or cannot be read makes a control that was not run, which says why. */
export async function runMeasure(order: MeasureOrder): Promise<Measured> {
  const { definition, files } = order;
  const missing = missingSources(definition, files);
  if (missing.length > 0)
    return notRun(`Det saknas underlag: ${missing.join(', ')}. Ladda upp filen och kör kontrollen igen.`);
  switch (definition.measure.kind) {
    case 'reconcile':
      return runReconcile(order);
    case 'textPresence':
      return runTextPresence(order);
    case 'coverage':
    case 'scale':
      return runOnRows(order);
    case 'score':
      return notRun('Kontrollen görs genom granskning av webbplatser och inte av filer.');
  }
}

/** Names of the sources without a file. A staff list is not needed for approval rights: without it, less is tried. */
function missingSources({ sources, measure }: ControlDefinition, files: readonly ControlFile[]): string[] {
  const optional = measure.kind === 'reconcile' ? measure.staff : null;
  return sourcesOf(measure)
    .filter((id) => id !== optional && !files.some(({ source }) => source === id))
    .map((id) => sources.find((source) => source.id === id)?.name ?? id);
}

async function runReconcile({ definition: { measure }, files, cutOff }: MeasureOrder): Promise<Measured> {
  if (measure.kind !== 'reconcile') throw new Error('Not a reconciliation.');
  const find = (id: string | null) => files.find(({ source }) => source === id) ?? null;
  const [left, right] = [find(measure.left), find(measure.right)];
  if (left === null || right === null) throw new Error('A list is missing.');
  const lists: RightsFiles = { left, right, staff: find(measure.staff) };
  const done = await reconcileFiles(measure, lists, cutOff);
  return done.ok ? done.value : notRun(said(done.issues));
}

async function runTextPresence({ definition: { measure }, files }: MeasureOrder): Promise<Measured> {
  if (measure.kind !== 'textPresence') throw new Error('Not a reading of documents.');
  const documents: ReadDocument[] = [];
  const used: UsedFile[] = [];
  for (const file of files.filter(({ source }) => source === measure.documents)) {
    const document = await readDocument(file);
    documents.push(document);
    const { source, name, bytes } = file;
    const rows = document.blocks?.length ?? 0;
    used.push({ source, name, sha256: hashOf(bytes), bytes: bytes.length, rows, columns: [] });
  }
  return { outcome: textPresence(measure, documents), used };
}

async function runOnRows({ definition, files, cutOff, alsoAt }: MeasureOrder): Promise<Measured> {
  const { measure, sources } = definition;
  const read: ReadSource[] = [];
  for (const file of files) {
    const source = sources.find((candidate: Source) => candidate.id === file.source);
    if (source === undefined) continue;
    const one = await readSourceFile(source, file);
    if (!one.ok)
      return notRun(
        said(one.issues),
        read.map(({ used }) => used),
      );
    read.push(one.value);
  }
  const used = read.map((one) => one.used);
  const of = (ids: readonly string[]): SourceData[] =>
    read.map(({ data }) => data).filter(({ source }) => ids.includes(source.id));
  const outcome = (): ControlOutcome => {
    if (measure.kind === 'coverage') {
      const [population] = of([measure.population]);
      if (population === undefined) throw new Error('The population is missing.');
      return coverage({ ...definition, measure }, { population, evidence: of(measure.evidence), cutOff, alsoAt });
    }
    const [answers] = measure.kind === 'scale' ? of([measure.answers]) : [];
    if (measure.kind !== 'scale' || answers === undefined) throw new Error('The answers are missing.');
    return scale({ ...definition, measure }, answers);
  };
  return {
    outcome: withNotes(
      outcome(),
      read.flatMap(({ notes }) => notes),
    ),
    used,
  };
}

function withNotes(outcome: ControlOutcome, notes: readonly string[]): ControlOutcome {
  return outcome.status === 'not-run' ? outcome : { ...outcome, notes: [...outcome.notes, ...notes] };
}
