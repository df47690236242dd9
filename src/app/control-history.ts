/** Every version of a control in a plan with what changed, and setting it back to one of them. */
import { z } from 'zod';
import { Narrative } from '../domain/narrative.ts';
import type { PlanChange } from '../store/register.ts';
import { type ControlFields, type ControlForm, controlFields, newControl } from './control-form.ts';

export type ControlVersion = {
  readonly number: number;
  readonly at: string;
  readonly by: string | null;
  readonly removed: boolean;
  readonly changes: readonly { readonly field: keyof ControlFields; readonly before: string; readonly after: string }[];
};

const Kept = z.object({
  risk: z.string(),
  title: z.string(),
  frequency: z.string(),
  method: Narrative.nullable(),
  responsible: z.string().nullable(),
  responsible_account: z.string().nullable(),
  starts_on: z.string().nullable(),
  ends_on: z.string().nullable(),
  recurrence: z.array(z.number()).nullable(),
  four_eyes: z.boolean(),
  sample_size: z.number().nullable(),
});

/** The fields of a version as the form has them; null where the version is none of a control. */
export function fieldsOfControlVersion(content: Readonly<Record<string, unknown>>): ControlFields | null {
  const kept = Kept.safeParse(content).data;
  if (!kept) return null;
  const { responsible_account, starts_on, ends_on, four_eyes, sample_size, ...same } = kept;
  return controlFields({
    ...newControl(kept.risk),
    ...same,
    responsibleAccount: responsible_account,
    startsOn: starts_on,
    endsOn: ends_on,
    fourEyes: four_eyes,
    sampleSize: sample_size,
  });
}

/** The form that sets a control back to a version. */
export function formOfControlVersion(content: Readonly<Record<string, unknown>>): ControlForm | null {
  return fieldsOfControlVersion(content) as ControlForm | null;
}

const textOf = (value: string | readonly string[] | undefined) =>
  typeof value === 'string' ? value : (value ?? []).join(', ');

/** The latest first. A risk or a person is named by `names`, by its key or id. */
export function controlHistory(changes: readonly PlanChange[], names: ReadonlyMap<string, string>): ControlVersion[] {
  return changes.map(({ number, at, by, removed, content }, index) => {
    const now = fieldsOfControlVersion(content);
    const before = fieldsOfControlVersion(changes[index + 1]?.content ?? {});
    const named = (text: string) => names.get(text) ?? text;
    const fields = Object.keys(now ?? {}) as (keyof ControlFields)[];
    return {
      ...{ number, at: at.toISOString(), by, removed },
      changes:
        now === null || before === null || removed
          ? []
          : fields.flatMap((field) => {
              const [was, is] = [textOf(before[field]), textOf(now[field])];
              return was === is ? [] : [{ field, before: named(was), after: named(is) }];
            }),
    };
  });
}
