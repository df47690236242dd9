/** A state in shape and word, never in colour alone: a light, an arrow, a status, a degree of completion. */
import type { ScaleValue } from '../../domain/scale.ts';
import { useVisit } from '../visit.ts';
import { Shape } from './shape.tsx';

/** `name` is the scale's name, for those who hear the page; null value: nothing is stated. */
export function State({
  name,
  value,
  showName = false,
}: {
  name: string;
  value: ScaleValue | null;
  showName?: boolean;
}) {
  const { words } = useVisit();
  return (
    <span className={value === null ? 'state state-none' : 'state'}>
      <span className={showName ? 'state-name' : 'hidden'}>{name}: </span>
      {value === null ? (
        <span className="state-gap" aria-hidden="true" />
      ) : (
        <Shape shape={value.shape} color={value.color} />
      )}
      <span lang="sv">{value === null ? words.state.none : value.label}</span>
    </span>
  );
}
