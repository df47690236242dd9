/** Every word of the interface in Swedish. Values and names from the municipality's own data stand elsewhere. */
import type { Role } from '../../app/session.ts';
import type { IndicatorValue } from '../../domain/indicator.ts';
import { periodName } from '../../domain/period.ts';
import type { Source } from '../../domain/proposal.ts';
import type { Term } from '../../domain/term.ts';
import { auditSv } from './audit.ts';
import { bodiesSv } from './bodies.ts';
import { bulkImportSv } from './bulk-import.ts';
import { checkSv } from './check.ts';
import { controlRunsSv } from './control-runs.ts';
import { controlWorkSv } from './control-work.ts';
import { disposalSv } from './disposal.ts';
import { economySv } from './economy.ts';
import { evidenceSv } from './evidence.ts';
import { findingsSv } from './findings.ts';
import { gatheringSv } from './gathering.ts';
import { internalControlSv } from './internal-control.ts';
import { jobSv } from './job.ts';
import { keyFiguresSv } from './key-figures.ts';
import { modelSv } from './model.ts';
import { occurrenceSv } from './occurrence.ts';
import { organisationSv } from './organisation.ts';
import { overviewSv, tableSv } from './overview.ts';
import { periodsSv } from './periods.ts';
import { planSv } from './plan.ts';
import { previewSv } from './preview.ts';
import { registerSv } from './register.ts';
import { reportingSv } from './reporting.ts';
import { scanSv } from './scan.ts';
import { searchSv } from './search.ts';
import { secretarySv } from './secretary.ts';
import { staffSv } from './staff.ts';
import { supervisionSv } from './supervision.ts';
import { templateSv } from './template.ts';
import { versionsSv } from './versions.ts';

const number = new Intl.NumberFormat('sv-SE');
const units: Record<Source['unit'], string> = { line: 'rad', page: 'sida', paragraph: 'stycke' };
const plurals: Record<string, string> = {
  Perspektiv: 'perspektiv',
  Processområde: 'processområden',
  Processmål: 'processmål',
  Åtagande: 'åtaganden',
};
const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
const place = ({ unit, from, to }: Source) => (from === to ? `${units[unit]} ${from}` : `${units[unit]} ${from}–${to}`);
const formats: Record<string, string> = { text: 'Text', docx: 'Word', pdf: 'PDF' };

