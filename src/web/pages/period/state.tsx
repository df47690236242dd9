/** The state of a period in a word, with a shape of its own. */
import type { PeriodView } from '../../../app/progress.ts';
import { useWords } from '../../visit.ts';

type PeriodStateProps = {
  state: PeriodView['state'];
  /** True where the period only holds reports that were read in. */
  readIn: boolean;
};

const marks: Record<PeriodView['state'], string> = { planned: '○', open: '●', closed: '■', decided: '✓' };

export function PeriodState({ state, readIn }: PeriodStateProps) {
  const words = useWords();
  const shown = readIn && state === 'open';
  return (
    <p className={`tag period-state period-${shown ? 'planned' : state}`}>
      <span aria-hidden="true">{shown ? marks.planned : marks[state]}</span>{' '}
      {shown ? words.periods.readIn : words.periods.states[state]}
    </p>
  );
}
