/** Reports, their templates, versions, decisions, imports and jobs, as use cases say it. */
export const reportSaid: Readonly<Record<string, string>> = {
  'Dokumentet gick inte att kontrollera. Spara det på nytt, eller dela upp det, och försök igen.':
    'The document could not be checked. Save it anew, or divide it, and try again.',
  'Filen är större än 20 MB. Ta bort stora bilder eller dela upp dokumentet.':
    'The file is larger than 20 MB. Take out large pictures or divide the document.',
  'Filen är större än 40 MB. Ta bort stora bilder eller dela upp dokumentet.':
    'The file is larger than 40 MB. Take out large pictures or divide the document.',
  'Många dokument kontrolleras just nu. Vänta en minut och försök igen.':
    'Many documents are being checked right now. Wait a minute and try again.',
  'Filen går inte att läsa. Kontrollera sökvägen.': 'The file cannot be read. Check the path.',
  'PDF-filen har ingen text, bara bilder av sidor. Välj filen som den skannades från, eller låt ett program läsa av texten (OCR), och försök igen.':
    'The PDF file holds no text, only pictures of pages. Choose the file that it was scanned from, or let a program read the text (OCR), and try again.',
  'Filen är tom. Välj ett dokument med innehåll.': 'The file is empty. Choose a document that holds something.',
  'Du kan bara förklara siffror i din egen nämnds rapport.': 'You can only explain figures of your own board’s report.',
  'Skriv varför siffrorna är rätt, eller varför det inte är något fel.':
    'Write why the figures are right, or why it is no fault.',
  'Skälet får ha högst 500 tecken.': 'The reason may have at most 500 characters.',
  'Rapporten för {}, {}, är arbetsmaterial och inte publicerad än.':
    'The report of {}, {}, is working material and not published yet.',
  'Du har ingen roll i den här kommunen och kan inte läsa rapporten.':
    'You have no role in this municipality and cannot read the report.',
  'Det finns ingen rapport för {}, {}. Importera ett beslutspaket eller välj en annan period.':
    'There is no report of {}, {}. Import a decision package or choose another period.',
  'Rapporten för {}, {}-{}, är beslutad och kan inte ändras.':
    'The report of {}, {}-{}, is decided and cannot be changed.',
  'Perioden {}-{} är beslutad och kan inte ändras.': 'The period {}-{} is decided and cannot be changed.',
  'Ingen organisation har någon rapport för perioden. Välj en annan period.':
    'No body has a report for the period. Choose another period.',
  'Den beslutade versionen {} stämmer inte med sin kontrollsumma: den har ändrats i databasen efter beslutet. Återställ den från en säkerhetskopia.':
    'The decided version {} does not agree with its checksum: it has been changed in the database after the decision. Restore it from a backup.',
  'Rapporten har ingen version {}.': 'The report has no version {}.',
  'Bara nämndsekreterare, controller och administratör kan registrera ett beslut.':
    'Only secretaries, controllers and administrators can register a decision.',
  'Ange beslutsdagen som ÅÅÅÅ-MM-DD.': 'Give the day of the decision as YYYY-MM-DD.',
  'Paragrafen får ha högst 50 tecken.': 'The item number may have at most 50 characters.',
  'Diarienumret får ha högst 100 tecken.': 'The registry number may have at most 100 characters.',
  'Bara nämndsekreterare, controller och administratör för hela kommunen kan registrera beslut om en period.':
    'Only secretaries, controllers and administrators for the whole municipality can register the decision of a period.',
  'Perioden är redan beslutad.': 'The period is decided already.',
  'Perioden är inte öppnad än, så det finns inget att besluta.':
    'The period is not opened yet, so there is nothing to decide.',
  'Perioden har inga rapporter än, så det finns inget att besluta.':
    'The period has no reports yet, so there is nothing to decide.',
  '{} har ingen rapport för perioden.': '{} has no report for the period.',
  '{} är inte tillfrågad i perioden, och dess rapport är inte beslutad. Besluta den för sig först.':
    '{} is not asked in the period, and its report is not decided. Decide it by itself first.',
  '{} är inte klar: {} av {} poster är inte godkända.': '{} is not ready: {} of {} items are not approved.',
  'Rapporten är redan beslutad.': 'The report is decided already.',
  'Bara nämndsekreterare, controller och administratör kan publicera en rapport.':
    'Only secretaries, controllers and administrators can publish a report.',
  'Rapporten är beslutad och kan redan läsas av alla.': 'The report is decided and can be read by all already.',
  '{}: rapporten för {} är publicerad.': '{}: the report for {} is published.',
  'Bara nämndsekreterare, controller och administratör kan ändra ärendet och registrera utskick.':
    'Only secretaries, controllers and administrators can change the matter and register dispatches.',
  'Texten är för lång.': 'The text is too long.',
  'Ett av datumen i beslutsunderlaget finns inte. Skriv det som ÅÅÅÅ-MM-DD.':
    'One of the dates of the decision basis does not exist. Write it as YYYY-MM-DD.',
  'Någon annan har sparat ärendet efter att du öppnade det. Jämför med det som står där och spara igen.':
    'Somebody else has saved the matter after you opened it. Compare with what stands there and save again.',
  'Ange minst en mottagare.': 'Give at least one receiver.',
  'Rapporten är inte beslutad än. Registrera beslutet först.':
    'The report is not decided yet. Register the decision first.',
  'Protokollet är redan registrerat som justerat.': 'The minutes are registered as certified already.',
  'Protokollet kan inte justeras före beslutet den {}.': 'The minutes cannot be certified before the decision on {}.',
  'Versionen finns inte. Välj två i listan.': 'There is no such version. Choose two in the list.',
  'Ge versionen ett namn.': 'Give the version a name.',
  'Bara den som rapporterar för organisationen kan spara en version.':
    'Only those who report for the body can save a version.',
  'Rapporten är beslutad, och den versionen är sparad.': 'The report is decided, and that version is saved.',
  'Skriv varför rapporten rättas. Skälet står i den nya versionen.':
    'Write why the report is corrected. The reason stands in the new version.',
  'Bara nämndsekreterare, controller och administratör kan öppna en rättelse.':
    'Only secretaries, controllers and administrators can open a correction.',
  'Rapporten är inte beslutad och ändras utan rättelse.': 'The report is not decided and changes without a correction.',
  'Hela perioden är beslutad. En rättelse görs i nästa period.':
    'The whole period is decided. A correction is made in the next period.',
  'Logotypen går inte att läsa. Spara den som PNG eller SVG och försök igen.':
    'The logo cannot be read. Save it as PNG or SVG and try again.',
  'Ange färgen som # och sex tecken, till exempel #1f5a7a.':
    'Give the colour as # and six characters, for example #1f5a7a.',
  'Titeln får inte vara tom.': 'The title must not be empty.',
  'Rubriken får inte vara tom.': 'The heading must not be empty.',
  'Färg och logotyp är hela kommunens. Din roll gäller inte hela kommunen.':
    'Colour and logo are the whole municipality’s. Your role does not hold for the whole municipality.',
  'Bara controller, nämndsekreterare och administratör kan ändra mallen.':
    'Only controllers, secretaries and administrators can change the template.',
  'Bara controller och administratör kan importera beslutspaket.':
    'Only controllers and administrators can import decision packages.',
  'Importen finns inte. Den kan ha tagits bort.': 'There is no such import. It may have been removed.',
  'Svaren går inte att läsa.': 'The answers cannot be read.',
  'Välj ett av svaren i listan.': 'Choose one of the answers in the list.',
  'Importen är redan godkänd.': 'The import is approved already.',
  'Importen är avvisad.': 'The import is rejected.',
  'Filen är tom. Välj en annan fil.': 'The file is empty. Choose another file.',
  'Väntar på sin tur.': 'Waiting for its turn.',
  'Välj minst ett av formaten {}.': 'Choose at least one of the formats {}.',
  'Jobbet finns inte. Färdiga jobb tas bort efter en vecka.':
    'There is no such job. Jobs that are done are removed after a week.',
  'Du har inte behörighet att se det här jobbet.': 'You may not see this job.',
  'Filen {} finns inte i jobbet.': 'The file {} is not in the job.',
  'Skriver webbsidan (HTML).': 'Writing the web page (HTML).',
  'Skriver Word-filen (DOCX).': 'Writing the Word file (DOCX).',
  'Skriver PDF-filen.': 'Writing the PDF file.',
  'Sparar filerna.': 'Saving the files.',
  'Filen finns inte kvar. Ladda upp den igen.': 'The file is no longer there. Upload it again.',
  'Läser {}.': 'Reading {}.',
  'Arbetet har börjat.': 'The work has begun.',
  'Arbetet avbröts av ett oväntat fel, flera gånger. Försök igen; går det inte då heller, vänd dig till den som förvaltar Uppsikt.':
    'The work was interrupted by an unexpected fault, several times. Try again; if it fails then too, turn to whoever runs Uppsikt.',
};
