/** How much is written, in words and as a bar. */
import { useWords } from '../visit.ts';

export function Progress({ done, of, label }: { done: number; of: number; label?: string }) {
  const words = useWords();
  return (
    <p className="progress">
      <progress value={done} max={Math.max(of, 1)} aria-label={label ?? words.progress.label} />
      <span>{words.progress.written(done, of)}</span>
    </p>
  );
}
