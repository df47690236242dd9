/** How much is written, in words and as a bar. */
import { useWords } from '../visit.ts';

type ProgressProps = {
  done: number;
  of: number;
  /** Says it in words. */
  text: (done: number, of: number) => string;
  label?: string;
};

export function Progress({ done, of, text, label }: ProgressProps) {
  const words = useWords();
  return (
    <p className="progress">
      <progress value={done} max={Math.max(of, 1)} aria-label={label ?? words.progress.label} />
      <span>{text(done, of)}</span>
    </p>
  );
}
