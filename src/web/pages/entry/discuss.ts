/** /uppfoljning/:body/:period/post/:level/:slug/kommentarer: commenting, answering, resolving. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { settleThread, writeComment } from '../../../app/comment.ts';
import { answerMissing } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { entryUrl } from '../../routes.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { answerEntry } from './answer.tsx';
import { commentField, commentsId } from './comments.tsx';
import { readPlace } from './place.ts';
import { doneUrl } from './state.ts';

export function discuss(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const form = await readForm(c);
    const session = sessionOf(c);
    const { address, key } = place;
    const thread = form.text('thread');
    const action = form.text(actionField);
    if (action === 'avsluta' || action === 'oppna') {
      const input = { thread, resolved: action === 'avsluta' ? 'yes' : 'no' };
      const done = await settleThread(app, session, address, key, input);
      if (!done.ok) return answerEntry(c, app, place, { issues: done.issues });
      return c.redirect(`${entryUrl(address, key)}#${commentsId}`, 303);
    }
    const field = commentField(thread);
    const text = form.text(field);
    const mention = form.text(field.replace('text', 'namn'));
    const done = await writeComment(app, session, address, key, { text, mention, thread });
    if (done.ok) return c.redirect(`${doneUrl(place, 'commented')}#${commentsId}`, 303);
    const issues = done.issues.map((issue) => (issue.path === 'text' ? { ...issue, path: field } : issue));
    return answerEntry(c, app, place, { issues, comment: { text, thread } });
  };
}
