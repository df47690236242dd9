/** What was mended on the way or should be known, with the place in the source. */
import type { ImportView } from '../../../app/views.ts';
import { useWords } from '../../visit.ts';

export function Remarks({ view }: { view: ImportView }) {
  const words = useWords();
  const { notes } = view.proposal;
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="anmarkningar">
      <h2 id="anmarkningar">{words.review.notesTitle}</h2>
      <ul className="remarks">
        {notes.map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is rendered once, on the server
          <li key={index}>
            <span className="remark-place">{words.review.source(note.source)}</span>
            <span lang="sv">{note.message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
