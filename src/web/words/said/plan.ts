/** The plan: its tree, indicators, decisions and revisions, as use cases say it. */
export const planSaid: Readonly<Record<string, string>> = {
  'Du kan ändra det i planen som bara {} ansvarar för. "{}" delas med andra eller är hela kommunens: be en controller för hela kommunen.':
    'You can change what only {} answers for in the plan. "{}" is shared with others or belongs to the whole municipality: ask a controller of the whole municipality.',
  'Bara controller och administratör kan ändra planen.': 'Only controllers and administrators can change the plan.',
  'Det finns ingen plan för {}.': 'There is no plan for {}.',
  'Planen för {} är ett utkast och visas här när den är beslutad.':
    'The plan for {} is a draft and is shown here when it is decided.',
  'Planen för {} är beslutad. Öppna en revidering, med skäl, för att ändra den.':
    'The plan for {} is decided. Open a revision, with a reason, to change it.',
  'Planen för {} är beslutad. Beslutet tas inte tillbaka.': 'The plan for {} is decided. A decision is not taken back.',
  'Planen för {} är redan beslutad.': 'The plan for {} is decided already.',
  'Planen är tom, så det finns inget att besluta. Lägg till mål och åtaganden först.':
    'The plan is empty, so there is nothing to decide. Add goals and commitments first.',
  'Version {} beslutades {}. Ange en dag efter det.': 'Version {} was decided on {}. Give a day after that.',
  'Inget är ändrat sedan den senaste versionen. Avbryt revideringen i stället.':
    'Nothing has changed since the latest version. Cancel the revision instead.',
  'Planen har ändrats sedan du öppnade sidan, och inget är registrerat. Läs den igen och registrera sedan beslutet.':
    'The plan has changed since you opened the page, and nothing is registered. Read it again, then register the decision.',
  'Skriv varför planen ändras.': 'Write why the plan is changed.',
  'Planen är redan öppen för ändringar. Ladda om sidan.': 'The plan is already open for changes. Load the page again.',
  'Ingen revidering är öppen.': 'No revision is open.',
  'Planen är redan ändrad. Besluta revideringen, eller ändra tillbaka först.':
    'The plan is changed already. Decide the revision, or change it back first.',
  'Det finns ingen nämnd, förvaltning eller grupp som heter {}.':
    'There is no board, administration or group called {}.',
  'Välj en nivå.': 'Choose a level.',
  'Posten har ändrats av någon annan sedan du öppnade sidan, och inget är sparat. Det du skrev står kvar: jämför med posten och spara igen.':
    'The item has been changed by somebody else since you opened the page, and nothing is saved. What you wrote is still here: compare it with the item and save again.',
  'Någon annan har ändrat planen sedan sidan visades. Här är den som den står nu: gör om flytten.':
    'Somebody else has changed the plan since the page was shown. Here it is as it stands: make the move again.',
  'Skriv varför posten ska tas bort.': 'Write why the item is to be removed.',
  'Indikatorn finns inte på posten. Någon kan ha tagit bort den.':
    'The indicator is not on the item. Somebody may have removed it.',
  'Ange antalet decimaler, 0 till 6.': 'Give the number of decimals, 0 to 6.',
  'Källan får ha högst 300 tecken.': 'The source may have at most 300 characters.',
  '"{}" är inget tal. Skriv målet med siffror, till exempel 62,5.':
    '"{}" is no number. Write the target in digits, for example 62,5.',
  'Indikatorn har ändrats av någon annan sedan du öppnade sidan, och inget är sparat. Det du skrev står kvar: jämför och spara igen.':
    'The indicator has been changed by somebody else since you opened the page, and nothing is saved. What you wrote is still here: compare and save again.',
  'Välj någon som får rapportera för {}.': 'Choose somebody who may report for {}.',
  'Ange året med fyra siffror, till exempel 2027.': 'Give the year in four digits, for example 2027.',
  'Det finns redan en plan för {}.': 'There is a plan for {} already.',
  'Skriv vad posten heter.': 'Write what the item is called.',
  'Titeln får ha högst 500 tecken.': 'The title may have at most 500 characters.',
  'Posten finns inte i planen. Någon kan ha tagit bort den.':
    'The item is not in the plan. Somebody may have removed it.',
  'Posten ovanför är markerad för borttagning. Ångra det först.':
    'The item above is marked for removal. Undo that first.',
  'Nivån passar inte här. Välj en nivå som ligger under postens egen.':
    'The level does not fit here. Choose a level below the item’s own.',
  'Skriv vad indikatorn heter.': 'Write what the indicator is called.',
  'Namnet får ha högst 300 tecken.': 'The name may have at most 300 characters.',
  'Indikatorn finns inte i planen. Någon kan ha tagit bort den.':
    'The indicator is not in the plan. Somebody may have removed it.',
  'Posten är markerad för borttagning. Ångra det först.': 'The item is marked for removal. Undo that first.',
  'Ångra först borttagningen av {}, som den mäter.': 'Undo the removal of {} first, which it measures.',
  'En post kan inte läggas under sig själv eller under något som hänger på den.':
    'An item cannot be put below itself or below something that hangs on it.',
  'Det som är markerat för borttagning flyttas inte. Ångra det först.':
    'What is marked for removal is not moved. Undo that first.',
  'Bara den översta nivån står utan något ovanför sig.': 'Only the top level stands without anything above it.',
  'Nivån passar inte under {}. Välj en post på en högre nivå.':
    'The level does not fit below {}. Choose an item of a higher level.',
  'Posten som den skulle stå före har flyttats. Ladda om och försök igen.':
    'The item that it should stand before has been moved. Load the page again and try once more.',
  'Posten står redan först.': 'The item stands first already.',
  'Posten står redan sist.': 'The item stands last already.',
  'Det finns ingen post på en högre nivå här att lägga den under.':
    'There is no item of a higher level here to put it below.',
  'Posten kan inte flyttas längre ut.': 'The item cannot be moved further out.',
  'Posten är redan markerad för borttagning.': 'The item is marked for removal already.',
  'Ångra först borttagningen av {}, som posten hänger på.': 'Undo the removal of {} first, which the item hangs on.',
  'Det finns ingen sådan version av planen.': 'There is no such version of the plan.',
  'Planen eller dina val har ändrats sedan du såg vad som skulle hända. Inget är kopierat: läs igenom igen.':
    'The plan or your choices have changed since you saw what would happen. Nothing is copied: read it through again.',
  'Välj ett år efter {}.': 'Choose a year after {}.',
  'Planen för {} är redan kopierad från {} och har {} poster. Inget kopieras en gång till: ändra i den planen i stället.':
    'The plan for {} is copied from {} already and has {} items. Nothing is copied once more: change that plan instead.',
  'Planen för {} har redan {} poster. Inget kopieras dit: ändra i den planen i stället.':
    'The plan for {} has {} items already. Nothing is copied there: change that plan instead.',
};
