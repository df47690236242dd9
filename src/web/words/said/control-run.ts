/** Controls that are run, as use cases say it. */
export const controlRunSaid: Readonly<Record<string, string>> = {
  'Bara den som arbetar med intern kontroll, och revisorer, kan se kontrollernas körningar.':
    'Only those who work with internal control, and auditors, can see the runs of controls.',
  'Bara samordnare för intern kontroll, chef, controller och administratör för hela kommunen kan göra det här.':
    'Only an internal-control coordinator, head, controller or administrator of the whole municipality can do this.',
  'Kontrollen finns inte.': 'There is no such control.',
  'Skriv nämndens namn med högst 200 tecken.': 'Write the name of the board in at most 200 characters.',
  'Filen finns inte kvar. Ladda upp den igen.': 'The file is gone. Upload it again.',
  'Det saknas underlag: {}. Ladda upp filen och kör kontrollen igen.':
    'Evidence is missing: {}. Upload the file and run the control again.',
  'Kontrollen görs genom granskning av webbplatser och inte av filer.':
    'The control is done by scanning websites and not by files.',
  'Underlaget är för stort för att gås igenom på en gång. Ta bort kolumner som inte behövs eller dela upp filen, och kör kontrollen igen.':
    'The evidence is too large to be gone through at once. Remove columns that are not needed or divide the file, and run the control again.',
  'Körningen finns inte.': 'There is no such run.',
  'Välj vilken kolumn i filen som är Personnummer eller Användarnamn. Namnet räcker inte: två kan heta lika.':
    'Choose which column of the file is the personal number or the user name. The name is not enough: two may share it.',
  'Ange avstämningsdagen som ÅÅÅÅ-MM-DD, till exempel 2026-12-31.':
    'Give the cut-off date as YYYY-MM-DD, for example 2026-12-31.',
  'Ange avstämningsdagen som ÅÅÅÅ-MM-DD.': 'Give the cut-off date as YYYY-MM-DD.',
  'Skriv skälet med högst 1000 tecken.': 'Write the reason in at most 1000 characters.',
  'Skriv vad som var fel i körningen som rättas.': 'Write what was wrong in the run that is corrected.',
  'Välj körningen som rättas.': 'Choose the run that is corrected.',
  'Sparar resultatet.': 'Saving the result.',
  'Avvikelsen finns inte, eller är rensad.': 'There is no such exception, or it is cleared.',
  'Avvikelsen finns inte.': 'There is no such exception.',
  'Tillfället tar inte emot resultatet längre. Välj ett annat.':
    'The occurrence no longer takes the result. Choose another.',
  'Tillfället är redan klarmarkerat. Ta tillbaka markeringen, eller välj ett annat tillfälle.':
    'The occurrence is marked as done already. Take the mark back, or choose another occurrence.',
  'Välj vilka rader det gäller.': 'Choose which rows it concerns.',
  'Skriv förklaringen.': 'Write the explanation.',
  'Skriv högst 10 000 tecken.': 'Write at most 10 000 characters.',
  'Skriv högst 2 000 tecken.': 'Write at most 2 000 characters.',
  'Skriv vad bedömningen grundas på.': 'Write what the assessment rests on.',
  'Välj vad som är gjort.': 'Choose what is done.',
  'Välj en bedömning.': 'Choose an assessment.',
  'Körningen är redan bedömd. En rättelse görs som en ny körning.':
    'The run is assessed already. A correction is a new run.',
  'Kontrollen kunde inte utföras, så det finns inget att bedöma. Kör den igen.':
    'The control could not be done, so there is nothing to assess. Run it again.',
  'Kontrollen bedöms av någon annan än den som körde den (fyra ögon).':
    'The control is assessed by somebody else than who ran it (four eyes).',
  'Ladda upp: {}.': 'Upload: {}.',
  'Lägg till webbplatserna i registret.': 'Add the websites to the register.',
  'Webbplatserna är inte granskade än. Starta en granskning; när den är klar blir den en körning.':
    'The websites are not scanned yet. Start a scan; when it is finished it becomes a run.',
  'Granskningen är av ett annat slag än kontrollen mäter.': 'The scan is of another kind than the control measures.',
  'Granskningen är inte klar: {} av {} webbplatser återstår. Fortsätt den på sidan Webbplatser.':
    'The scan is not finished: {} of {} websites are left. Continue it on the page Websites.',
  'Granskningen räknar med {} men kontrollen med {}. Granska webbplatserna igen.':
    'The scan counts with {} but the control with {}. Scan the websites again.',
  'Välj en av granskningarna.': 'Choose one of the scans.',
  'Läser granskningen.': 'Reading the scan.',
  'En granskning av webbplatserna pågår redan. När den är klar blir den en körning av sig själv.':
    'A scan of the websites is on already. When it is finished it becomes a run by itself.',
  'Granskningen är klar, men körningen görs av en annan process. Se dess resultat.':
    'The scan is finished, but another process makes the run. See its result.',
  'Kontrollen {} mäts inte genom granskning av webbplatser.': 'The control {} is not measured by scanning websites.',
  'Uppgiften saknas eller har fel form.': 'It is missing or has the wrong form.',
};
