/** Buttons submit forms; a link that looks like one goes to a page. */
import type { ReactNode } from 'react';
import { actionField } from '../form.ts';

type Look = 'primary' | 'secondary' | 'quiet';

type ButtonProps = {
  look?: Look;
  /** What the form shall do; sent as the pressed button's value. */
  action?: string | undefined;
  /** The form's id, where the button stands outside it. */
  form?: string | undefined;
  /** Said in place of the text, where many buttons have the same one. */
  label?: string;
  disabled?: boolean;
  /** For an address that leads to the button. */
  id?: string;
  /** Where the button sends the form, with its file, in place of the form's own address. */
  uploadTo?: string;
  children: ReactNode;
};

export function Button({ look = 'primary', action, form, label, disabled, id, uploadTo, children }: ButtonProps) {
  return (
    <button
      type="submit"
      className={`button button-${look}`}
      name={action === undefined ? undefined : actionField}
      value={action}
      form={form}
      aria-label={label}
      disabled={disabled}
      id={id}
      formAction={uploadTo}
      formEncType={uploadTo === undefined ? undefined : 'multipart/form-data'}
    >
      {children}
    </button>
  );
}

type ButtonLinkProps = { href: string; look?: Look; rel?: 'prev' | 'next'; children: ReactNode };

export function ButtonLink({ href, look = 'primary', rel, children }: ButtonLinkProps) {
  return (
    <a className={`button button-${look}`} href={href} rel={rel}>
      {children}
    </a>
  );
}
