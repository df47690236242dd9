/** Words of the figure check, in both languages. What it finds is said in Swedish, as the documents are. */
import { named } from './named.ts';

export const checkSv = {
  title: 'Sifferkontroll',
  text: 'Släpp ett dokument här, så läser Uppsikt tabeller och text och prövar siffrorna mot varandra: summor, andelar, samma sak på två ställen, ökat och minskat, antal och datum.',
  kept: 'Filen sparas inte. Ingen annan ser den.',
  file: 'Dokument',
  fileHint: 'Word (DOCX), PDF, webbsida (HTML) eller text, högst 20 MB. Det kan komma från vilken kommun som helst.',
  submit: 'Kontrollera siffrorna',
  another: 'Kontrollera ett dokument till',
  noFile: 'Välj ett dokument.',
  result: 'Resultat',
  counted: (checks: number, wrong: number) => `${checks} kontrollerade, ${wrong} fel`,
  nothing: 'Inga siffror gick att pröva mot varandra i dokumentet.',
  fine: 'Inget motsäger något annat.',
  show: 'Visa',
  levels: { contradiction: 'Motsägelse', look: 'Titta här', rounding: 'Avrundning' },
  many: { contradiction: 'Motsägelser', look: 'Titta här', rounding: 'Avrundningar' },
  explained: {
    contradiction: 'Båda kan inte stämma.',
    look: 'Kan vara rätt, men är värt att läsa en gång till.',
    rounding: 'Skillnaden ryms i avrundningen.',
  },
  holds: (count: number) => `Det som stämmer (${count})`,
  left: (count: number) => `${count} till visas inte här. Kommandot uppsikt check FIL --all visar allt.`,
  stands: 'Står här',
  against: 'Prövat mot',
  entry: {
    title: (count: number) => (count === 1 ? 'En siffra att titta på' : `${count} siffror att titta på`),
    more: 'Alla i rapporten',
  },
  report: {
    title: 'Sifferkontroll',
    none: (checked: number) => `${checked} siffror är prövade mot varandra, och inget motsäger något annat.`,
    open: (open: number, checked: number) => `${open} att ta ställning till, av ${checked} prövade`,
    text: 'Rätta siffran, förklara varför den är rätt eller avfärda anmärkningen. Inget av det skrivs ut. Beslutet hindras inte, men det som är obesvarat sparas med det.',
    go: 'Gå till stället',
    mend: 'Rätta i texten',
    treat: 'Förklara eller avfärda',
    reason: 'Skäl',
    reasonHint: 'Till exempel: Tabellen räknar alla anställda, texten bara tillsvidareanställda.',
    explain: 'Förklara',
    dismiss: 'Avfärda',
    reopen: 'Öppna igen',
    said: { explained: 'Förklarad', dismissed: 'Avfärdad' },
    by: (name: string) => `av ${name}`,
    beforeDecision: (open: number) =>
      open === 1
        ? 'En anmärkning från sifferkontrollen är obesvarad. Den sparas med beslutet.'
        : `${open} anmärkningar från sifferkontrollen är obesvarade. De sparas med beslutet.`,
  },
};

export const checkEn = {
  title: 'Figure check',
  text: 'Drop a document here, and Uppsikt reads its tables and text and tries the figures against one another: sums, shares, the same thing in two places, up and down, counts and dates.',
  kept: 'The file is not kept. Nobody else sees it.',
  file: 'Document',
  fileHint: 'Word (DOCX), PDF, web page (HTML) or text in Swedish, at most 20 MB. It may come from any municipality.',
  submit: 'Check the figures',
  another: 'Check another document',
  noFile: 'Choose a document.',
  result: 'Result',
  counted: (checks: number, wrong: number) => `${checks} checked, ${wrong} wrong`,
  nothing: 'No figures of the document could be tried against one another.',
  fine: 'Nothing contradicts anything else.',
  show: 'Show',
  levels: { contradiction: 'Contradiction', look: 'Look at this', rounding: 'Rounding' },
  many: { contradiction: 'Contradictions', look: 'Look at this', rounding: 'Roundings' },
  explained: {
    contradiction: 'Both cannot be right.',
    look: 'May be right, but is worth reading once more.',
    rounding: 'Rounding explains the difference.',
  },
  holds: (count: number) => `What holds (${count})`,
  left: (count: number) => `${count} more are not shown here. The command uppsikt check FILE --all shows everything.`,
  stands: 'Stands here',
  against: 'Tried against',
  entry: {
    title: (count: number) => (count === 1 ? 'One figure to look at' : `${count} figures to look at`),
    more: 'All in the report',
  },
  report: {
    title: 'Figure check',
    none: (checked: number) =>
      `${checked} figures are tried against one another, and nothing contradicts anything else.`,
    open: (open: number, checked: number) => `${open} to be answered, of ${checked} tried`,
    text: 'Mend the figure, explain why it is right, or dismiss the finding. None of it is printed. The decision is not held up, but what is unanswered is kept with it.',
    go: 'Go to the place',
    mend: 'Mend in the text',
    treat: 'Explain or dismiss',
    reason: 'Reason',
    reasonHint: 'For example: The table counts all employees, the text only permanent ones.',
    explain: 'Explain',
    dismiss: 'Dismiss',
    reopen: 'Open again',
    said: { explained: 'Explained', dismissed: 'Dismissed' },
    by: (name: string) => `by ${named(name)}`,
    beforeDecision: (open: number) =>
      open === 1
        ? 'One finding of the figure check is unanswered. It is kept with the decision.'
        : `${open} findings of the figure check are unanswered. They are kept with the decision.`,
  },
} satisfies typeof checkSv;
