/** What was entered in a finding's form, and what came back of it. */
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import type { Form } from '../../form.ts';

export type Entered = Readonly<Record<string, string>>;
export const enteredOf = (form: Form): Entered => Object.fromEntries(form.entries);

export type FindingState = {
  readonly issues: readonly Issue[];
  readonly entered: Entered;
  /** The form that came back: the pressed button's. */
  readonly from: string;
  /** Something was saved just now. */
  readonly saved: boolean;
  /** The year that a raised risk is proposed for. */
  readonly year: number;
  /** Of a self-assessment that has a result. */
  readonly tables?: Readonly<Record<'counts' | 'initiatives', ShownTable>> | undefined;
};
