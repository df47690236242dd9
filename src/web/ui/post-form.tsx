/** A form that posts, with the token that proves it is ours. */
import type { ReactNode } from 'react';
import { tokenField } from '../form.ts';
import { useVisit } from '../visit.ts';

type PostFormProps = {
  action: string;
  id?: string;
  className?: string;
  /** True where the form sends a file. */
  upload?: boolean;
  data?: Record<`data-${string}`, string>;
  children: ReactNode;
};

export function PostForm({ action, id, className, upload = false, data = {}, children }: PostFormProps) {
  const { formToken } = useVisit();
  return (
    <form
      method="post"
      action={action}
      id={id}
      className={className}
      encType={upload ? 'multipart/form-data' : undefined}
      noValidate
      {...data}
    >
      <input type="hidden" name={tokenField} value={formToken} autoComplete="off" />
      {children}
    </form>
  );
}
