/** /uppfoljning/:body/:period/post/:level/:slug/lage: taking the mark back, approving, sending back. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { approveEntry, returnEntry, withdrawReady } from '../../../app/entry-state.ts';
import { answerMissing } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { answerEntry } from './answer.tsx';
import { readPlace } from './place.ts';
import { doneUrl } from './state.ts';

const moves = new Map([
  ['ta-tillbaka', { use: withdrawReady, outcome: 'withdrawn' }],
  ['godkann', { use: approveEntry, outcome: 'approved' }],
  ['aterlamna', { use: returnEntry, outcome: 'returned' }],
] as const);

const moveOf = (action: string) => [...moves].find(([known]) => known === action)?.[1];

export function moveEntry(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    const form = await readForm(c);
    const move = moveOf(form.text(actionField));
    if (place === null || move === undefined) return answerMissing(c);
    const input = { revision: form.text('revision'), comment: form.text('comment') };
    const done = await move.use(app, sessionOf(c), place.address, place.key, input);
    if (done.ok) return c.redirect(doneUrl(place, move.outcome), 303);
    const comment = { text: input.comment, thread: 'return' };
    return answerEntry(c, app, place, { issues: done.issues, comment });
  };
}
