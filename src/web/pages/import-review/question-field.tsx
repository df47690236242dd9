/** One question: what the source lost, the lines where it stood, the proposed answer with its ground, and the choices. */
import type { Question, Source } from '../../../domain/proposal.ts';
import { Choices } from '../../ui/choices.tsx';
import { useWords } from '../../visit.ts';
import { answerField, choiceLabel, choiceSymbol } from './questions.ts';

type QuestionFieldProps = { question: Question; answer: string; quote: (source: Source) => string };

export function QuestionField({ question, answer, quote }: QuestionFieldProps) {
  const words = useWords();
  const { proposed } = question;
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
            <Quotation source={question.source} quote={quote} />
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

/** Lines around the place that are shown to say what stood there. */
const linesBefore = 3;
const linesAfter = 1;

/** The place with the lines around it, itself marked; where the source has no lines to quote, how to find it. */
function Quotation({ source, quote }: Pick<QuestionFieldProps, 'quote'> & { source: Source }) {
  const words = useWords();
  if (source.unit !== 'line') return <p className="question-none">{words.review.lookUp(source)}</p>;
  const part = (from: number, to: number) => (to < from ? '' : quote({ unit: 'line', from, to }));
  const [before, own, after] = [
    part(Math.max(1, source.from - linesBefore), source.from - 1),
    part(source.from, source.to),
    part(source.to + 1, source.to + linesAfter),
  ];
  if (`${before}${own}${after}` === '') return null;
  return (
    <blockquote>
      {before === '' ? null : `${before}\n`}
      <mark>{own === '' ? '–' : own}</mark>
      {after}
    </blockquote>
  );
}
