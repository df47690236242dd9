/** The form of a period: its deadlines, instructions, and who is asked to report. */
import type { PeriodChoices } from '../../../app/period-choices.ts';
import type { Issue } from '../../../domain/result.ts';
import { type Step, steps } from '../../../domain/step.ts';
import { periodUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Checks } from '../../ui/checks.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

/** The fields as they stand or as they came back. */
export type EnteredTerms = Readonly<Record<Step, string>> & {
  readonly instructions: string;
  readonly bodies: readonly string[];
  readonly coordinator: string;
};

export const termFields = [...steps, 'instructions', 'bodies', 'coordinator'];

export function termsAsEntered({ terms }: PeriodChoices): EnteredTerms {
  const { report, review, compile, decide } = terms.deadlines;
  return {
    report: report ?? '',
    review: review ?? '',
    compile: compile ?? '',
    decide: decide ?? '',
    instructions: terms.instructions,
    bodies: terms.bodies.filter((asked) => !asked.coordinates).map((asked) => asked.body),
    coordinator: terms.bodies.find((asked) => asked.coordinates)?.body ?? '',
  };
}

type PeriodFormProps = { choices: PeriodChoices; entered: EnteredTerms; issues: readonly Issue[] };

export function PeriodForm({ choices, entered, issues }: PeriodFormProps) {
  const words = useWords();
  const isOpen = choices.state === 'open' && choices.terms.deadlines.report !== null;
  const named = choices.bodies.map(({ code, name, nodes }) => ({
    value: code,
    label: words.periods.choice(name, nodes),
  }));
  return (
    <PostForm action={periodUrl(choices.period)} className="stack">
      <fieldset className="checks" aria-describedby="tider-hjalp">
        <legend>{words.periods.deadlines}</legend>
        <p className="hint" id="tider-hjalp">
          {words.periods.deadlineHint}
        </p>
        <div className="form-grid">
          {steps.map((step) => (
            <TextField
              key={step}
              name={step}
              label={words.periods.stepLabels[step]}
              hint={words.periods.stepHints[step]}
              value={entered[step]}
              issue={issueOf(issues, step)}
              autoComplete="off"
            />
          ))}
        </div>
      </fieldset>
      <TextArea
        name="instructions"
        label={words.periods.instructions}
        hint={words.periods.instructionsHint}
        value={entered.instructions}
        rows={6}
        issue={issueOf(issues, 'instructions')}
      />
      <SelectField
        name="coordinator"
        label={words.periods.coordinator}
        hint={words.periods.coordinatorHint}
        value={entered.coordinator}
        options={[{ value: '', label: words.periods.noCoordinator }, ...named]}
      />
      <Checks
        name="bodies"
        legend={words.periods.askedTitle}
        hint={words.periods.whoHint}
        choices={named}
        checked={entered.bodies}
        issue={issueOf(issues, 'bodies')}
      />
      <p className="actions">
        <Button action="spara" look={isOpen || choices.state === 'closed' ? 'primary' : 'secondary'}>
          {words.periods.save}
        </Button>
        {isOpen || choices.state === 'closed' ? null : <Button action="oppna">{words.periods.saveAndOpen}</Button>}
      </p>
    </PostForm>
  );
}
