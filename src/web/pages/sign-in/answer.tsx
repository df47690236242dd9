/** Answers with the sign-in page; every place that needs one calls this. */
import type { App } from '../../../app/app.ts';
import { listMunicipalities } from '../../../app/sign-in.ts';
import { answerPage } from '../../page.tsx';
import type { WebContext } from '../../visit.ts';
import { SignInPage, type SignInState } from './page.tsx';

export async function answerSignIn(
  c: WebContext,
  app: App,
  { status = 200, ...state }: SignInState & { status?: 200 | 401 | 422 },
): Promise<Response> {
  const { words } = c.get('visit');
  const municipalities = await listMunicipalities(app);
  return answerPage(
    c,
    {
      title: words.signIn.title,
      failed: (state.issues ?? []).length > 0,
      width: 'narrow',
      children: <SignInPage municipalities={municipalities} {...state} />,
    },
    status,
  );
}
