/** A run's result in an occurrence of a control plan: what a person decided goes the way of every other result, with four eyes where the plan asks for them. */
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { editResultIn } from './occurrence-result.ts';
import { markDoneIn, missingBeforeDone } from './occurrence-state.ts';
import { loadOccurrenceView, type OccurrenceKey } from './occurrence-view.ts';
import type { Session } from './session.ts';

/** Issues of another form are told of the place that was chosen. */
const atPlace = (issues: readonly Issue[]) => refuse(...issues.map(({ message }) => ({ path: 'place', message })));

/**
 * Writes assessment and text as the occurrence's result and marks it as done, in the caller's transaction. What somebody has
 * written before stands first. False where more is asked for, such as a sample: then it stays a draft.
 */
export async function reportRunIn(
  tx: Transaction,
  session: Session,
  key: OccurrenceKey,
  { assessment, text }: { readonly assessment: string; readonly text: string },
): Promise<Result<{ done: boolean }>> {
  const before = await loadOccurrenceView(tx, session, key);
  if (!before.ok) return atPlace(before.issues);
  const { whyNot, state, form, revision } = before.value;
  if (whyNot !== null) return atPlace([{ path: '', message: whyNot }]);
  if (state === 'done')
    return atPlace([
      {
        path: '',
        message: 'Tillfället är redan klarmarkerat. Ta tillbaka markeringen, eller välj ett annat tillfälle.',
      },
    ]);
  const narrative = form.narrative === '' ? text : `${form.narrative}\n\n${text}`;
  const saved = await editResultIn(tx, session, key, { revision, assessment, narrative });
  if (!saved.ok) return atPlace(saved.issues);
  const after = await loadOccurrenceView(tx, session, key);
  if (!after.ok) return atPlace(after.issues);
  if (missingBeforeDone(after.value).length > 0) return succeed({ done: false });
  const moved = await markDoneIn(tx, session, key, saved.value.revision);
  return moved.ok ? succeed({ done: true }) : atPlace(moved.issues);
}
