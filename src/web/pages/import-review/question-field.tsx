/** One question: what the source lost, the lines where it stood, the proposed answer with its ground, and the choices. */
import type { Question, Source } from '../../../domain/proposal.ts';
import { Choices } from '../../ui/choices.tsx';
import { useWords } from '../../visit.ts';
import { answerField, choiceLabel, choiceSymbol } from './questions.ts';

type QuestionFieldProps = { question: Question; answer: string; quote: (source: Source) => string };

export function QuestionField({ question, answer, quote }: QuestionFieldProps) {
  const words = useWords();
  const { proposed } = question;
  const text = quote(question.source);
  const choices = [
    ...question.choices.map(({ value, label }) => ({
      value,
      label,
      symbol: choiceSymbol(question, value),
      mark: proposed?.value === value ? words.review.proposedMark : undefined,
    })),
    { value: '', label: words.review.noAnswer },
  ];
  return (
    <div className={answer === '' ? 'question' : 'question question-answered'}>
      <Choices
        name={answerField(question.id)}
        legend={<span lang="sv">{question.text}</span>}
        choices={choices}
        value={answer}
      >
        <div className="question-ground" lang="sv">
          <figure>
            <figcaption>{words.review.source(question.source)}</figcaption>
            {text === '' ? null : <blockquote>{text}</blockquote>}
          </figure>
          {proposed === null ? (
            <p className="question-none">{words.review.noProposal}</p>
          ) : (
            <figure className="question-proposed">
              <figcaption>{words.review.proposed(choiceLabel(question, proposed.value), proposed.source)}</figcaption>
              <blockquote>{proposed.ground}</blockquote>
            </figure>
          )}
        </div>
      </Choices>
    </div>
  );
}
