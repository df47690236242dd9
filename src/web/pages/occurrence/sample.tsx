/** The sample of an occurrence: what was drawn and what each row showed, and what draws it; part of the result's form. */
import type { ReactNode } from 'react';
import type { OccurrenceView } from '../../../app/occurrence-view.ts';
import { countSample } from '../../../domain/sample.ts';
import { occurrenceSampleUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { fieldId, TextArea, TextField } from '../../ui/field.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { resultFormId } from './form.tsx';
import {
  drawFields,
  enteredOf,
  isDrawing,
  noteField,
  outcomeField,
  seenField,
  seenRows,
  shownFilterField,
} from './sample-fields.ts';
import type { PageState, Shown } from './state.ts';

type Props = { view: OccurrenceView; state: Shown };
type Sample = OccurrenceView['samples'][number];

/** Shown where the plan asks for a sample, where one is drawn, and to whoever may draw one. */
export function SampleSection({ view, state }: Props) {
  const { sample: words } = useWords().occurrence;
  const [last, ...earlier] = view.samples;
  const { sampleSize } = view.about;
  if (last === undefined && sampleSize === null && !view.editable) return null;
  return (
    <section id="stickprov" className="occurrence-part" aria-labelledby="stickprov-rubrik" data-apart="">
      <h2 id="stickprov-rubrik">{words.title}</h2>
      {sampleSize === null ? null : <p>{words.asked(sampleSize)}</p>}
      {last === undefined ? null : <Drawn view={view} sample={last} state={state} />}
      {view.editable ? <DrawForm view={view} state={state} again={last !== undefined} /> : null}
      {earlier.length === 0 ? null : (
        <details className="help">
          <summary>{words.earlier(earlier.length)}</summary>
          {earlier.map((sample) => (
            <SampleFacts key={sample.number} sample={sample} />
          ))}
        </details>
      )}
    </section>
  );
}

function SampleFacts({ sample }: { sample: Sample }) {
  const { sample: words } = useWords().occurrence;
  const { ok, deviation, unchecked, open } = countSample(sample.rows.map(({ outcome }) => outcome));
  return (
    <div className="sample-facts">
      <p>
        <strong>{words.facts(sample.size, sample.population)}</strong>: {words.counts(ok, deviation, unchecked, open)}
      </p>
      <p className="list-meta">
        <span>
          {words.seed}: <span lang="sv">{sample.seed}</span>
        </span>
        {sample.source === '' ? null : (
          <span>
            {words.source}: <span lang="sv">{sample.source}</span>
          </span>
        )}
        <span>{words.by(dayTime(sample.drawnAt.toISOString()), sample.drawnBy)}</span>
        {sample.reason === null ? null : <span lang="sv">{sample.reason}</span>}
      </p>
      <p className="hint">
        {words.hash}: <span className="hash">{sample.populationSha256}</span>
      </p>
    </div>
  );
}

function Drawn({ view, sample, state }: Props & { sample: Sample }) {
  const { sample: words } = useWords().occurrence;
  if (state.sample === null) return null;
  const entered = enteredOf(sample, state.entered);
  const framed = (body: ReactNode) =>
    view.editable ? (
      <>
        <input type="hidden" name="number" value={sample.number} autoComplete="off" />
        <input type="hidden" name={seenField} value={seenRows(sample, entered)} autoComplete="off" />
        <input type="hidden" name={shownFilterField} value={state.sample?.filter ?? ''} autoComplete="off" />
        {body}
        <p>
          <Button look="secondary" action="utfall">
            {words.save}
          </Button>
        </p>
      </>
    ) : (
      body
    );
  const table = (
    <DataTable
      table={state.sample}
      empty=""
      level={3}
      form={view.editable ? resultFormId : undefined}
      text={view.editable ? <p className="hint">{words.savesFirst}</p> : null}
      frame={framed}
      draw={(isKept) => <SampleTable view={view} sample={sample} state={state} isKept={isKept} />}
    />
  );
  return (
    <>
      <SampleFacts sample={sample} />
      {table}
    </>
  );
}

type TableProps = Props & { sample: Sample; isKept: (at: number) => boolean };

function SampleTable({ view, sample, state, isKept }: TableProps) {
  const { sample: words } = useWords().occurrence;
  const headers = sample.columns.length === 0 ? [words.what] : sample.columns;
  const entered = enteredOf(sample, state.entered);
  return (
    <table className="sample-table">
      <thead>
        <tr>
          <th scope="col" className="figure">
            {words.place}
          </th>
          {headers.map((header, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: headers may be alike
            <th key={at} scope="col" lang="sv">
              {header}
            </th>
          ))}
          <th scope="col">{words.outcome}</th>
          <th scope="col">{words.note}</th>
        </tr>
      </thead>
      <tbody>
        {sample.rows
          .filter((_, at) => isKept(at))
          .map((row) => (
            <tr key={row.ordinal}>
              <th scope="row" className="figure">
                {row.place}
              </th>
              {headers.map((header, at) => (
                <td key={header + String(at)} lang="sv">
                  {row.cells[at] ?? ''}
                </td>
              ))}
              {view.editable ? <OutcomeFields row={row} state={state} entered={entered} /> : <OutcomeCells row={row} />}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

type Row = { row: Sample['rows'][number] };

function OutcomeCells({ row }: Row) {
  const { sample: words } = useWords().occurrence;
  return (
    <>
      <td>{row.outcome === null ? words.open : words.outcomes[row.outcome]}</td>
      <td lang="sv">{row.note}</td>
    </>
  );
}

function OutcomeFields({ row, state, entered }: Row & { state: PageState; entered: Readonly<Record<string, string>> }) {
  const { sample: words } = useWords().occurrence;
  const [outcome, note] = [outcomeField(row.ordinal), noteField(row.ordinal)];
  const faulty = issueOf(state.issues ?? [], note) !== undefined;
  return (
    <>
      <td>
        <select
          name={outcome}
          aria-label={words.outcomeOf(row.ordinal)}
          defaultValue={entered[outcome] ?? row.outcome ?? ''}
          autoComplete="off"
        >
          <option value="">{words.open}</option>
          {(['ok', 'deviation', 'unchecked'] as const).map((value) => (
            <option key={value} value={value}>
              {words.outcomes[value]}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          id={fieldId(note)}
          name={note}
          aria-label={words.noteOf(row.ordinal)}
          aria-invalid={faulty || undefined}
          defaultValue={entered[note] ?? row.note}
          maxLength={1000}
          autoComplete="off"
        />
      </td>
    </>
  );
}

function DrawForm({ view, state, again }: Props & { again: boolean }) {
  const { sample: words } = useWords().occurrence;
  const { issues = [], entered = {} } = state;
  const field = (name: string) => ({
    name,
    value: entered[name] ?? '',
    issue: issueOf(issues, name),
    autoComplete: 'off',
  });
  const isOpen = !again || isDrawing(entered) || drawFields.some((name) => issueOf(issues, name) !== undefined);
  return (
    <details className="help" open={(view.about.sampleSize !== null || again) && isOpen}>
      <summary>{again ? words.again : words.draw}</summary>
      <div className="evidence-form">
        <p className="hint">{words.text}</p>
        <TextField {...field('seed')} label={words.seed} hint={words.seedHint} maxLength={200} />
        <TextField
          {...field('size')}
          value={entered.size ?? String(view.about.sampleSize ?? '')}
          label={words.size}
          maxLength={3}
        />
        <TextField {...field('count')} label={words.count} hint={words.countHint} maxLength={6} />
        <TextArea
          name="rows"
          label={words.rows}
          hint={words.rowsHint}
          rows={4}
          value={entered.rows ?? ''}
          issue={issueOf(issues, 'rows')}
        />
        <label className="check">
          <input
            type="checkbox"
            name="headers"
            value="ja"
            defaultChecked={entered.seed === undefined || entered.headers !== undefined}
          />
          <span>{words.headers}</span>
        </label>
        {again ? <TextField {...field('drawReason')} label={words.reason} maxLength={500} /> : null}
        <TextField
          name="file"
          type="file"
          label={words.file}
          hint={words.fileHint}
          accept=".xlsx,.csv"
          issue={issueOf(issues, 'file')}
        />
        <Button look={again ? 'secondary' : 'primary'} action="dra" uploadTo={occurrenceSampleUrl(view.key)}>
          {again ? words.again : words.draw}
        </Button>
      </div>
    </details>
  );
}
