/** Any facts at all, for property tests: whole and consistent, with every field at its edges. */
import fc from 'fast-check';
import { type Action, ActionStatus, isClosed } from '../domain/action.ts';
import { Facts } from '../domain/facts.ts';
import { Narrative } from '../domain/narrative.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((value) => !value.includes('\0'));
const name = text.map((value) => `${value}.`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const narrative: fc.Arbitrary<Narrative> = fc
  .array(
    fc.oneof(
      name.map((value) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text: value }] })),
      name.map((value) => ({
        type: 'heading' as const,
        attrs: { level: 2 },
        content: [{ type: 'text' as const, text: value, marks: [{ type: 'strong' as const }] }],
      })),
      fc.constant({ type: 'paragraph' as const }),
      fc.constant({
        type: 'paragraph' as const,
        content: [{ type: 'symbol' as const, attrs: { scale: 'assessment', value: 'green' } }],
      }),
    ),
    { maxLength: 4 },
  )
  .map((content) => Narrative.parse({ type: 'doc', content }));

const figure = fc.record({
  value: maybe(
    fc
      .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat(6))
      .map(([digits, decimals]) => decimal(digits, decimals)),
  ),
  decimals: fc.nat(6),
});

function decimal(digits: bigint, decimals: number): string {
  const sign = digits < 0n ? '-' : '';
  const plain = String(digits < 0n ? -digits : digits).padStart(decimals + 1, '0');
  const whole = plain.slice(0, plain.length - decimals);
  return `${sign}${whole}${decimals === 0 ? '' : `.${plain.slice(-decimals)}`}`;
}

const unit = fc.constantFrom('percent', 'index', 'count', 'SEK', 'kSEK', 'MSEK', 'years');
const keys = (prefix: string, maxLength: number) =>
  fc.uniqueArray(fc.nat(30), { maxLength }).map((numbers) => numbers.map((number) => `${prefix}/å${number}`));

function each<T>(
  list: fc.Arbitrary<string[]>,
  make: (key: string, index: number) => fc.Arbitrary<T>,
): fc.Arbitrary<T[]> {
  return list.chain((found) => fc.tuple(...found.map(make)));
}

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** An action; only a closed one has a day when it was. */
function action(key: string): fc.Arbitrary<Action> {
  const said = fc.constantFrom(null, ...ActionStatus.options);
  return said.chain((status) =>
    fc.record({
      key: fc.constant(key),
      text: narrative,
      owner: maybe(name),
      dueOn: maybe(day),
      status: fc.constant(status),
      closedOn: isClosed(status) ? maybe(day) : fc.constant(null),
    }),
  );
}

/** Facts of the body KS for `period`. */
export function anyFacts(period: Facts['period']): fc.Arbitrary<Facts> {
  return keys('goal', 6)
    .chain((goals) => {
      const nodes = ['perspective/p', ...goals];
      const bodies = ['KS', 'alla nämnder'];
      const node = fc.constantFrom(...nodes);
      return fc.record({
        body: fc.constant('KS'),
        period: fc.constant(period),
        bodies: fc.shuffledSubarray(
          [
            { code: 'KS', name: 'Kommunstyrelsen', kind: 'board' as const, parent: null },
            { code: 'alla nämnder', name: 'Alla nämnder', kind: 'group' as const, parent: null },
            { code: 'KLK', name: 'Kontoret', kind: 'administration' as const, parent: 'KS' },
          ],
          { minLength: 3 },
        ),
        nodes: fc.tuple(
          ...nodes.map((key, index) =>
            fc.record({
              key: fc.constant(key),
              parent: fc.constant(index === 0 ? null : (nodes[0] ?? null)),
              level: fc.constant(index === 0 ? 'perspective' : 'goal'),
              title: name,
              role: fc.constantFrom('group' as const, 'own' as const, 'both' as const),
              position: fc.nat(50),
              bodies: fc.array(fc.constantFrom(...bodies), { maxLength: 3 }),
            }),
          ),
        ),
        entries: each(fc.shuffledSubarray(nodes), (key) =>
          fc.record({
            node: fc.constant(key),
            assessment: maybe(fc.constantFrom('red', 'green')),
            trend: maybe(fc.constant('better')),
            status: maybe(fc.constant('late')),
            completion: maybe(fc.constant('80')),
            description: maybe(narrative),
            narrative: maybe(narrative),
          }),
        ),
        events: fc.uniqueArray(fc.record({ perspective: text, position: fc.nat(9), text: name }), {
          selector: (event) => `${event.perspective}#${event.position}`,
          maxLength: 4,
        }),
        indicators: each(keys('indicator', 3), (key) =>
          fc.record({
            key: fc.constant(key),
            node,
            title: name,
            unit,
            direction: maybe(fc.constantFrom('higher' as const, 'lower' as const)),
            position: fc.nat(9),
            values: fc.array(
              fc
                .tuple(
                  figure,
                  fc.record({
                    year: fc.integer({ min: 1990, max: 2100 }),
                    kind: fc.constantFrom('actual' as const, 'target' as const, 'forecast' as const),
                    sex: fc.constantFrom('all' as const, 'women' as const, 'men' as const),
                  }),
                )
                .map(([value, column]) => ({ ...value, ...column })),
              { maxLength: 4 },
            ),
          }),
        ),
        tables: each(keys('table', 3), (key) =>
          fc.record({
            key: fc.constant(key),
            kind: fc.constantFrom('incomeStatement' as const, 'variance' as const, 'other' as const),
            corner: text,
            unit,
            columns: fc.array(text, { maxLength: 3 }),
            rows: fc.array(
              fc.record({
                label: text,
                kind: fc.constantFrom('item' as const, 'sum' as const, 'plain' as const),
                cells: fc.array(figure, { maxLength: 3 }),
              }),
              { maxLength: 4 },
            ),
          }),
        ),
        risks: each(keys('risk', 3), (key) =>
          fc.record({
            key: fc.constant(key),
            processArea: maybe(text),
            area: text,
            text: name,
            event: maybe(text),
            cause: maybe(text),
            consequence: maybe(text),
            origin: maybe(fc.constantFrom('supervision' as const, 'own' as const)),
            originText: text,
            controls: each(keys(`${key}/control`, 2), (control) =>
              fc.record({
                key: fc.constant(control),
                title: name,
                frequency: text,
                method: maybe(narrative),
                result: fc.record({
                  assessment: maybe(fc.constant('yellow')),
                  result: maybe(narrative),
                  actions: each(keys('action', 3), action),
                }),
              }),
            ),
            comment: maybe(narrative),
          }),
        ),
        parts: each(fc.shuffledSubarray(['coverMemo', 'annualReport', 'internalControl']), (kind) =>
          fc.record({
            kind: fc.constant(kind as 'coverMemo' | 'annualReport' | 'internalControl'),
            label: text,
            title: name,
            subtitle: text,
            registryNumber: maybe(text),
            outline: fc.array(
              fc.oneof(
                fc.record({
                  kind: fc.constant('heading' as const),
                  level: fc.integer({ min: 1, max: 5 }),
                  text,
                  node: maybe(node),
                }),
                fc.record({ kind: fc.constant('text' as const), narrative, node: maybe(node) }),
                fc.record({ kind: fc.constant('decisions' as const), decisions: fc.array(text, { maxLength: 2 }) }),
              ),
              { maxLength: 4 },
            ),
          }),
        ),
      });
    })
    .map((facts) => Facts.parse(facts));
}
