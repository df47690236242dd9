/**
 * Answers as SCB's API gives them (PxWebApi 2, JSON-stat 2.0), for tests. Written from the API's own documentation, not
 * recorded: the figures and table TAB9001 are made up.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StatisticsAccess } from './statistics-request.ts';

type Values = Readonly<Record<string, string>>;
const dimension = (label: string, values: Values, elimination: boolean, unit?: object) => ({
  label,
  category: {
    index: Object.fromEntries(Object.keys(values).map((code, at) => [code, at])),
    label: values,
    ...(unit === undefined ? {} : { unit }),
  },
  extension: { elimination, show: 'code_value', codeLists: [] },
});

const regions = { '00': 'Riket', '0114': 'Upplands Väsby', '0180': 'Stockholm', '1280': 'Malmö' };
const ages = { tot: 'totalt ålder', '0-17': '0–17 år' };
const sexes = { '1': 'män', '2': 'kvinnor' };
const contents = { BE0101N1: 'Folkmängd' };
const years = { '2022': '2022', '2023': '2023', '2024': '2024' };
const dimensions: Readonly<Record<string, { label: string; values: Values; elimination: boolean }>> = {
  Region: { label: 'region', values: regions, elimination: true },
  Alder: { label: 'ålder', values: ages, elimination: false },
  Kon: { label: 'kön', values: sexes, elimination: true },
  ContentsCode: { label: 'tabellinnehåll', values: contents, elimination: false },
  Tid: { label: 'år', values: years, elimination: false },
};

export type Selection = readonly { readonly variableCode: string; readonly valueCodes: readonly string[] }[];

/** A data set of the selected values; each cell is its place in the whole, from 1000, with a decimal. `null`: metadata. */
export function dataset(selection: Selection | null) {
  const chosen = Object.entries(dimensions).flatMap(([code, { label, values, elimination }]) => {
    const codes = selection?.find(({ variableCode }) => variableCode === code)?.valueCodes;
    if (selection !== null && codes === undefined) return [];
    const kept = Object.fromEntries(Object.entries(values).filter(([value]) => codes?.includes(value) ?? true));
    return [{ code, values: kept, of: dimension(label, kept, elimination) }];
  });
  const size = chosen.map(({ values }) => Object.keys(values).length);
  const cells = selection === null ? 0 : size.reduce((product, each) => product * each, 1);
  return {
    version: '2.0',
    class: 'dataset',
    label: 'Folkmängden efter region, ålder och kön. År 2022-2024',
    source: 'SCB',
    updated: '2025-02-21T07:00:00Z',
    role: { time: ['Tid'], geo: ['Region'], metric: ['ContentsCode'] },
    id: chosen.map(({ code }) => code),
    size,
    dimension: Object.fromEntries(chosen.map(({ code, of }) => [code, of])),
    extension: { px: { tableid: 'TAB9001', decimals: 0, language: 'sv' } },
    value: Array.from({ length: cells }, (_, at) => (at === 1 ? null : 1000 + at + 0.5)),
  };
}

const table = (id: string) => ({
  ...{ id, label: `${id}: Folkmängden efter region`, description: '', updated: '2025-02-21T07:00:00Z' },
  ...{ firstPeriod: '2022', lastPeriod: '2024', category: 'public', timeUnit: 'Annual', source: 'SCB' },
  variableNames: ['region', 'ålder', 'kön', 'tabellinnehåll', 'år'],
  links: [{ rel: 'self', hreflang: 'sv', href: `https://example.invalid/tables/${id}` }],
});

/** A page of a search that finds `total` tables. */
export function tablePage(number: number, size: number, total: number) {
  const ids = Array.from({ length: Math.min(size, total - (number - 1) * size) }, (_, at) => `TAB${number}${at + 100}`);
  return {
    language: 'sv',
    tables: ids.map(table),
    page: { pageNumber: number, pageSize: size, totalElements: total, totalPages: Math.ceil(total / size), links: [] },
    links: [],
  };
}

export type ScbServer = {
  readonly access: StatisticsAccess;
  /** "GET /v2/config?lang=sv", and the body of what is posted. */
  readonly asked: { readonly path: string; readonly body: string }[];
  /** What is answered instead, once for each call, where there is something. */
  readonly instead: ((response: ServerResponse) => void)[];
  maxCells: number;
  close(): void;
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}

/** A server that answers as SCB's does. */
export async function serveScb(): Promise<ScbServer> {
  const asked: { path: string; body: string }[] = [];
  const instead: ((response: ServerResponse) => void)[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push({ path: `${request.method} ${decodeURIComponent(request.url ?? '')}`, body });
      const other = instead.shift();
      if (other) return other(response);
      const url = new URL(request.url ?? '', 'http://x');
      const page = Number(url.searchParams.get('pageNumber'));
      const answer = url.pathname.endsWith('/config')
        ? { apiVersion: '2.0.0', defaultLanguage: 'sv', maxDataCells: held.maxCells, maxCallsPerTimeWindow: 30 }
        : url.pathname.endsWith('/metadata')
          ? dataset(null)
          : url.pathname.endsWith('/data')
            ? dataset((JSON.parse(body) as { selection: Selection }).selection)
            : tablePage(page, Number(url.searchParams.get('pageSize')), 120);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const access = { base: `http://127.0.0.1:${port}/v2`, wait: 1, timeout: 2000 };
  const held: ScbServer = { access, asked, instead, maxCells: 150_000, close: () => server.close() };
  return held;
}
