/** Under the text: how it will look, a figure of the report to put into it, and the signs that it is written with. */
import type { EntryView, ReportAddress } from '../../../app/views.ts';
import type { Narrative } from '../../../domain/narrative.ts';
import { figureForm } from '../../../domain/narrative-form.ts';
import type { Scale } from '../../../domain/scale.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { NarrativeView } from '../../ui/narrative.tsx';
import { useWords } from '../../visit.ts';
import { DraftFigures } from './draft-figures.tsx';
import type { EntryPageState } from './state.ts';

type Tools = {
  view: Pick<EntryView, 'figures' | 'scales'>;
  /** The report that the text is part of; without it its figures are not checked. */
  address?: ReportAddress;
  state: Pick<EntryPageState, 'preview' | 'draft'>;
};

export function TextTools({ view, address, state }: Tools) {
  const { reporting, check } = useWords();
  const { editor } = reporting;
  return (
    <div className="text-tools">
      <Button look="quiet" action="visa">
        {editor.preview}
      </Button>
      {address === undefined ? null : (
        <Button look="quiet" action="kontrollera">
          {check.submit}
        </Button>
      )}
      {address === undefined ? null : (
        <div id="siffror" role="status">
          {state.draft === undefined ? null : <DraftFigures draft={state.draft} address={address} />}
        </div>
      )}
      <FigureChoice view={view} />
      <WritingHelp />
      <div id="forhandsvisning" role="status">
        {state.preview === undefined ? null : <Preview narrative={state.preview} scales={view.scales} />}
      </div>
    </div>
  );
}

/** Without scripts; with them the island offers the same figures where the cursor is. */
function FigureChoice({ view }: Pick<Tools, 'view'>) {
  const { editor } = useWords().reporting;
  if (view.figures.length === 0) return null;
  const options = view.figures.map(({ ref, label, text }) => ({
    value: figureForm(ref, text),
    label,
    lang: 'sv' as const,
  }));
  return (
    <details className="help">
      <summary>{editor.insertTitle}</summary>
      <SelectField
        name="siffra"
        label={editor.insertLabel}
        hint={editor.insertHint}
        options={[{ value: '', label: editor.choose }, ...options]}
      />
      <Button look="secondary" action="siffra">
        {editor.insert}
      </Button>
    </details>
  );
}

export function Preview({ narrative, scales }: { narrative: Narrative; scales: readonly Scale[] }) {
  const { editor } = useWords().reporting;
  return (
    <section className="reading" aria-label={editor.previewTitle}>
      <p className="eyebrow">{editor.previewTitle}</p>
      {narrative.content.length === 0 ? (
        <p>{editor.previewEmpty}</p>
      ) : (
        <NarrativeView narrative={narrative} scales={scales} heading={2} />
      )}
    </section>
  );
}

function WritingHelp() {
  const words = useWords();
  return (
    <details className="help">
      <summary>{words.entry.help.title}</summary>
      <dl>
        {[...words.entry.help.rows, ...words.reporting.editor.rows].map(([typed, becomes]) => (
          <div key={typed}>
            <dt>
              <code>{typed}</code>
            </dt>
            <dd>{becomes}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
