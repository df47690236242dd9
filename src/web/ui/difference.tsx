/** What differs between two versions of an entry: states from and to, texts with what was removed and added marked. */
import { Fragment } from 'react';
import type { EntryChange } from '../../domain/entry-difference.ts';
import type { ParagraphDifference } from '../../domain/narrative-difference.ts';
import { type Scale, scaleValue } from '../../domain/scale.ts';
import { useWords } from '../visit.ts';
import { State } from './state.tsx';

/** Unchanged paragraphs in a row from this many on are only counted. */
const manySame = 2;

type CodeChange = Extract<EntryChange, { before: string | null }>;
const isCode = (change: EntryChange): change is CodeChange => !('paragraphs' in change);

export function Differences({ changes, scales }: { changes: readonly EntryChange[]; scales: readonly Scale[] }) {
  return (
    <dl className="differences">
      {changes.map((change) => (
        <div key={change.field}>
          <FieldName change={change} scales={scales} />
          <dd>
            {isCode(change) ? (
              <CodeDifference change={change} scales={scales} />
            ) : (
              <TextDifference paragraphs={change.paragraphs} emptied={change.after === null} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FieldName({ change, scales }: { change: EntryChange; scales: readonly Scale[] }) {
  const words = useWords();
  const scale = isCode(change) ? scales.find(({ code }) => code === change.field) : undefined;
  return scale ? <dt lang="sv">{scale.name}</dt> : <dt>{words.reporting.fields[change.field]}</dt>;
}

function CodeDifference({ change, scales }: { change: CodeChange; scales: readonly Scale[] }) {
  const words = useWords();
  const name = scales.find(({ code }) => code === change.field)?.name ?? words.reporting.fields[change.field];
  const state = (code: string | null) => <State name={name} value={scaleValue(scales, change.field, code)} />;
  return (
    <p className="difference-states">
      <span className="hidden">{words.reporting.difference.from} </span>
      {state(change.before)}
      <span aria-hidden="true"> → </span>
      <span className="hidden"> {words.reporting.difference.to} </span>
      {state(change.after)}
    </p>
  );
}

/** A text's paragraphs with what was removed and added marked; long stretches without a change are counted. */
export function TextDifference({
  paragraphs,
  emptied,
}: {
  paragraphs: readonly ParagraphDifference[];
  emptied: boolean;
}) {
  const words = useWords();
  const { difference } = words.reporting;
  if (paragraphs.every(({ kind }) => kind === 'same')) return <p>{emptied ? difference.emptied : difference.looks}</p>;
  return (
    <div className="difference" lang="sv">
      {runsOf(paragraphs).map((run, at) =>
        run.kind === 'same' && run.paragraphs.length >= manySame ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
          <p key={at} className="difference-same">
            … {difference.same(run.paragraphs.length)} …
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
          <Fragment key={at}>
            {run.paragraphs.map((paragraph, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
              <Paragraph key={index} paragraph={paragraph} />
            ))}
          </Fragment>
        ),
      )}
    </div>
  );
}

type Run = { readonly kind: ParagraphDifference['kind']; readonly paragraphs: ParagraphDifference[] };

function runsOf(paragraphs: readonly ParagraphDifference[]): Run[] {
  const runs: Run[] = [];
  for (const paragraph of paragraphs) {
    const last = runs.at(-1);
    if (last?.kind === paragraph.kind) last.paragraphs.push(paragraph);
    else runs.push({ kind: paragraph.kind, paragraphs: [paragraph] });
  }
  return runs;
}

function Paragraph({ paragraph }: { paragraph: ParagraphDifference }) {
  const { difference } = useWords().reporting;
  return (
    <p>
      {paragraph.parts.map((part, index) => {
        if (part.kind === 'same') return part.text;
        const Mark = part.kind === 'added' ? 'ins' : 'del';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
          <Mark key={index}>
            <span className="hidden"> {difference[part.kind]} </span>
            {part.text}
            <span className="hidden"> ({difference.end}) </span>
          </Mark>
        );
      })}
    </p>
  );
}
