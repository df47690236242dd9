/** Files with many rows that are read in, as use cases say it. */
export const sheetSaid: Readonly<Record<string, string>> = {
  'Du kan läsa in poster och indikatorer. Värden, ekonomi och personal läser en controller för hela kommunen in.':
    'You can read in items and indicators. Values, economy and staff are read in by a controller of the whole municipality.',
  'Filen ändrar ordningen mellan poster som inte är dina. Låt deras rader stå som de stod, eller utelämna dem.':
    'The file changes the order of items that are not yours. Leave their rows as they stood, or leave them out.',
  '{} finns inte i planen för {}. Lämna nyckeln tom om raden är ny, och kontrollera att filen hör till planen.':
    '{} is not in the plan for {}. Leave the key empty if the row is new, and check that the file belongs to the plan.',
  '{} står också på rad {}. Ta bort den ena raden.': '{} stands on row {} too. Remove one of the rows.',
  'Nivå saknas. En ny rad behöver en nivå.': 'The level is missing. A new row needs a level.',
  'En post byter inte nivå. Lägg till en ny rad utan nyckel och ta bort den här.':
    'An item does not change its level. Add a new row without a key and remove this one.',
  '{} är ingen nämnd, förvaltning eller grupp i kommunen. Skriv dess kod.':
    '{} is no board, administration or group of the municipality. Write its code.',
  'Slutdagen ligger före startdagen. Rätta den ena.': 'The last day is before the first. Correct one of them.',
  'Överordnad saknas. Bara den översta nivån står utan något ovanför sig.':
    'The parent is missing. Only the top level stands without anything above it.',
  '{} finns varken i planen eller i filen. Skriv postens nyckel.':
    '{} is neither in the plan nor in the file. Write the key of the item.',
  'Det finns flera poster som heter {}. Skriv nyckeln i stället.':
    'There are several items called {}. Write the key instead.',
  '{} är markerad för borttagning. Ångra det först.': '{} is marked for removal. Undo that first.',
  'Cellen är sammanfogad med en annan. Dela upp de sammanfogade cellerna och fyll i värdet i var och en.':
    'The cell is merged with another. Split the merged cells and fill in the value in each.',
  'Det finns inga uppgifter efter rad {} i bladet {}.': 'There is nothing after row {} in the sheet {}.',
  'Välj vilken kolumn i filen som är {}.': 'Choose which column of the file is {}.',
  'Det finns inget fält som heter {}. Välj kolumner på nytt.': 'There is no field called {}. Choose columns again.',
  'Samma kolumn är vald för både {} och {}. Välj olika kolumner.':
    'The same column is chosen for both {} and {}. Choose different columns.',
  'Och {} fel till, som inte räknas upp. Rätta felen ovan och läs in filen igen.':
    'And {} more faults that are not listed. Correct those above and read the file again.',
  '{} saknas. Fyll i cellen.': '{} is missing. Fill in the cell.',
  'Formeln i {} är sparad utan resultat. Öppna filen i kalkylprogrammet, spara den och läs in den igen.':
    'The formula in {} is saved without a result. Open the file in the spreadsheet program, save it and read it again.',
  '{} har felet {}. Rätta formeln i filen.': '{} has the fault {}. Correct the formula in the file.',
  '{} i {} går inte att läsa som ett tal. Skriv det som 1234,50.':
    '{} in {} cannot be read as a number. Write it as 1234,50.',
  '{} i {} går inte att läsa som ett datum. Skriv det som 2025-12-31.':
    '{} in {} cannot be read as a date. Write it as 2025-12-31.',
  '{} i {} är inget av valen: {}.': '{} in {} is none of the choices: {}.',
  'Texten i {} har {} tecken och får ha högst {}. Korta den.':
    'The text in {} has {} characters and may have at most {}. Shorten it.',
  'Nivån passar inte under {}. Välj en överordnad på en högre nivå.':
    'The level does not fit below {}. Choose a parent of a higher level.',
  'Numret {} står också på rad {}, under samma överordnade. Ge dem olika nummer; 1,5 ställer en post mellan 1 och 2.':
    'The number {} stands on row {} too, below the same parent. Give them different numbers; 1,5 puts an item between 1 and 2.',
  '{} finns redan på samma plats, med nyckeln {}. Skriv nyckeln om det är den, eller ge den nya en annan titel.':
    '{} is already in the same place, with the key {}. Write the key if it is that one, or give the new one another title.',
  '{} hänger på sig själv, över {}. Välj en annan överordnad.':
    '{} hangs on itself, through {}. Choose another parent.',
  '{} saknas i filen och skulle tas bort, men den här raden hänger på den. Lägg tillbaka den eller flytta raden.':
    '{} is missing from the file and would be removed, but this row hangs on it. Put it back or move the row.',
  'Posten är markerad för borttagning. Ångra det på planens sida först, eller ta bort raden ur filen.':
    'The item is marked for removal. Undo that on the plan’s page first, or take the row out of the file.',
  'Filen ändrar ingenting, så det finns inget att genomföra.':
    'The file changes nothing, so there is nothing to carry out.',
  'Något har ändrats sedan du prövade filen, så den skulle göra något annat än du såg. Inget är sparat. Se efter igen och genomför sedan.':
    'Something has changed since you tried the file, so it would do something else than you saw. Nothing is saved. Look again, then carry it out.',
  'Välj först vilken kolumn som är vad.': 'Choose first which column is what.',
  'Filen saknar någon av kolumnerna {}.': 'The file lacks one of the columns {}.',
  'Inläsningen är redan genomförd.': 'The file is carried out already.',
  'Kolumnvalet finns inte.': 'There is no such choice of columns.',
  'Namnet får ha högst 100 tecken.': 'The name may have at most 100 characters.',
  'Skriv radens nummer.': 'Write the number of the row.',
  'Välj kolumnen med indikatorns nyckel eller den med dess titel.':
    'Choose the column with the key of the indicator or the one with its title.',
  'Välj vilken kolumn i filen som är Värde.': 'Choose which column of the file is the value.',
  'Inläsningen finns inte. En fil som inte genomförs tas bort efter en vecka. Ladda upp den igen.':
    'The file is not here. A file that is not carried out is removed after a week. Upload it again.',
  'Välj vad filen innehåller.': 'Choose what the file holds.',
  'Enhet saknas. Skriv till exempel procent, antal eller mnkr.':
    'The unit is missing. Write for example procent, antal or mnkr.',
  '{} finns inte bland indikatorerna i planen för {}. Lämna nyckeln tom om raden är ny, och kontrollera att filen hör till planen.':
    '{} is not among the indicators of the plan for {}. Leave the key empty if the row is new, and check that the file belongs to the plan.',
  'Indikatorn är markerad för borttagning. Ångra det på postens sida först, eller ta bort raden ur filen.':
    'The indicator is marked for removal. Undo that on the page of the item first, or take the row out of the file.',
  '{} finns redan på samma post, med nyckeln {}. Skriv nyckeln om det är den, eller ge den nya en annan titel.':
    '{} is already on the same item, with the key {}. Write the key if it is that one, or give the new one another title.',
  'Det finns ingen rapport för {}, {}.': 'There is no report of {}, {}.',
  'Rapporten för {}, {}, är beslutad och ändras inte. Ta bort raden ur filen.':
    'The report of {}, {}, is decided and does not change. Take the row out of the file.',
  'Filen ändrar {} värden. Dela upp den så att högst {} ändras åt gången.':
    'The file changes {} values. Divide it, so that at most {} are changed at a time.',
};
