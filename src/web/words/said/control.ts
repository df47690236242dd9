/** Internal control: the plan and its actions, as use cases say it. */
export const controlSaid: Readonly<Record<string, string>> = {
  '{} har ingen internkontrollplan för {} att skriva ut.': '{} has no internal-control plan for {} to print.',
  'Rapporten har ingen slutrapport för intern kontroll.': 'The report has no final report of internal control.',
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
  'Bara en administratör för hela kommunen kan bestämma hur underlag gallras.':
    'Only an administrator of the whole municipality can say how evidence is disposed of.',
  'Bara samordnare för intern kontroll, chef, controller och administratör kan gallra underlag.':
    'Only a coordinator of internal control, head, controller or administrator can dispose of evidence.',
  'Det finns inte bland det som är borttaget. Ladda om sidan.': 'It is not among what is removed. Reload the page.',
  'Risken som kontrollen följde upp är inte med i planen. Återställ den, eller välj in den, först.':
    'The risk that the control followed up is not in the plan. Put it back, or choose it into the plan, first.',
  'Gallrat av Uppsikt: fick gallras från och med {}.': 'Erased by Uppsikt: it could be erased from {}.',
  'Något av det du valde är redan gallrat, eller får inte gallras än. Läs listan igen och välj på nytt.':
    'Something that you chose is erased already, or may not be erased yet. Read the list again and choose anew.',
  'Välj minst en fil att gallra.': 'Choose at least one file to erase.',
  'Någon annan har ändrat uppgifterna sedan du öppnade sidan. Läs dem igen och ändra sedan.':
    'Somebody else has changed the details since you opened the page. Read them again, then change them.',
  'Bara en samordnare för intern kontroll, chef eller controller för {} kan radera underlag.':
    'Only an internal-control coordinator, head or controller of {} can erase evidence.',
  'Filen är tom. Välj en annan.': 'The file is empty. Choose another.',
  'Filen är större än {} MB. Dela upp den eller spara den mindre.':
    'The file is larger than {} MB. Split it or save it smaller.',
  'Filer {} tas inte emot. Ladda upp PDF, PNG, JPEG, DOCX, XLSX, ODT, ODS, CSV, TXT, EML eller MSG.':
    'Files {} are not taken. Upload PDF, PNG, JPEG, DOCX, XLSX, ODT, ODS, CSV, TXT, EML or MSG.',
  'Mejlet är större än {} MB. Ladda upp bilagorna för sig.':
    'The message is larger than {} MB. Upload what is attached by itself.',
  'Mejlet har ett eget formulär, som kan innehålla ett program. Spara mejlet som PDF och försök igen.':
    'The message has a form of its own, which may hold a program. Save the message as PDF and try again.',
  'Mejlets bilaga {} tas inte emot som underlag. Spara mejlet som PDF, eller utan bilagan, och försök igen.':
    'The attachment {} of the message is not taken as evidence. Save the message as PDF, or without the attachment, and try again.',
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
  'Internkontrollplanen för {} {} är beslutad. Öppna en revidering, med skäl, för att ändra den.':
    'The internal-control plan of {} {} is decided. Open a revision, with a reason, to change it.',
  'Internkontrollplanen för {} {} är arbetsmaterial tills den är beslutad.':
    'The internal-control plan of {} {} is working material until it is decided.',
  'Skriv risken med högst 3 000 tecken.': 'Write the risk in at most 3,000 characters.',
  'Skriv händelsen med högst 1 000 tecken.': 'Write the event in at most 1,000 characters.',
  'Skriv orsaken med högst 1 000 tecken.': 'Write the cause in at most 1,000 characters.',
  'Skriv konsekvensen med högst 1 000 tecken.': 'Write the consequence in at most 1,000 characters.',
  'Skriv riskområdet med högst 200 tecken.': 'Write the risk area in at most 200 characters.',
  'Välj varifrån risken kommer.': 'Choose where the risk comes from.',
  'Välj ett av stegen 1 till 4, eller inget.': 'Choose one of the steps 1 to 4, or none.',
  'Skriv skälet med högst 2 000 tecken.': 'Write the reason in at most 2,000 characters.',
  'Välj om risken ska med i planen.': 'Choose whether the risk goes into the plan.',
  'Beskriv risken, med egna ord eller som händelse, orsak och konsekvens.':
    'Describe the risk, in your own words or as event, cause and consequence.',
  'Skriv varför risken tas med i planen eller inte.': 'Write why the risk goes into the plan, or does not.',
  'Risken finns inte i registret. Den kan ha tagits bort.':
    'The risk is not in the register. It may have been removed.',
  'Risken har kontroller i planen. Ta bort dem först, eller behåll risken i planen.':
    'The risk has controls in the plan. Remove them first, or keep the risk in the plan.',
  '{} har sparat risken efter att du öppnade den. Det du skrev är kvar: jämför och spara igen.':
    '{} has saved the risk after you opened it. What you wrote is still here: compare and save again.',
  'Registret för {} har inga risker som inte redan finns här.':
    'The register of {} has no risks that are not here already.',
  'Risken ingår i en rapport eller har kontroller med resultat och kan inte tas bort.':
    'The risk is part of a report or has controls with results, and cannot be removed.',
  'Kontrollen har rapporterats och kan inte tas bort.': 'The control has been reported and cannot be removed.',
  'Bara samordnare för intern kontroll, chef, controller och administratör kan öppna en revidering.':
    'Only internal-control coordinators, heads, controllers and administrators can open a revision.',
  'Planen har ingen sådan version.': 'The plan has no such version.',
  'Skriv kontrollen med högst 500 tecken.': 'Write the control in at most 500 characters.',
  'Skriv frekvensen med högst 200 tecken.': 'Write the frequency in at most 200 characters.',
  'Metoden får ha högst 20 000 tecken.': 'The method may have at most 20,000 characters.',
  'Ange stickprovets storlek som ett heltal, eller inget.':
    'Give the size of the sample as a whole number, or nothing.',
  'Skriv vad som ska kontrolleras.': 'Write what is to be controlled.',
  'Slutdagen kan inte ligga före startdagen.': 'The last day cannot be before the first.',
  'Kontrollen finns inte i planen. Den kan ha tagits bort.':
    'The control is not in the plan. It may have been removed.',
  'Välj en risk som är med i planen. Kontrollen ska följa upp den.':
    'Choose a risk that is in the plan. The control is to follow it up.',
  'Välj en person som arbetar med nämnden.': 'Choose a person who works with the body.',
  '{} har sparat kontrollen efter att du öppnade den. Det du skrev är kvar: jämför och spara igen.':
    '{} has saved the control after you opened it. What you wrote is still here: compare and save again.',
  'Kontrollen är gemensam för alla nämnder. Bara {} kan ta bort den.':
    'The control is set for all bodies. Only {} can remove it.',
  'Skriv vad tillfället heter med högst 100 tecken.': 'Write what the occurrence is called in at most 100 characters.',
  'Skriv varför tillfället inte blir av.': 'Write why the occurrence will not be done.',
  'Ange en dag under {}, eller i januari året efter.': 'Give a day in {}, or in January of the year after.',
  'Planen är beslutad. Skriv varför tillfället läggs till.': 'The plan is decided. Write why the occurrence is added.',
  'Tillfället finns inte. Ladda om sidan.': 'There is no such occurrence. Load the page again.',
  'Internkontrollplanen för {} {} är beslutad. Ange varför tillfället läggs till.':
    'The internal-control plan of {} {} is decided. Say why the occurrence is added.',
  'Återställd till version {}.': 'Restored to version {}.',
  'Kontrolltillfället finns inte. Det kan ha tagits bort ur planen.':
    'There is no such occurrence of a control. It may have been removed from the plan.',
  'Du kan läsa men inte ändra. Den som rapporterar för {}, en samordnare för intern kontroll eller en controller kan ändra här.':
    'You can read but not change. A reporter of {}, an internal-control coordinator or a controller can change this.',
  'Tillfället är inställt: {}': 'The occurrence is dropped: {}',
  'Resultatet är signerat och ändras inte. Öppna en rättelse med ett skäl.':
    'The result is signed and changes no more. Open a correction with a reason.',
  'Bara en samordnare för intern kontroll, chef eller controller för {} kan signera.':
    'Only an internal-control coordinator, head or controller of {} can sign.',
  'Du har själv gjort kontrollen eller ändrat resultatet. Någon annan måste signera: det är det som är fyra ögon.':
    'You have done the control or changed the result yourself. Somebody else must sign: that is what four eyes means.',
  'Kontrollen ska inte signeras: planen ber inte om fyra ögon.':
    'The control is not to be signed: the plan does not ask for four eyes.',
  'Välj ett av värdena för bedömningen.': 'Choose one of the values of the assessment.',
  'Välj en bedömning.': 'Choose an assessment.',
  'Skriv resultatet: vad visade kontrollen?': 'Write the result: what did the control show?',
  'Kontrollen görs med stickprov. Dra stickprovet först.': 'The control is done by sample. Draw the sample first.',
  '{} av stickprovets {} rader saknar utfall.': '{} of the sample’s {} rows have no outcome.',
  'Någon annan sparade i samma stund. Spara igen, så visas båda texterna.':
    'Somebody else saved at the same moment. Save again, and both texts are shown.',
  'Någon annan sparade i samma stund. Ladda om sidan och försök igen.':
    'Somebody else saved at the same moment. Load the page again and retry.',
  'Resultatet är {}. Ladda om sidan och försök igen.': 'The result is {}. Load the page again and retry.',
  klarmarkerat: 'marked as done',
  återlämnat: 'sent back',
  signerat: 'signed',
  '{} har ändrat resultatet sedan du öppnade det. Läs det och försök igen.':
    '{} has changed the result since you opened it. Read it and try again.',
  '{} har gjort kontrollen {}.': '{} has done the control {}.',
  '{} har gjort kontrollen {}, som väntar på signering.': '{} has done the control {}, which waits to be signed.',
  '{} har signerat {}.': '{} has signed {}.',
  '{} har lämnat tillbaka {}: {}': '{} has sent back {}: {}',
  'Skriv vad som behöver ändras, så att den som gjort kontrollen vet vad som ska göras.':
    'Write what must be changed, so that whoever did the control knows what to do.',
  'Skriv varför det signerade resultatet rättas.': 'Write why the signed result is corrected.',
  'Texten är längre än {} tecken. Korta den.': 'The text is longer than {} characters. Shorten it.',
  'Skriv ett frö: ett ord eller tal som vem som helst kan upprepa urvalet med.':
    'Write a seed: a word or number that anybody can repeat the sample with.',
  'Fröet är längre än 200 tecken. Korta det.': 'The seed is longer than 200 characters. Shorten it.',
  'Skriv hur många som ska dras, som ett heltal.': 'Write how many are to be drawn, as a whole number.',
  'Dra högst {}.': 'Draw at most {}.',
  'Skriv hur många det finns, som ett heltal.': 'Write how many there are, as a whole number.',
  'Högst {} tas emot.': 'At most {} are taken.',
  'Välj en fil, klistra in rader eller skriv hur många det finns att dra ur.':
    'Choose a file, paste rows, or write how many there are to draw from.',
  'Det finns {} rader att dra ur, och {} går inte att dra.': 'There are {} rows to draw from, and {} cannot be drawn.',
  'Skriv varför stickprovet dras om. Det förra står kvar.':
    'Write why the sample is drawn anew. The earlier one stays.',
  'Anteckningen är längre än 1000 tecken. Korta den.': 'The note is longer than 1000 characters. Shorten it.',
  'Stickprovet har dragits om sedan du öppnade sidan. Ladda om den.':
    'The sample has been drawn anew since you opened the page. Load it again.',
  'Rad {}: någon annan har under tiden sparat {} med anteckningen ”{}”. Ditt utfall står kvar här: spara igen om det ska gälla.':
    'Row {}: somebody else has meanwhile saved {} with the note “{}”. Your outcome still stands here: save again if it is to hold.',
  'inget utfall': 'no outcome',
  'utan avvikelse': 'no deviation',
  avvikelse: 'deviation',
  'inte kontrollerad': 'not checked',
  'Rad {}: skriv varför den inte kunde kontrolleras.': 'Row {}: write why it could not be checked.',
  'Skriv något om kontrollen först. Sedan kan du lägga till åtgärder.':
    'Write something about the control first. Then you can add actions.',
  'Välj någon ur listan, eller skriv en roll i fältet under.':
    'Choose somebody in the list, or write a role in the field below.',
  '{} har gett dig en åtgärd för ”{}”, {}.': '{} has given you an action for “{}”, {}.',
  'Kontrollen finns inte i förra årets plan. Ladda om sidan.':
    "The control is not in last year's plan. Load the page again.",
  'Risken finns inte i förra årets register. Ladda om sidan.':
    "The risk is not in last year's register. Load the page again.",
  'Välj om det ska med i nästa plan.': 'Choose whether it goes into the next plan.',
  'Skriv varför.': 'Write why.',
  'Det här står inte i urvalet längre. Ladda om sidan.': 'This is no candidate any more. Load the page again.',
  'Det finns redan i planen. Ta bort det där först, och välj sedan på nytt.':
    'It is in the plan already. Remove it there first, then choose anew.',
  'Skriv risken som kontrollen följer upp.': 'Write the risk that the control follows up.',
  'Bara den som arbetar med intern kontroll för {}, controller och administratör kan ändra de gemensamma kontrollerna.':
    'Only those who work with internal control for {}, controllers and administrators can change the controls for all.',
  'Den gemensamma kontrollen finns inte. Den kan ha tagits bort.':
    'There is no such control for all. It may have been removed.',
  'Kontrollen ingår i beslutade planer och kan inte tas bort: {}.':
    'The control is in decided plans and cannot be removed: {}.',
  'Kontrollen är gemensam för alla nämnder.': 'The control is set for all bodies.',
  'Kontrollen finns inte i planen, eller så finns ingen rapport för perioden.':
    'The control is not in the plan, or there is no report for the period.',
  'Någon annan har ändrat rapportens resultat sedan du öppnade sidan. Jämför med det som står där nu och spara igen.':
    'Somebody else has changed the report’s result since you opened the page. Compare with what stands there now and save again.',
  'Det senaste av {} till och med {}: {}.': 'The latest of {} until {}: {}.',
  'Alla {} till och med {} efter varandra, med den sämsta bedömningen.':
    'All {} until {} one after another, with the worst assessment.',
  '1 tillfälle': '1 occurrence',
  '{} tillfällen': '{} occurrences',
  'Avvikelserna är arbetsmaterial.': 'The deviations are working material.',
  'Det saknas underlag: {}. Ladda upp filen och kör kontrollen igen.':
    'Input is missing: {}. Upload the file and run the control again.',
  'Kontrollen görs genom granskning av webbplatser och inte av filer.':
    'The control is done by examining websites and not files.',
  'Välj vilken kolumn i filen som är Personnummer eller Användarnamn. Namnet räcker inte: två kan heta lika.':
    'Choose which column of the file is the personal identity number or the user name. The name is not enough: two people can share it.',
  'Kontrollen ”{}”, {}, ska göras.{}': 'The control “{}”, {}, is to be done.{}',
  'Du har en åtgärd för ”{}”: {}{}': 'You have an action for “{}”: {}{}',
};