export const sv = {
  /** Who did something, as it is kept. */
  who: (name: string) => name,
  periodName,
  ...bodiesSv,
  ...modelSv,
  ...organisationSv,
  ...periodsSv,
  reporting: reportingSv,
  overview: overviewSv,
  table: tableSv,
  plan: planSv,
  bulkImport: bulkImportSv,
  search: searchSv,
  check: checkSv,
  secretary: secretarySv,
  versions: versionsSv,
  controlWork: controlWorkSv,
  disposal: disposalSv,
  evidence: evidenceSv,
  occurrence: occurrenceSv,
  gathering: gatheringSv,
  economy: economySv,
  keyFigures: keyFiguresSv,
  staff: staffSv,
  internalControl: internalControlSv,
  scan: scanSv,
  register: registerSv,
  audit: auditSv,
  controlRuns: controlRunsSv,
  supervision: supervisionSv,
  findings: findingsSv,
  layout: {
    skip: 'Hoppa till innehållet',
    main: 'Huvudmeny',
    menu: 'Meny',
    breadcrumb: 'Sökväg',
    work: 'Mitt arbete',
    imports: 'Import',
    administration: 'Administration',
    account: 'Mitt konto',
    signOut: 'Logga ut',
    about: 'Uppsikt är öppen programvara för uppföljning och intern kontroll i kommuner.',
    otherLanguage: 'In English',
  },
  state: {
    none: 'Ej angivet',
    missing: (scale: string) => `${scale} saknas`,
    missingInSource: '[symbol saknas i källan]',
    missingFigure: '[siffran saknas]',
    liveFigure: (ref: string) => `Hämtas ur rapportens siffror: ${ref}`,
  },
  progress: {
    label: 'Hur mycket som är klart',
    labelFor: (name: string) => `Hur mycket som är klart i ${name}`,
    begun: (done: number, of: number) => `${done} av ${of} påbörjade`,
    done: (done: number, of: number) => `${done} av ${of} klara`,
  },
  error: {
    prefix: 'Fel:',
    summary: 'Något behöver rättas',
    home: 'Till startsidan',
    missingTitle: 'Sidan finns inte',
    missing: 'Kontrollera att adressen är rätt skriven. Sidan kan också ha bytt namn.',
    refusedTitle: 'Det går inte att visa sidan',
    foreignTitle: 'Formuläret kom inte från Uppsikt',
    foreign: 'Inget har sparats. Öppna sidan i Uppsikt och försök igen därifrån.',
    tooLargeTitle: 'Det som skickades är för stort',
    tooLarge:
      'En fil som läses in får vara högst 40 MB, ett underlag högst 50 MB, en logotyp högst 512 kB. Inget har sparats.',
    staleTitle: 'Du har loggat in på nytt',
    stale: 'Formuläret öppnades innan du loggade in. Det du skrev finns kvar: skicka det igen för att spara.',
    sendAgain: 'Skicka igen',
    faultTitle: 'Något gick fel hos oss',
    fault: (id: string) =>
      `Felet är noterat. Försök igen om en stund. Kontaktar du supporten, uppge felets nummer: ${id}.`,
  },
  signIn: {
    title: 'Logga in',
    municipality: 'Kommun',
    login: 'Användarnamn',
    password: 'Lösenord',
    submit: 'Logga in',
    keptTitle: 'Din text finns kvar',
    kept: 'Du har varit borta så länge att du loggats ut. Det du skrev sparas när du har loggat in.',
  },
  link: {
    title: 'Logga in med engångslänk',
    text: 'Länken fungerar en gång. Tryck på knappen för att logga in.',
    spent: 'Be den som gav dig länken om en ny, eller logga in med lösenord.',
    submit: 'Logga in',
    signIn: 'Logga in med lösenord',
  },
  account: {
    title: 'Mitt konto',
    name: 'Namn',
    municipality: 'Kommun',
    roles: 'Roller',
    passwordTitle: 'Byt lösenord',
    current: 'Nuvarande lösenord',
    password: 'Nytt lösenord',
    passwordHint: 'Minst 12 tecken. En mening som bara du kommer på är lätt att minnas.',
    repeat: 'Nytt lösenord igen',
    submit: 'Byt lösenord',
    changed: 'Lösenordet är bytt',
  },
  roles: {
    reporter: 'Handläggare',
    head: 'Chef',
    controller: 'Controller',
    coordinator: 'Samordnare för intern kontroll',
    secretary: 'Nämndsekreterare',
    auditor: 'Revisor',
    member: 'Förtroendevald',
    administrator: 'Administratör',
  } satisfies Record<Role, string>,
  home: {
    title: 'Mitt arbete',
    others: 'Övriga rapporter',
    earlier: (count: number) => (count === 1 ? 'En rapport från tidigare år' : `${count} rapporter från tidigare år`),
    begin: 'Börja',
    continue: 'Fortsätt',
    preview: 'Förhandsgranska',
    decided: 'Beslutad',
    emptyTitle: 'Här är det tomt än så länge',
    empty: 'När en rapport har lagts upp för din nämnd visas den här.',
    emptyImport: 'Börja med förra årets beslutspaket: läs in det, så blir det en plan att följa upp.',
    toImport: 'Läs in ett beslutspaket',
  },
  tree: {
    title: 'Uppföljning',
    term: ({ first, last }: Term) => `Mandatperiod ${first}–${last}`,
    count: (count: number, level: string) =>
      `${count} ${count === 1 ? level.toLocaleLowerCase('sv') : (plurals[level] ?? level.toLocaleLowerCase('sv'))}`,
    /** A level's name as the heading of several. */
    plural: (level: string) => capitalised(plurals[level] ?? level),
    preview: 'Förhandsgranska rapporten',
    template: 'Ändra mallen',
    decided: 'Rapporten är beslutad. Den går att läsa men inte att ändra.',
    filter: 'Visa',
    all: 'Alla',
    open: 'Ej klara',
    contents: 'Innehåll',
    emptyTitle: 'Här finns inget att rapportera',
    empty: 'Rapporten har inga mål eller åtaganden. Läs in ett beslutspaket, så fylls den på.',
    doneTitle: 'Allt är klart',
    done: 'Varje post har en text, varje processområde en bedömning och en trend, varje åtagande en status och en färdiggrad.',
    nothing: 'Inget skrivet',
    bodies: 'Ansvariga',
    report: (level: string) => `Rapportera ${level.toLocaleLowerCase('sv')}`,
    read: (level: string) => `Läs ${level.toLocaleLowerCase('sv')}`,
  },
  entry: {
    previous: 'Förra perioden',
    noPrevious: 'Ingen tidigare rapport',
    noPreviousText: 'Här visas förra periodens bedömning och text när det finns en.',
    unchanged: (period: string) => `Oförändrat sedan ${period.toLocaleLowerCase('sv')}`,
    copied: (period: string) => `Bedömning och text från ${period.toLocaleLowerCase('sv')} är sparade`,
    undo: 'Ångra',
    done: 'Sparat',
    saved: (time: string) => `Sparat ${time}`,
    lastSaved: (time: string, who: string | null) => `Senast sparat ${time}${who === null ? '' : ` av ${who}`}`,
    unsaved: 'Inget sparat än',
    description: 'Beskrivning',
    narrative: 'Kommentar',
    narrativeHint: 'Vad har hänt, vad blev resultatet och varför? En tom rad börjar ett nytt stycke.',
    mine: 'Din text',
    theirs: 'Texten som är sparad',
    takeTheirs: 'Behåll den sparade texten och släng min',
    save: 'Spara',
    saveMine: 'Spara min text',
    saveNext: 'Spara och gå till nästa',
    conflict: (who: string | null, time: string) =>
      `${who ?? 'Någon annan'} sparade posten ${time}, efter att du öppnade den. Inget är överskrivet: jämför texterna och välj.`,
    help: {
      title: 'Så skriver du rubriker och listor',
      rows: [
        ['## Rubrik', 'En rubrik. ### ger en mindre.'],
        ['- en punkt', 'En punktlista, en rad för varje punkt.'],
        ['1. ett steg', 'En numrerad lista.'],
        ['**viktigt**', 'Fet text.'],
        ['_betonat_', 'Kursiv text.'],
        ['[text](https://…)', 'En länk.'],
      ] as readonly (readonly [string, string])[],
    },
    indicators: 'Indikatorer',
    indicator: 'Indikator',
    noFigure: 'uppgift saknas',
    kinds: { actual: 'Utfall', target: 'Mål', forecast: 'Prognos' } satisfies Record<IndicatorValue['kind'], string>,
    sexes: { all: '', women: 'kvinnor', men: 'män' } satisfies Record<IndicatorValue['sex'], string>,
    origins: 'Inläst från',
    neighbours: 'Föregående och nästa post',
    before: 'Föregående',
    after: 'Nästa',
    island: {
      saving: 'Sparar …',
      waiting: 'Ändringarna sparas strax',
      offline: 'Ingen kontakt med servern. Texten finns kvar i webbläsaren och sparas när kontakten är tillbaka.',
      signedOut: 'Du har loggats ut. Texten finns kvar här.',
      signIn: 'Logga in i en ny flik',
      otherAccount: 'Någon annan har loggat in i webbläsaren. Texten sparas inte av sig själv.',
      refused: 'Gick inte att spara:',
      draft: 'Det finns text från %s som inte hann sparas.',
      restore: 'Hämta den',
      discard: 'Släng den',
      theirs: 'Texten som är sparad',
      keepMine: 'Spara min text',
      takeTheirs: 'Ta den sparade texten',
    },
  },
  imports: {
    title: 'Import',
    text: 'Läs in ett beslutspaket: tjänsteskrivelse, verksamhetsberättelse och slutrapport för intern kontroll. Inget ändras förrän du har granskat och godkänt.',
    file: 'Fil',
    fileHint: 'Text, Word eller PDF, högst 40 MB.',
    read: 'Läs filen',
    noFile: 'Välj en fil att läsa in.',
    tooLarge: 'Filen är för stor. Den får vara högst 40 MB.',
    notAllowed: 'Bara controller och administratör kan läsa in beslutspaket.',
    emptyTitle: 'Inget inläst än',
    empty:
      'Börja med förra årets paket. Mål, åtaganden, indikatorer, tabeller och risker känns igen; det som saknas får du frågor om.',
    listTitle: 'Inlästa filer',
    states: { proposed: 'Väntar på granskning', approved: 'Godkänd', rejected: 'Avvisad' },
    open: (count: number) =>
      count === 0 ? 'inga obesvarade frågor' : count === 1 ? '1 obesvarad fråga' : `${count} obesvarade frågor`,
  },
  job: jobSv,
  review: {
    title: 'Granska',
    known: 'Filen är redan inläst. Här är den granskning som finns.',
    saved: 'Svaren är sparade',
    file: (format: string, encoding: string, bytes: number) =>
      `${formats[format] ?? format}, ${format === 'text' && encoding !== '' ? `${encoding}, ` : ''}${number.format(Math.ceil(bytes / 1024))} kB`,
    countsTitle: 'Detta lästes',
    counts: {
      perspectives: 'perspektiv',
      processAreas: 'processområden',
      goals: 'processmål',
      commitments: 'åtaganden',
      indicators: 'indikatorer',
      tables: 'tabeller',
      events: 'väsentliga händelser',
      risks: 'risker',
      controls: 'kontroller',
    },
    coverage: (words: number, placed: number, kept: number) =>
      `Av källans ${number.format(words)} ord är ${number.format(placed)} placerade och ${number.format(kept)} sparade som fri text på sin plats.${placed + kept === words ? ' Inget har försvunnit.' : ''}`,
    questionsTitle: 'Frågor',
    questionsText: (open: number, all: number) =>
      `${all - open} av ${all} frågor är besvarade. Svara på det du vet; det som lämnas obesvarat står som ”ej angivet” och kan fyllas i senare.`,
    noQuestions: 'Källan lämnade inga frågor efter sig.',
    groups: {
      assessment: 'Bedömningar',
      trend: 'Trendpilar',
      status: 'Status på åtaganden',
      completion: 'Färdiggrad på åtaganden',
      control: 'Bedömning av kontroller',
      goal: 'Rubrik eller text',
      symbol: 'Symboler i löpande text',
      chart: 'Diagram',
      duplicate: 'Text som står två gånger',
    },
    answered: (done: number, all: number) => `${done}/${all}`,
    takeProposed: (count: number) => `Använd alla förslag (${count})`,
    proposedMark: 'förslag',
    noAnswer: 'Inget svar än',
    noProposal: 'Texten ger inget underlag för ett förslag.',
    source: (source: Source) => `Källan, ${place(source)}`,
    /** Where the source's own lines can't be shown. */
    lookUp: ({ unit, from }: Source) =>
      unit === 'page'
        ? `Öppna filen på sida ${from} för att se vad som står där.`
        : 'Öppna filen och sök efter orden i frågan för att se vad som står där.',
    proposed: (label: string, source: Source) => `Förslag: ${label}. Underlag, ${place(source)}:`,
    notesTitle: 'Anmärkningar',
    changesTitle: 'Vad som skulle ändras',
    changedTitle: 'Vad som ändrades',
    noChanges: (unchanged: number) => `Inget. ${number.format(unchanged)} uppgifter är oförändrade.`,
    changes: (created: number, updated: number, removed: number, unchanged: number) =>
      `${number.format(created)} nya, ${number.format(updated)} ändrade, ${number.format(removed)} borttagna och ${number.format(unchanged)} oförändrade uppgifter.`,
    changeLines: (count: number) => (count >= 200 ? 'Visa de första 200 ändringarna' : `Visa ${count} ändringar`),
    decisionTitle: 'Beslut',
    decisionText: (open: number, all: number) =>
      open === 0
        ? `${all === 0 ? 'Inga frågor finns att besvara' : 'Alla frågor är besvarade'}. Godkänn för att lägga in uppgifterna.`
        : `${open === 1 ? 'En fråga är obesvarad' : `${open} frågor är obesvarade`}. Du kan godkänna ändå och fylla i resten i uppföljningen.`,
    save: 'Spara svar',
    approve: 'Godkänn',
    reject: 'Avvisa',
    approvedTitle: 'Importen är godkänd och uppgifterna inlagda',
    toTree: 'Till uppföljningen',
  },
  preview: previewSv,
  template: templateSv,
};
