/** A state in shape and word, never in colour alone: a light, an arrow, a status, a degree of completion. */
import type { ScaleValue } from '../../domain/scale.ts';
import { useWords } from '../visit.ts';
import { Shape } from './shape.tsx';

/** `name` is the scale's name, for those who hear the page or, with `showName`, for all; null value: nothing is stated. */
export function State({
  name,
  value,
  showName = false,
}: {
  name: string;
  value: ScaleValue | null;
  showName?: boolean;
}) {
  const words = useWords();
  if (value === null)
    return (
      <span className="state state-none">
        <span className="state-gap" aria-hidden="true" />
        {words.state.missing(name)}
      </span>
    );
  return (
    <span className="state">
      <span className={showName ? 'state-name' : 'hidden'}>{name}: </span>
      <Shape shape={value.shape} color={value.color} />
      <span lang="sv">{value.label}</span>
    </span>
  );
}
