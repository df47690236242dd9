/** A controller who has signed in, for benches that visit pages. */
import type { App } from '../src/app/app.ts';
import type { Session } from '../src/app/session.ts';
import { redeemLink } from '../src/app/sign-in.ts';
import { addUser } from '../src/app/user.ts';

/** The cookie that the person's browser would send. */
export async function signedInCookie(app: App, session: Session): Promise<string> {
  const person = { login: 'prov', name: 'Prov', role: 'controller', body: null, password: null };
  const added = await addUser(app, session, person);
  if (!added.ok) throw new Error(added.issues[0]?.message);
  const signedIn = await redeemLink(app, added.value.linkPath?.split('/').at(-1) ?? '');
  if (!signedIn.ok) throw new Error(signedIn.issues[0]?.message);
  return `uppsikt=${signedIn.value.token}`;
}
