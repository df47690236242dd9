/** Buttons submit forms; a link that looks like one goes to a page. */
import type { ReactNode } from 'react';
import { actionField } from '../form.ts';

type Look = 'primary' | 'secondary' | 'quiet';

type ButtonProps = {
  look?: Look;
  /** What the form shall do; sent as the pressed button's value. */
  action?: string;
  /** The form's id, where the button stands outside it. */
  form?: string;
  /** Said in place of the text, where many buttons have the same one. */
  label?: string;
  disabled?: boolean;
  children: ReactNode;
};

export function Button({ look = 'primary', action, form, label, disabled, children }: ButtonProps) {
  return (
    <button
      type="submit"
      className={`button button-${look}`}
      name={action === undefined ? undefined : actionField}
      value={action}
      form={form}
      aria-label={label}
      disabled={disabled}
    >
      {children}
    </button>
  );
}

export function ButtonLink({ href, look = 'primary', children }: { href: string; look?: Look; children: ReactNode }) {
  return (
    <a className={`button button-${look}`} href={href}>
      {children}
    </a>
  );
}
