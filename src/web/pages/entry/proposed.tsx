/** What the indicators propose for a light or an arrow, and why. Never chosen beforehand: a person decides. */
import type { EntryView } from '../../../app/views.ts';
import { scaleValue } from '../../../domain/scale.ts';
import { Button } from '../../ui/button.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';
import { proposalAction, type StateField } from './fields.ts';

/** A part of its own, empty without a proposal, which the island exchanges when a figure has been saved. */
export function Proposed(props: { view: EntryView; field: StateField; value: string }) {
  return (
    <div data-part={`${proposalAction}${props.field}`}>
      <ProposedValue {...props} />
    </div>
  );
}

function ProposedValue({ view, field, value }: { view: EntryView; field: StateField; value: string }) {
  const words = useWords();
  const proposed = field === 'assessment' || field === 'trend' ? view.proposal[field] : null;
  const scale = view.scales.find(({ code }) => code === field);
  if (proposed === null || scale === undefined) return null;
  const { proposal } = words.reporting;
  return (
    <div className="proposal">
      <p>
        <span className="proposal-title">{proposal.title}</span>{' '}
        <State name={scale.name} value={scaleValue(view.scales, field, proposed.code)} />, {proposal.because}:{' '}
        <span lang="sv">{proposed.reason}</span>
      </p>
      {value === proposed.code ? (
        <p className="hint">{proposal.agrees}</p>
      ) : (
        <Button look="secondary" action={`${proposalAction}${field}`} label={proposal.takeFor(scale.name)}>
          {proposal.take}
        </Button>
      )}
    </div>
  );
}
