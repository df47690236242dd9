/** Economy and staff, and files of figures, as use cases say it. */
export const economySaid: Readonly<Record<string, string>> = {
  'Avdelningen har för många objekt. Dela upp den.': 'The department has too many objects. Divide it.',
  'Avdelningen saknar namn. Skriv vad den heter.': 'The department has no name. Write what it is called.',
  'Avdelningens namn får ha högst 100 tecken.': 'The name of the department may have at most 100 characters.',
  'Det finns ingen nämnd med koden {}.': 'There is no board with the code {}.',
  'Det får vara högst 500 avdelningar.': 'There may be at most 500 departments.',
  'Skriv dimensionens nummer, till exempel 1.': 'Write the number of the dimension, for example 1.',
  'Bara controller och administratör kan läsa in och ställa in ekonomi och personal.':
    'Only controllers and administrators can read in and set up economy and staff.',
  'Det finns redan en rad som heter {}.': 'There is a row called {} already.',
  'Raden har för många konton. Dela upp den.': 'The row has too many accounts. Divide it.',
  'Raden saknar namn. Skriv vad den ska heta.': 'The row has no name. Write what it shall be called.',
  'Radens namn får ha högst 100 tecken.': 'The name of the row may have at most 100 characters.',
  'Resultaträkningen behöver minst en rad.': 'The income statement needs at least one row.',
  'Beloppet är längre än 100 tecken.': 'The amount is longer than 100 characters.',
  'Det finns ingen rapport för perioden att förklara något i. Öppna perioden först.':
    'There is no report of the period to explain anything in. Open the period first.',
  'Det får vara högst 100 förklaringar.': 'There may be at most 100 explanations.',
  'Du kan läsa men inte förklara. Den som rapporterar för {} kan det.':
    'You can read but not explain. Those who report for {} can.',
  'Förklaringen får ha högst 300 tecken.': 'The explanation may have at most 300 characters.',
  'Skriv hur mycket det påverkar, med minus om det är sämre än budget.':
    'Write how much it comes to, with a minus where it is worse than the budget.',
  'Skriv vad beloppet beror på.': 'Write what the amount comes from.',
  'Filen finns inte. En fil som inte godkänns tas bort efter en vecka. Ladda upp den igen.':
    'The file is not here. A file that is not accepted is removed after a week. Upload it again.',
  'Filen ändrar ingenting, så det finns inget att godkänna.':
    'The file changes nothing, so there is nothing to accept.',
  'Något har ändrats sedan du öppnade sidan, så filen skulle göra något annat än du såg. Inget är sparat. Se efter igen och godkänn sedan.':
    'Something has changed since you opened the page, so the file would do something else than you saw. Nothing is saved. Look again, then accept.',
  'Helårsrapporten {} för {} är beslutad, så årets siffror ändras inte mer.':
    'The report of the year {} for {} is decided, so its figures do not change any more.',
  '{} går inte att läsa. Skriv till exempel 3000-3999, 8910 eller 41*, med lika många siffror i båda ändar.':
    '{} cannot be read. Write for example 3000-3999, 8910 or 41*, with as many digits at both ends.',
  'Beloppet {} går inte att läsa. Skriv det som 1234,5.': 'The amount {} cannot be read. Write it as 1234,5.',
  'Beloppet {} är finare än ett öre. Skriv färre decimaler.':
    'The amount {} is finer than an öre. Write fewer decimals.',
  '{}, senaste värdet: {}.': '{}, the latest value: {}.',
  '{} är inget nyckeltal i Kolada.': '{} is no key figure of Kolada.',
  'Välj först vilken kommun ni är och vilka ni jämför er med.':
    'Choose first which municipality you are and whom you compare with.',
  'Hämtningen finns inte längre. Hämta nyckeltalet igen.': 'What was fetched is gone. Fetch the key figure again.',
  'Något har ändrats sedan du öppnade sidan. Se efter igen och godkänn sedan.':
    'Something has changed since you opened the page. Look again, then accept.',
  '{} är ingen kommun i Kolada. Skriv namnet eller koden med fyra siffror.':
    '{} is no municipality of Kolada. Write its name or its code of four digits.',
  'Nyckeltalet {} finns inte. Sök bland dem som finns.':
    'There is no key figure {}. Search among those that there are.',
  'Välj en indikator i en rapport som inte är beslutad.': 'Choose an indicator of a report that is not decided.',
  'Välj först vilken kommun ni är.': 'Choose first which municipality you are.',
  'Kolada svarar inte just nu. Försök igen om en stund, eller läs in en fil.':
    'Kolada does not answer just now. Try again in a while, or read in a file.',
  'SCB svarar inte just nu. Försök igen om en stund, eller läs in en fil.':
    'SCB does not answer just now. Try again in a while, or read in a file.',
  'SCB svarar något annat än väntat. Försök igen om en stund, eller läs in en fil.':
    'SCB answers something else than expected. Try again in a while, or read in a file.',
  'Urvalet är större än SCB lämnar i ett svar. Välj färre år och mått.':
    'The selection is larger than SCB gives in an answer. Choose fewer years and measures.',
  '{} är ingen tabell hos SCB.': '{} is no table of SCB.',
  'Välj ett värde för {}.': 'Choose a value for {}.',
  'Tabellen har ingen av era kommuner. Välj på sidan Nyckeltal vilken kommun ni är och vilka ni jämför er med.':
    'The table has none of your municipalities. Choose on the page Key figures which municipality you are and whom you compare with.',
  'Filen är inget svar från SCB. Hämta data ur PxWebs API, version 2, i formatet json-stat2.':
    'The file is no answer of SCB. Fetch data from the API of PxWeb, version 2, in the format json-stat2.',
  'Filen säger inte vilken tabell hos SCB den kommer ur.': 'The file does not say which table of SCB it comes from.',
  'Filen har inga värden, bara en beskrivning av tabellen. Hämta dess data.':
    'The file has no values, only a description of the table. Fetch its data.',
  'Tabellen har för många variabler för att bli ett nyckeltal.':
    'The table has too many variables to become a key figure.',
  'Tabellen har inga kommuner att jämföra. Välj en annan.':
    'The table has no municipalities to compare. Choose another.',
  'Tabellen har inga hela år, utan månader eller kvartal. Välj en annan.':
    'The table has no whole years, but months or quarters. Choose another.',
  'Kolada ger fler sidor än väntat. Avgränsa frågan och försök igen.':
    'Kolada gives more pages than expected. Narrow the question and try again.',
  'Kolada hänvisar till en annan server, vilket Uppsikt inte följer.':
    'Kolada refers to another server, which Uppsikt does not follow.',
  'Filen är inget svar från Kolada. Hämta nyckeltal, kommuner eller data ur Koladas API, version 3.':
    'The file is no answer of Kolada. Fetch key figures, municipalities or data from the API of Kolada, version 3.',
  'Raden saknar namn eller slag. Fyll i cellerna.': 'The row has no name or kind. Fill in the cells.',
  '{} finns inte i resultaträkningen. Skriv radens namn som i kontoplanen.':
    '{} is not in the income statement. Write the name of the row as the accounts have it.',
  'Skriv efter vilken månad prognosen är gjord.': 'Write after which month the forecast was made.',
  'Året är beslutat för {} och ändras inte. Ta bort raden ur filen.':
    'The year is decided for {} and does not change. Take the row out of the file.',
  'Samma belopp står också på rad {}. Ta bort den ena raden.':
    'The same amount stands on row {} too. Take one of them out.',
  'Samma grupp står också på rad {}. Ta bort den ena raden.':
    'The same group stands on row {} too. Take one of them out.',
  'Skriv vad raden är: anställda, sjukfrånvaro, personalomsättning eller HME.':
    'Write what the row is: anställda, sjukfrånvaro, personalomsättning or HME.',
  'Skriv antal som hela tal, från 0 och uppåt.': 'Write counts as whole numbers, from 0 up.',
  'Timmar kan inte vara färre än 0.': 'Hours cannot be fewer than 0.',
  'Sjuktimmarna är fler än de ordinarie timmarna.': 'The hours of sick leave are more than the ordinary hours.',
  'Timmarna av 60 dagar eller mer är fler än alla sjuktimmar.':
    'The hours of 60 days or more are more than all hours of sick leave.',
  'Medelvärdet ska vara mellan 1 och 5.': 'The mean shall be between 1 and 5.',
  'Filen är ingen SIE-fil: den börjar inte med #FLAGGA. Exportera en SIE-fil ur ekonomisystemet.':
    'The file is no SIE file: it does not begin with #FLAGGA. Export a SIE file from the accounting system.',
  'Filens räkenskapsår är {} till {}, inte {}. Välj rätt år, eller exportera kalenderåret ur ekonomisystemet.':
    'The financial year of the file is {} to {}, not {}. Choose the right year, or export the calendar year from the accounting system.',
};
