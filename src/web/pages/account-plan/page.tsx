/** The form of accounts and display: a line for each row of the income statement, and some that are empty. */
import type { EconomySettings } from '../../../app/economy-settings.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

type WrittenRow = { readonly kind: string; readonly label: string; readonly codes: string };
export type WrittenPlan = {
  readonly scale: string;
  readonly decimals: string;
  readonly sign: string;
  readonly rows: readonly WrittenRow[];
};

const emptyLines = 3;
const emptyRow: WrittenRow = { kind: 'item', label: '', codes: '' };

export function writtenPlan({ form, rows }: EconomySettings): WrittenPlan {
  const written = rows.map((row) => ({ ...emptyRow, ...row }));
  return {
    scale: form.scale,
    decimals: String(form.decimals),
    sign: form.sign,
    rows: [...written, ...Array.from({ length: emptyLines }, () => emptyRow)],
  };
}

type AccountPlanProps = { plan: WrittenPlan; issues: readonly Issue[]; saved: boolean };

export function AccountPlanPage({ plan, issues, saved }: AccountPlanProps) {
  const { economy } = useWords();
  const words = economy.plan;
  const fields = plan.rows.flatMap((_, at) => [`label-${at}`, `codes-${at}`]);
  const select = (name: string, label: string, value: string, options: Readonly<Record<string, string>>) => (
    <SelectField
      name={name}
      label={label}
      value={value}
      options={Object.entries(options).map(([key, text]) => ({ value: key, label: text }))}
    />
  );
  return (
    <>
      <ErrorSummary issues={issues} fields={fields} />
      {saved ? <Notice kind="done" title={words.saved} /> : null}
      <h1>{words.title}</h1>
      <p className="lede">{words.text}</p>
      <PostForm action={routes.accountPlan.href({})}>
        <h2>{words.form}</h2>
        <div className="sheet-fields">
          {select('scale', words.scale, plan.scale, economy.scale)}
          {select('decimals', words.decimals, plan.decimals, { 0: '0', 1: '1', 2: '2' })}
          {select('sign', words.sign, plan.sign, words.signChoice)}
        </div>
        <h2>{words.rows}</h2>
        <p>{words.rowsText}</p>
        {plan.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
          <div className="account-row" key={at}>
            {select(`kind-${at}`, `${words.kind}, ${words.row(at + 1)}`, row.kind, words.kinds)}
            <TextField
              name={`label-${at}`}
              label={`${words.label}, ${words.row(at + 1)}`}
              value={row.label}
              maxLength={100}
              issue={issueOf(issues, `label-${at}`)}
            />
            <TextField
              name={`codes-${at}`}
              label={`${words.codes}, ${words.row(at + 1)}`}
              value={row.codes}
              maxLength={2000}
              issue={issueOf(issues, `codes-${at}`)}
            />
          </div>
        ))}
        <Button>{words.save}</Button>
      </PostForm>
    </>
  );
}
