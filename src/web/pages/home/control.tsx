/** One's own work in internal control: what is to be done, what waits for one's signature, one's actions, and self-assessments to answer. */
import type { ControlTask, ControlWork, SurveyTask } from '../../../app/control-work.ts';
import { occurrenceActionUrl, occurrenceUrl, routes } from '../../routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { useWords } from '../../visit.ts';
import { DueLine } from './owed.tsx';

export function ControlSections({ work }: { work: ControlWork }) {
  const { controlWork: words } = useWords();
  return (
    <>
      <Tasks id="kontroller" title={words.toDo} items={work.toDo} button={words.do} />
      <Tasks id="signera" title={words.toSign} items={work.toSign} button={words.read} />
      <Surveys items={work.surveys} />
      {work.actions.length === 0 ? null : (
        <section className="owed" aria-labelledby="mina-atgarder">
          <h2 id="mina-atgarder">
            {words.actions} <span className="count">{work.actions.length}</span>
          </h2>
          <ul className="owed-list">
            {work.actions.map((action) => (
              <li key={`${action.body} ${action.control} ${action.occurrence} ${action.key}`} className="owed-item">
                <div>
                  <p className="eyebrow" lang="sv">
                    {action.bodyName}, {action.title}
                  </p>
                  <p className="owed-title" lang="sv">
                    {action.words}
                  </p>
                  <DueLine dueOn={action.dueOn} daysLeft={action.daysLeft} late={action.late} />
                </div>
                <ButtonLink href={occurrenceActionUrl(action, action.key)}>
                  {words.open}
                  <span className="hidden" lang="sv">
                    {' '}
                    {action.words}
                  </span>
                </ButtonLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Surveys({ items }: { items: readonly SurveyTask[] }) {
  const { controlWork: words } = useWords();
  if (items.length === 0) return null;
  return (
    <section className="owed" aria-labelledby="sjalvvarderingar">
      <h2 id="sjalvvarderingar">
        {words.surveys} <span className="count">{items.length}</span>
      </h2>
      <ul className="owed-list">
        {items.map((survey) => (
          <li key={survey.id} className="owed-item">
            <div>
              <p className="owed-title" lang="sv">
                {survey.title}
              </p>
              {survey.anonymous ? <p className="hint">{words.anonymous}</p> : null}
              <DueLine {...survey} />
            </div>
            <ButtonLink href={routes.surveyAnswer.href({ id: survey.id })}>
              {words.answer}
              <span className="hidden" lang="sv">
                {' '}
                {survey.title}
              </span>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

type TasksProps = { id: string; title: string; items: readonly ControlTask[]; button: string };

function Tasks({ id, title, items, button }: TasksProps) {
  const { controlWork: words, occurrence } = useWords();
  if (items.length === 0) return null;
  return (
    <section className="owed" aria-labelledby={id}>
      <h2 id={id}>
        {title} <span className="count">{items.length}</span>
      </h2>
      <ul className="owed-list">
        {items.map((task) => (
          <li key={`${task.body} ${task.control} ${task.occurrence}`} className="owed-item">
            <div>
              <p className="eyebrow" lang="sv">
                {task.bodyName}, {task.name}
              </p>
              <p className="owed-title" lang="sv">
                {task.title}
              </p>
              {task.state === 'returned' ? <p className="tag tag-returned">{occurrence.states.returned}</p> : null}
              <DueLine dueOn={task.dueOn} daysLeft={task.daysLeft} late={task.late} />
            </div>
            <ButtonLink href={occurrenceUrl(task)}>
              {task.state === 'returned' ? words.goOn : button}
              <span className="hidden" lang="sv">
                {' '}
                {task.title}, {task.name}
              </span>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
