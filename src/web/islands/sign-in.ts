/** Signing in again where one stands: a small form in the panel, so that a text written in an expired session is saved. */
import { paragraph } from './element.ts';

export type SignInWords = Record<'signInTitle' | 'login' | 'password' | 'submit' | 'signedOut' | 'signIn', string>;

/** What a sign-in gives: the token for forms, and whose session it is. */
export type SignedIn = { readonly formToken: string; readonly account: string };

type Answer = Partial<SignedIn> & { readonly issues?: readonly { readonly message: string }[] };

function field(name: string, text: string, type: string, complete: AutoFill): HTMLElement {
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.name = name;
  input.type = type;
  input.autocomplete = complete;
  input.required = true;
  label.append(text, input);
  return label;
}

/** A link to the ordinary sign-in page, for those who sign in in another way. */
function otherTab(href: string, text: string): HTMLElement {
  const link = document.createElement('a');
  link.href = href;
  link.target = '_blank';
  link.textContent = text;
  return link;
}

/** The form; `done` is called when somebody has signed in. */
export function signInForm(
  { href, municipality, words }: { href: string; municipality: string; words: SignInWords },
  done: (signedIn: SignedIn) => void,
): HTMLFormElement {
  const form = document.createElement('form');
  const fault = paragraph('', 'field-issue');
  const send = document.createElement('button');
  form.className = 'panel-form';
  fault.setAttribute('role', 'alert');
  send.className = 'button button-primary';
  send.textContent = words.submit;
  form.append(
    paragraph(words.signInTitle, 'notice-title'),
    fault,
    field('login', words.login, 'text', 'username'),
    field('password', words.password, 'password', 'current-password'),
    send,
    otherTab(href, words.signIn),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const given = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
    const body = new URLSearchParams([...given, ['municipality', municipality]]);
    const response = await fetch(href, { method: 'POST', body, headers: { Accept: 'application/json' } }).catch(
      () => null,
    );
    const answer: Answer = (await response?.json().catch(() => null)) ?? {};
    const { formToken, account } = answer;
    if (formToken !== undefined && account !== undefined) return done({ formToken, account });
    fault.textContent = (answer.issues ?? []).map((issue) => issue.message).join(' ') || words.signedOut;
  });
  return form;
}
