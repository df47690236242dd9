/** What each table of a body and year holds, in Swedish, for those who read an evidence pack. */
const titles: Readonly<Record<string, string>> = {
  control: 'Kontroller',
  control_action: 'Åtgärder',
  control_occurrence: 'Kontrolltillfällen',
  control_plan: 'Internkontrollplanen och dess beslut',
  control_result: 'Kontrollernas resultat i årets rapporter',
  entry: 'Rapporterade poster',
  entry_version: 'Varje version av rapporterade poster',
  figure_cell: 'Siffror i tabeller',
  indicator: 'Indikatorer',
  indicator_value: 'Indikatorernas värden',
  matter: 'Ärendet',
  report: 'Rapporter med läge och beslutsdag',
  report_part: 'Beslutspaketets delar',
  report_risk: 'Risker i årets rapporter, med kommentar',
  report_snapshot: 'Sparade versioner',
  report_version: 'Beslutade versioner med kontrollsumma',
  risk: 'Risker',
};

export function tableTitle(table: string): string {
  return titles[table] ?? `Uppgifter ur tabellen ${table}`;
}
