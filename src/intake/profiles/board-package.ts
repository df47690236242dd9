/**
 * The default layout: a board's decision package with a cover memo, an annual report as annex 1 and the final report
 * of internal control as annex 2; process areas under perspectives, 4-year process goals and 1-year commitments.
 */
import type { Profile } from '../profile.ts';

const light = [
  { value: 'red', pattern: /\b(?:röd|rött)\b/iu },
  { value: 'yellow', pattern: /\b(?:gul|gult)\b/iu },
  { value: 'green', pattern: /(?<!\p{L})(?:grön|grönt)(?!\p{L})/iu },
];

export const boardPackage: Profile = {
  id: 'board-package',
  name: 'Nämndens ärendepaket med processområden',
  header: {
    registryNumber: /^(?:Dnr:?\s*|Diarienummer:?\s*)?((?:\p{Lu}{2,6}[/-])?\d{4}[:-]\d{1,6}|\p{Lu}{2,8}\/\d{4}:\d+)$/u,
    annexLabel: /^Bilaga\s+\d+$/u,
    sender:
      /^(?:Kommunen|Region \p{Lu}[\p{L} -]{1,40}|\p{Lu}[\p{L} -]{1,40} (?:[Kk]ommun|[Ss]tad)|Arbetsmaterial\b.{0,60})$/u,
    titles: [
      {
        kind: 'coverMemo',
        pattern: /tjänsteskrivelse|(?:verksamhetsberättelse|delårsrapport).+intern\s?kontroll/iu,
        fallback: 'Tjänsteskrivelse',
      },
      { kind: 'internalControl', pattern: /intern\s?kontroll/iu, fallback: 'Slutrapport intern kontroll' },
      {
        kind: 'annualReport',
        pattern: /verksamhetsberättelse|delårsrapport|årsrapport/iu,
        fallback: 'Verksamhetsberättelse',
      },
    ],
    openers: [
      /^(?:Verksamhetsberättelse|Delårsrapport(?:\s+\d)?)\s+\d{4}$/u,
      /^Slutrapport intern\s?kontroll(?:\s+\d{4})?$/iu,
    ],
  },
  periods: [
    { pattern: /delår(?:srapport)?\s*1\b/iu, kind: 'interim1' },
    { pattern: /delår(?:srapport)?\s*2\b/iu, kind: 'interim2' },
    { pattern: /delår/iu, kind: 'interim2' },
  ],
  bodies: {
    known: [
      { code: 'KF', name: 'Kommunfullmäktige', kind: 'council', parent: null },
      { code: 'KS', name: 'Kommunstyrelsen', kind: 'board', parent: 'KF' },
    ],
    group: /^alla (?:nämnder|bolag|förvaltningar)(?: och (?:nämnder|bolag|förvaltningar))*$/iu,
    code: /^\p{Lu}[\p{Lu}\d]{1,7}$/u,
    kinds: [
      { pattern: /^K[SF]$|N$/u, kind: 'board' },
      { pattern: /./u, kind: 'company' },
    ],
    named: /((?:\p{L}+-\s+och\s+)?\p{L}*(?:nämnden|styrelsen|bolaget))\s+\((\p{Lu}[\p{Lu}\d]{1,7})\)/gu,
    title: /^(?:Kommunstyrelsen|\p{Lu}[\p{L}\- ]*nämnden)$/u,
  },
  contents: { title: /^Innehåll(?:sförteckning)?$/u, entry: /^(.+?)[.…\s]*$/u },
  areaHeading: /^Processområde\s+(\S.*)$/u,
  headings: {
    coverMemo: [
      { pattern: /^Förslag till beslut$/u, level: 1, opens: 'decisions' },
      {
        pattern: /^(?:Ärendebeskrivning|Sammanfattning|Finansiering|Beslutsunderlag|Beslutet skickas till)$/u,
        level: 1,
        opens: 'text',
      },
      { pattern: /^Konsekvenser för .{5,90}$/u, level: 1, opens: 'text' },
    ],
    annualReport: [
      { pattern: /^Sammanfattning$/u, level: 1, opens: 'text', leavesArea: true },
      { pattern: /^Väsentliga händelser\s*[–-]\s*(.+)$/u, level: 2, opens: 'events', leavesArea: true },
      { pattern: /^Sammanställning processområden$/u, level: 1, opens: 'compilation', leavesArea: true },
      {
        pattern: /^Uppföljning fyraåriga processmål$/u,
        level: 1,
        opens: 'text',
        leavesArea: true,
        chart: 'goalsByAssessment',
      },
      { pattern: /^Status åtaganden$/u, level: 1, opens: 'text', leavesArea: true, chart: 'commitmentsByStatus' },
      { pattern: /^Förklaring symboler$/u, level: 1, opens: 'legend', leavesArea: true },
      { pattern: /^4-åriga processmål$/u, level: 3, opens: 'goals' },
      { pattern: /^1-åriga åtaganden$/u, level: 3, opens: 'commitments' },
      { pattern: /^Indikatorer(?: för)? .*som egen förvaltning$/u, level: 3, opens: 'indicators', own: true },
      { pattern: /^Indikatorer.{0,60}$/u, level: 3, opens: 'indicators' },
      { pattern: /^Sjukfrånvaro på .{2,60}$/u, level: 3, opens: 'own' },
      { pattern: /^(?:\S+ ){1,4}som egen förvaltning$/u, level: 3, opens: 'own', office: true },
      { pattern: /^Ekonomisk redovisning$/u, level: 3, opens: 'own' },
      { pattern: /^(?:Resultaträkning|Driftredovisning|Investeringsredovisning)$/u, level: 4, opens: 'own' },
      { pattern: /^Intern styrning och kontroll$/u, level: 2, opens: 'text', leavesArea: true },
    ],
    internalControl: [
      { pattern: /^Sammanfattning kontroller \d{4}$/u, level: 1, opens: 'text', leavesArea: true },
      { pattern: /^Uppföljning av risker och kontrollmoment(?: \d{4})?$/u, level: 1, opens: 'risks', leavesArea: true },
    ],
  },
  levels: { perspective: 1, area: 2, riskArea: 3, front: 1, inside: 2 },
  tables: [
    { kind: 'compilation', headers: [/^Processområde$/u, /^Bedömning$/u, /^Trend$/u] },
    { kind: 'controlResult', headers: [/^Bedömning$/u, /^Resultat$/u, /^Åtgärd$/u] },
    { kind: 'assessment', headers: [/^Bedömning$/u, /^Trend$/u] },
    { kind: 'status', headers: [/^Status$/u, /^Färdiggrad$/u] },
    { kind: 'carryOver', headers: [/^Risk eller kontroll$/u, /^Grund$/u] },
    { kind: 'chart', headers: [/^(?:Bedömning|Status)$/u, /^Antal$/u] },
    { kind: 'legend', headers: [/^Symbol$/u, /^Innebörd$/u], from: 1 },
    { kind: 'legend', headers: [/^Symbol$/u, /^Innebörd$/u] },
    { kind: 'controlPlan', headers: [/^Kontrollmoment$/u, /^Frekvens$/u, /^Metod$/u] },
    { kind: 'controlSummary', headers: [/^Kontrollmoment$/u, /^Bedömning$/u] },
    { kind: 'indicators', headers: [/^Indikator(?:er)?$/u], open: true },
  ],
  figureTables: [
    { corner: /^Konto$/u, kind: 'incomeStatement', unit: 'MSEK', sumRow: /^Summa\s/u, itemRow: /^[-–]\s+/u },
    { corner: /^Avdelning$/u, kind: 'departments', unit: 'kSEK', sumRow: /^(?:Totalt|Summa)$/u, itemRow: null },
    {
      corner: /^År$/u,
      kind: 'sickLeave',
      unit: 'percent',
      sumRow: null,
      itemRow: null,
      shape: {
        row: /^(?:Totalt?|Samtliga|Alla|Kvinnor|Män)$/iu,
        column:
          /(?<!\d)(?:19|20)\d{2}(?!\d)|^(?:helår|delår|tertial|kvartal|[TKQ] ?\d|jan|feb|mars?|apr|maj|juni?|juli?|aug|sep|okt|nov|dec)/iu,
        about: /sjukfrånvaro/iu,
      },
    },
  ],
  variance: {
    lead: /^(?=.*budget)(?:(?:Budget)?avvikelse(?:n|r|rna)|Skillnaden|(?:Över|Under)skottet)\s.*:$/iu,
    item: /^(.+?)\s+([+\-−]\s?\d[\d\s]*(?:[.,]\d+)?)$/u,
    unit: 'MSEK',
    corner: /^Post$/u,
  },
  indicators: {
    columns: [
      { kind: 'actual', pattern: /^Utfall (\d{4})$/u },
      { kind: 'target', pattern: /^Mål (\d{4})$/u },
      { kind: 'forecast', pattern: /^Prognos (\d{4})$/u },
    ],
    percent: /\(%\)|procent/iu,
    index: /index/iu,
    directions: [{ pattern: /(?<!utan )sjukfrånvaro/iu, direction: 'lower' }],
    saidDirections: [
      { pattern: /(?:lägre|mindre|färre)(?: (?:värde|andel|antal|tal))? är bättre/iu, direction: 'lower' },
      { pattern: /(?:högre|större|fler)(?: (?:värde|andel|antal|tal))? är bättre/iu, direction: 'higher' },
    ],
  },
  printed: {
    lines: [
      /^Tabell\s*\d*\.?\s*(?:Indikatorer, utfall och mål|Bedömning av årets kontroller|Urval till nästa plan|Resultaträkning, mnkr|Driftredovisning per avdelning, tkr|Sjukfrånvaro, procent|Avvikelse mot budget, mnkr)$/u,
      /^Diagram\s*\d*\.?\s*(?:Åtaganden efter status|Processmål efter bedömning)$/u,
    ],
    chartCaption: /^Diagram\s*\d*\.?\s*(.+)$/u,
    carryOver:
      /^(?:Kontroller med bedömningen gul eller röd, och risker som bara|Ingen kontroll är gul eller röd, så inget).*nästa plan\.$/u,
    emptyChart: /^Diagrammet över processmålens bedömning visas när/u,
    missingSymbol: /\[symbol saknas i källan\]/gu,
  },
  symbols: {
    assessment: light,
    control: light,
    // No report that is read states them by a symbol.
    likelihood: [],
    impact: [],
    riskLevel: [],
    trend: [
      { value: 'better', pattern: /[↗↑]|\bbättre\b/iu },
      { value: 'unchanged', pattern: /→|(?<!\p{L})oförändrad(?!\p{L})/iu },
      { value: 'worse', pattern: /[↘↓]|\bsämre\b/iu },
    ],
    status: [
      { value: 'late', pattern: /försena[dt]/iu },
      { value: 'done', pattern: /[✓✔]|\bklart?\b/iu },
    ],
    completion: [
      { value: '100', pattern: /(?<!\d)100\s?%/u },
      { value: '80', pattern: /(?<!\d)80\s?%/u },
      { value: '20', pattern: /(?<!\d)20\s?%/u },
      { value: '0', pattern: /(?<!\d)0\s?%/u },
    ],
  },
  lostSymbol: /^[●◆▲■○◐◕◔•⬤]+$/u,
  noSymbol: /^(?:[-–—]|uppgift saknas|ej bedömd|saknas)?$/iu,
  legend: [
    {
      scale: 'assessment',
      heading: /^(?:Processområden|Bedömning)$/u,
      meanings: [
        { value: 'red', pattern: /(?<!\p{L})(?:ej|inte)(?!\p{L})/iu },
        { value: 'yellow', pattern: /delvis|till en del/iu },
        { value: 'green', pattern: /resultatmål/iu },
      ],
    },
    {
      scale: 'status',
      heading: /^(?:Åtaganden|Status)$/u,
      meanings: [
        { value: 'late', pattern: /försenat/iu },
        { value: 'done', pattern: /klart/iu },
      ],
    },
    {
      scale: 'completion',
      heading: /^Färdiggrad$/u,
      meanings: [
        { value: '100', pattern: /^100\s?%/u },
        { value: '80', pattern: /^80\s?%/u },
        { value: '20', pattern: /^20\s?%/u },
        { value: '0', pattern: /^0\s?%/u },
      ],
    },
    {
      scale: 'trend',
      heading: /^Trend(?:pil)?$/u,
      meanings: [
        { value: 'better', pattern: /^bättre/iu },
        { value: 'unchanged', pattern: /^oförändrad/iu },
        { value: 'worse', pattern: /^sämre/iu },
      ],
    },
  ],
  inlineSymbol: {
    word: /(?<!\p{L})(?:bedömning(?:en)?|trend(?:en)?|status(?:en)?)(?!\p{L})/iu,
    scale: { coverMemo: 'assessment', annualReport: 'assessment', internalControl: 'control' },
  },
  goals: {
    longest: 110,
    comment: 140,
    reporting:
      /(?<!\p{L})(?:har|hade|blev|blivit|gjordes|gavs|uppgår|uppgick|pågår|fortgår|fortsätter|visar|visade|avslutad|avslutat|klar|klart|klara|genomförd|genomförts|genomfördes|antagen|framtagen|försenad|uppskjuten)(?!\p{L})/iu,
    groupCount: /har (\d+) processmål inom (.+?) och (\d+) inom (.+?) i det kommunsamordnande uppdraget/u,
    ownCount: /som egen förvaltning finns (\d+) processmål inom (.+?)\./u,
  },
  commitments: {
    title: /^(.*\S)\s*\(([^()]+)\)\s*\.?$/su,
    doneCount: /avrapporterar (\d+) åtaganden.*?\. (\d+) av åtagandena bedöms vara klara/u,
    late: /åtagandet\s+["”“»'](.+?)["”“«'].*?(?:försena|inte klara|ej klara)/u,
  },
  assessmentGrounds: [
    { value: 'red', pattern: /bedöms (?:ej|inte) (?:uppnå|uppfylla|nå) resultatmålen/u },
    { value: 'yellow', pattern: /bedöms delvis (?:uppnå|uppfylla|nå) resultatmålen/u },
    { value: 'green', pattern: /bedöms (?:uppnå|uppfylla|nå) resultatmålen/u },
  ],
  risks: {
    start: /^(?:Risken att|Risk att|Det finns en risk att)\s/u,
    area: /^Risk\s*[–-]\s*\S/u,
    origin: /^(.*\S)\s*\(((?:[^()]|\([^()]*\))+)\)\.?$/su,
    origins: [
      { pattern: /uppsiktsplikt/iu, origin: 'supervision' },
      { pattern: /egen förvaltning/iu, origin: 'own' },
    ],
    lead: /^(?:Risken att|Risk att|Det finns en risk att)\s+/u,
    cause: [/,?\s+(?:på grund av(?: att)?|p\.? ?g\.? ?a\.?(?: att)?)\s+/u, /,?\s+för att\s+(?=\p{L}+ inte\s)/u],
    consequence: /,?\s+vilket (?:leder|kan leda|skulle kunna leda) till(?: att)?\s+/u,
    comment: /^Kommentar(?:er)?:?$/u,
    grounds: [{ value: 'green', pattern: /utan anmärkning/iu }],
  },
  actions: {
    line: /(?:Ansvarig:\s(?<owner>(?:(?!Ansvarig:\s).){1,200}?)\s·\s)?(?:Klart senast:\s(?<dueOn>\d{4}-\d{2}-\d{2})\s·\s)?Status:\s(?<status>Planerad|Pågår|Avslutad enligt plan|Avslutad med avvikelse|Uppgift saknas)(?:\s·\sAvslutad:\s(?<closedOn>\d{4}-\d{2}-\d{2}))?/gu,
    statuses: [
      { status: 'planned', pattern: /^Planerad$/u },
      { status: 'ongoing', pattern: /^Pågår$/u },
      { status: 'completed', pattern: /enligt plan$/u },
      { status: 'deviated', pattern: /med avvikelse$/u },
    ],
  },
  memo: {
    office: /^(?=.{6,60}$)\p{Lu}{4,}(?:[\s-]\p{Lu}+)*$/u,
    person: /^\p{Lu}[\p{L}.-]+(?:\s+(?:\p{Lu}[\p{L}.-]*|von|de|af))+$/u,
  },
};
