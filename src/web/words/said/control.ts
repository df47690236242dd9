/** Internal control: the plan and its actions, as use cases say it. */
export const controlSaid: Readonly<Record<string, string>> = {
  'Ange dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-31.': 'Give the day as YYYY-MM-DD, for example 2026-03-31.',
  'Texten är längre än {} tecken. Dela upp den på flera åtgärder.':
    'The text is longer than {} characters. Divide it into several actions.',
  'Skriv den ansvariges roll eller namn med högst 200 tecken.':
    'Write the role or name of whoever is responsible in at most 200 characters.',
  'Välj en av statusarna.': 'Choose one of the statuses.',
  'Skriv vad som ska göras.': 'Write what is to be done.',
  'En dag för avslut hör till en avslutad åtgärd: välj en avslutad status, eller lämna dagen tom.':
    'A closing day belongs to a closed action: choose a closed status, or leave the day empty.',
  'Åtgärden finns inte. Kontrollen kan ha tagits bort ur rapporten.':
    'There is no such action. The control may have been taken out of the report.',
  'Rapporten är beslutad och dess åtgärder ändras inte mer.': 'The report is decided and its actions change no more.',
  'Du kan läsa men inte ändra. En samordnare för intern kontroll, chef eller controller för {} kan ändra här.':
    'You can read but not change. An internal-control coordinator, head or controller of {} can change this.',
  '{} har sparat åtgärden efter att du öppnade den. Det du skrev är kvar: jämför och spara igen.':
    '{} has saved the action after you opened it. What you wrote is still here: compare and save again.',
  'Du har ingen roll i den här kommunen och kan inte läsa planen.':
    'You have no role in this municipality and cannot read the plan.',
  'Det finns ingen nämnd eller förvaltning som heter {}.': 'There is no board or administration called {}.',
  'Internkontrollplanen är redan beslutad.': 'The internal-control plan is decided already.',
  'Internkontrollplanen har inga risker än, så det finns inget att besluta.':
    'The internal-control plan has no risks yet, so there is nothing to decide.',
  'Internkontrollplanen har ändrats sedan du öppnade sidan, och inget är registrerat. Läs den igen och registrera sedan beslutet.':
    'The internal-control plan has changed since you opened the page, and nothing is registered. Read it again, then register the decision.',
  'Internkontrollplanen för {} {} är beslutad och kan inte ändras.':
    'The internal-control plan of {} {} is decided and cannot be changed.',
  'Den som rapporterar för {}, en samordnare för intern kontroll eller en controller kan lägga till underlag här.':
    'A reporter of {}, an internal-control coordinator or a controller can add evidence here.',
  'Underlaget finns inte, eller är inte ditt att läsa.': 'There is no such evidence, or it is not yours to read.',
  'Anteckningen är längre än 500 tecken. Korta den.': 'The note is longer than 500 characters. Shorten it.',
  'Här finns redan {} underlag, och fler tas inte emot.':
    'There are {} pieces of evidence here already, and no more are taken.',
  'Underlagets innehåll är raderat.': 'The content of the evidence is erased.',
  'Underlaget stämmer inte längre med sitt kontrollvärde (SHA-256) och lämnas inte ut. Be driften läsa tillbaka det från en säkerhetskopia.':
    'The evidence no longer matches its checksum (SHA-256) and is not handed out. Ask operations to restore it from a backup.',
  'Skriv varför innehållet raderas, till exempel gallring enligt dokumenthanteringsplanen.':
    'Write why the content is erased, for example disposal by the records schedule.',
  'Skälet är längre än 500 tecken. Korta det.': 'The reason is longer than 500 characters. Shorten it.',
  'Bara en samordnare för intern kontroll, chef eller controller för {} kan radera underlag.':
    'Only an internal-control coordinator, head or controller of {} can erase evidence.',
  'Filen är tom. Välj en annan.': 'The file is empty. Choose another.',
  'Filen är större än {} MB. Dela upp den eller spara den mindre.':
    'The file is larger than {} MB. Split it or save it smaller.',
  'Filer {} tas inte emot. Ladda upp PDF, PNG, JPEG, DOCX, XLSX, ODT, ODS, CSV eller TXT.':
    'Files {} are not taken. Upload PDF, PNG, JPEG, DOCX, XLSX, ODT, ODS, CSV or TXT.',
  'utan filändelse': 'without a file extension',
  'av slaget .{}': 'of the kind .{}',
  'Filens namn slutar på .{}, men innehållet är {}. Spara den i rätt format och försök igen.':
    'The file’s name ends in .{}, but its content is {}. Save it in the right format and try again.',
  'en PNG-bild': 'a PNG picture',
  'en JPEG-bild': 'a JPEG picture',
  'ett arkiv (ZIP)': 'an archive (ZIP)',
  'ett äldre eller lösenordsskyddat Office-dokument': 'an old or password-protected Office document',
  'ett program': 'a program',
  'HTML, SVG eller XML': 'HTML, SVG or XML',
  'ett skript': 'a script',
  'något annat': 'something else',
  'Filen är trasig, eller innehåller mer än {}. Öppna den, spara den på nytt och försök igen.':
    'The file is damaged, or holds more than {}. Open it, save it anew and try again.',
  'Filen innehåller makron, inbäddade program eller en mall som hämtas utifrån. Spara den utan dem, eller som PDF, och försök igen.':
    'The file holds macros, embedded programs or a template that is fetched from elsewhere. Save it without them, or as PDF, and try again.',
};
