/** Reads an answer of Kolada's API, version 3: key figures, municipalities or data, in an envelope { values, next_url }. Numbers keep their digits. */
import { z } from 'zod';
import type { KeyFigureFile, KeyFigureValue } from '../../domain/key-figure.ts';
import { type Result, refuse, succeed } from '../../domain/result.ts';
import { plainDecimal, readExact } from '../exact-json.ts';

const text = z.string().max(20_000).nullish();
const Kpi = z.looseObject({ id: z.string().max(100), title: z.string().max(1000), description: text });
const Municipality = z.looseObject({ id: z.string().max(20), title: z.string().max(200), type: z.string().nullish() });
const Data = z.looseObject({
  kpi: z.string().max(100),
  municipality: z.string().max(20),
  period: z.coerce.number().int(),
  values: z.array(z.looseObject({ gender: z.string().nullish(), value: z.string().nullish() })),
});

const Envelope = z.looseObject({ values: z.array(z.unknown()), next_url: z.string().nullish() });

export type KoladaPage = { readonly file: KeyFigureFile; readonly next: string | null };

const sexOf: Readonly<Record<string, KeyFigureValue['sex']>> = { T: 'all', K: 'women', M: 'men' };

function dataValues(rows: readonly z.infer<typeof Data>[]): KeyFigureFile['values'] {
  return rows.flatMap(({ kpi, municipality, period, values }, at) =>
    values.flatMap(({ gender, value }) => {
      const sex = sexOf[gender ?? 'T'];
      if (sex === undefined) return [];
      return [
        {
          source: 'kolada',
          figure: kpi,
          place: municipality,
          year: period,
          sex,
          value: plainDecimal(value),
          row: at + 1,
        } as const,
      ];
    }),
  );
}

/** What the rows of an answer are is told by the first: an answer holds one kind. */
function fileOf(values: readonly unknown[]): KeyFigureFile | null {
  const none = { figures: [], places: [], values: [] };
  if (values.length === 0) return none;
  const data = z.array(Data).safeParse(values);
  if (data.success) return { ...none, values: dataValues(data.data) };
  const places = z.array(Municipality.extend({ type: z.string() })).safeParse(values);
  if (places.success) return { ...none, places: places.data.map(({ id, title }) => ({ code: id, title })) };
  const kpis = z.array(Kpi).safeParse(values);
  if (!kpis.success) return null;
  const figures = kpis.data.map(({ id, title, description }) => ({
    ...{ source: 'kolada' as const, id, title: title.trim() },
    description: (description ?? '').trim(),
  }));
  return { ...none, figures };
}

/** Refuses what is no such answer. `next`: the address of the answer's next page, as it says. */
export function readKolada(json: string, name: string): Result<KoladaPage> {
  const wrong = 'Filen är inget svar från Kolada. Hämta nyckeltal, kommuner eller data ur Koladas API, version 3.';
  const envelope = readExact(json, Envelope);
  const file = envelope && fileOf(envelope.values);
  if (envelope === null || file === null) return refuse({ path: name, message: wrong });
  return succeed({ file, next: envelope.next_url ?? null });
}
