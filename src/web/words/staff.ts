/** Words of staff: headcounts, turnover, sick leave and engagement. */
import type { StaffMeasure } from '../../domain/staff.ts';

export const staffSv = {
  title: 'Personal',
  economy: 'Ekonomi',
  sheets: 'Läs in personal från kalkylblad',
  nothingTitle: 'Här finns inga personaluppgifter än',
  nothing:
    'Läs in ett kalkylblad med anställda, sjukfrånvaro, personalomsättning eller HME. Tabellerna läggs då in i rapporten också.',
  nothingRead: 'Den som är controller läser in personaluppgifter.',
  unreported:
    'Det finns ingen rapport för perioden än. Tabellerna hamnar i den när perioden öppnas och uppgifterna läses in.',
  frozen: 'Rapporten är beslutad. Tabellerna står som de beslutades.',
  suppressed:
    '.. betyder att gruppen är tio personer eller färre, eller att en så liten grupp annars skulle gå att räkna ut. Sådana uppgifter visas ingenstans.',
  notes: {
    headcount: 'Antal anställda. Rena antal visas även för små grupper.',
    turnover: 'Andel av medelantalet tillsvidareanställda, som står på varje rad.',
    sickLeave:
      'Andel av ordinarie arbetstid. Långtidssjukfrånvaron är andelen av sjukfrånvaron som är 60 dagar eller mer.',
    engagement:
      'Nio frågor, från 1 till 5, omräknade till 0–100. Motivation, ledarskap och styrning är tre frågor var.',
  } satisfies Record<StaffMeasure, string>,
  originsTitle: 'Varifrån uppgifterna kommer',
  origins: { what: 'Uppgift', file: 'Fil', when: 'Datum', who: 'Av', groups: 'Grupper' },
  measures: {
    headcount: 'Anställda',
    turnover: 'Personalomsättning',
    sickLeave: 'Sjukfrånvaro',
    engagement: 'HME',
  } satisfies Record<StaffMeasure, string>,
};

export const staffEn: typeof staffSv = {
  title: 'Staff',
  economy: 'Economy',
  sheets: 'Read in staff from a spreadsheet',
  nothingTitle: 'There are no staff figures yet',
  nothing:
    'Read in a spreadsheet with employees, sick leave, turnover or engagement. The tables then stand in the report too.',
  nothingRead: 'The controller reads in staff figures.',
  unreported:
    'There is no report for the period yet. The tables come into it when the period is opened and the figures are read in.',
  frozen: 'The report is decided. The tables stand as they were decided.',
  suppressed:
    '.. means that the group is ten persons or fewer, or that such a group could otherwise be worked out. Such figures are shown nowhere.',
  notes: {
    headcount: 'Number of employees. Plain counts are shown for small groups too.',
    turnover: 'As a share of the average number of permanent employees, which stands on each row.',
    sickLeave:
      'As a share of ordinary working time. Long-term sick leave is the share of it in spells of 60 days or more.',
    engagement: 'Nine questions, from 1 to 5, as 0–100. Motivation, leadership and steering are three questions each.',
  },
  originsTitle: 'Where the figures come from',
  origins: { what: 'Measure', file: 'File', when: 'Date', who: 'By', groups: 'Groups' },
  measures: { headcount: 'Employees', turnover: 'Turnover', sickLeave: 'Sick leave', engagement: 'Engagement (HME)' },
};
