/** The result of a self-assessment, by department and by initiative, as tables that are shown, filtered and fetched alike. */
import type { SurveyView } from '../../../app/survey.ts';
import type { SurveyGroup } from '../../../domain/survey.ts';
import { countCell, type DataCell, type DataTable, numberColumn, textColumn } from '../../data-table.ts';
import type { Words } from '../../words/words.ts';

/** None before there is a result to show. */
export function surveyTables(
  { findings }: Words,
  view: SurveyView,
): Record<'counts' | 'initiatives', DataTable> | null {
  const { surveys: words } = findings;
  const { result, survey } = view;
  if (result === null || result.total === null) return null;
  const row = (name: DataCell, { answers, counts }: SurveyGroup) => [
    name,
    ...[answers, counts.full, counts.partly, counts.none].map(countCell),
  ];
  const department = survey.anonymous ? [] : [textColumn(words.department)];
  return {
    counts: {
      id: 'resultat',
      caption: words.result,
      columns: [
        textColumn(words.department),
        ...[words.answers, words.degrees.full, words.degrees.partly, words.degrees.none].map(numberColumn),
      ],
      rows: [
        ...result.groups.map((group) =>
          row(group.department === null ? { text: words.others, ours: true } : { text: group.department }, group),
        ),
        row({ text: words.total, ours: true, strong: true }, result.total),
      ],
    },
    initiatives: {
      id: 'initiativ',
      caption: words.initiatives,
      columns: [textColumn(words.initiative), ...department, textColumn(words.degree), textColumn(words.comment)],
      rows: view.initiatives.map((one) => [
        { text: one.title },
        ...(survey.anonymous ? [] : [{ text: one.department }]),
        { text: words.degrees[one.degree], ours: true },
        { text: one.comment || null },
      ]),
    },
  };
}
