/** The organisation and the steering model, as use cases say it. */
export const organisationSaid: Readonly<Record<string, string>> = {
  'Bara en nämnd eller styrelse kan ha uppsikt över de andra.': 'Only a board can supervise the others.',
  'Bara administratörer kan ändra organisationen.': 'Only administrators can change the organisation.',
  'Organisationen finns inte.': 'There is no such body.',
  'Koden får ha högst 40 bokstäver, siffror, mellanslag, punkter och bindestreck.':
    'The code may have at most 40 letters, digits, spaces, full stops and hyphens.',
  'Ange organisationens namn.': 'Give the body’s name.',
  'Ange dagen som ÅÅÅÅ-MM-DD.': 'Give the day as YYYY-MM-DD.',
  'Anteckningen får ha högst 1 000 tecken.': 'The note may have at most 1,000 characters.',
  'Organisationen {} finns inte.': 'There is no body {}.',
  'En organisation kan inte ligga under sig själv. Välj en annan.': 'A body cannot be below itself. Choose another.',
  'Koden {} används redan. Välj en annan.': 'The code {} is taken. Choose another.',
  'Första dagen kan inte ligga efter den sista.': 'The first day cannot be after the last.',
  'Sista dagen kan inte ligga före den första.': 'The last day cannot be before the first.',
  'Organisationen heter redan {}.': 'The body is called {} already.',
  'Namnet byttes senast {}. Ange den dagen eller en senare.':
    'The name was last changed on {}. Give that day or a later one.',
  'Bara en grupp har medlemmar.': 'Only a group has members.',
  'En grupp kan bara bestå av organisationer som finns.': 'A group can only stand for bodies that exist.',
  'Välj minst en organisation.': 'Choose at least one body.',
  'Ange vem som tar över.': 'Say who takes over.',
  'Dela i högst sex organisationer.': 'Split into at most six bodies.',
  'Samma kod står två gånger bland dem som tar över.': 'The same code stands twice among those that take over.',
  'Koden {} finns inte. Skriv ett namn för att lägga till den.': 'There is no code {}. Write a name to add it.',
  'En sammanslagning har en organisation som tar över.': 'A merger has one body that takes over.',
  'Välj minst en organisation som går upp i en annan.': 'Choose at least one body that is merged into another.',
  'Välj den organisation som delas.': 'Choose the body that is split.',
  'Ange minst två organisationer att dela i. Den som delas kan vara en av dem.':
    'Give at least two bodies to split into. The one that is split may be one of them.',
  'Någon av organisationerna finns inte längre. Välj igen.': 'One of the bodies is no longer there. Choose again.',
  'Grupper slås inte ihop och delas inte. Ändra gruppens medlemmar i stället.':
    'Groups are not merged or split. Change what the group stands for instead.',
  '{} börjar {}. Ange en senare dag.': '{} begins on {}. Give a later day.',
  '{} är stängd efter {}. Öppna den först, eller välj en annan.':
    '{} is closed after {}. Open it first, or choose another.',
  'Något har ändrats sedan förhandsvisningen. Läs den igen och bekräfta.':
    'Something has changed since the preview. Read it again and confirm.',
  'Bara administratörer kan ändra styrmodellen.': 'Only administrators can change the steering model.',
  'Skriv högst 200 tecken.': 'Write at most 200 characters.',
  'Skriv högst 100 tecken.': 'Write at most 100 characters.',
  'Skriv högst 1 000 tecken.': 'Write at most 1,000 characters.',
  'Ange nivåns namn.': 'Give the name of the level.',
  'Ange rubriken som trycks över nivåns poster.': 'Give the heading that is printed over the level’s items.',
  'Ange antal år, till exempel 4, eller lämna fältet tomt.':
    'Give a number of years, for example 4, or leave the field empty.',
  'Nivån finns inte.': 'There is no such level.',
  'Skalan finns inte.': 'There is no such scale.',
  'Ange ordet som står bredvid symbolen.': 'Give the word that stands beside the symbol.',
  'Ange vad värdet betyder.': 'Say what the value means.',
  'Ange skalans namn.': 'Give the name of the scale.',
  'Ange ett årtal.': 'Give a year.',
  'Ange ett årtal från 1990 till 2200.': 'Give a year from 1990 to 2200.',
  'Sista året kan inte ligga före det första.': 'The last year cannot be before the first.',
  'Två mandatperioder kan inte ha samma år. Ändra åren.': 'Two terms cannot have the same year. Change the years.',
  'Koden "{}" finns i rapporter och kan inte tas bort. Byt dess namn i stället.':
    'The code "{}" stands in reports and cannot be removed. Change its name instead.',
  'Koden "{}" står två gånger.': 'The code "{}" stands twice.',
  'Färgen {} syns för dåligt mot vitt. Välj en mörkare: kontrasten ska vara minst {}:1.':
    'The colour {} is too faint against white. Choose a darker one: the contrast must be at least {}:1.',
  'Uppgiften saknas eller har fel form. Jämför med vad "uppsikt model show" skriver.':
    'This is missing or has the wrong form. Compare it with what "uppsikt model show" writes.',
  'Ange det lägsta riskvärdet för nivån, från 1 till 16.': 'Give the lowest score of the level, from 1 to 16.',
  'Skalan har alltid fyra steg. Ändra orden i stället.': 'The scale always has four steps. Change the words instead.',
  'Två nivåer kan inte börja vid samma riskvärde.': 'Two levels cannot begin at the same score.',
  'Den lägsta nivån ska börja vid riskvärdet 1.': 'The lowest level has to begin at the score 1.',
};
