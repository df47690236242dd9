/** What nobody reports on for a body and year, as a table with boxes to mark. */
import type { UnownedGroup } from '../../../app/assign.ts';
import { type DataTable, textColumn } from '../../data-table.ts';
import type { Words } from '../../words/words.ts';

export function unownedTable(group: UnownedGroup, marked: readonly string[], { unowned: words }: Words): DataTable {
  return {
    id: `utan-agare-${group.body}-${group.year}`.toLocaleLowerCase('sv').replaceAll(/[^\p{L}\p{N}-]/gu, '-'),
    caption: words.heading(group.bodyName, group.year),
    columns: [words.post, words.level, words.reason].map(textColumn),
    rows: group.duties.map(({ node, title, levelName, closedOwner }) => [
      {
        text: title,
        content: (
          <label className="tick">
            <input type="checkbox" name="node" value={node} defaultChecked={marked.includes(node)} />
            <span className="hidden">{words.choose('')}</span>
            <span lang="sv">{title}</span>
          </label>
        ),
      },
      { text: levelName },
      { text: closedOwner === null ? words.none : words.closedOwner(closedOwner), ours: true },
    ]),
  };
}
