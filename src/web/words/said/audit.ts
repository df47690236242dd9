/** Auditing, as use cases say it. */
export const auditSaid: Readonly<Record<string, string>> = {
  'Bara revisor, controller och administratör kan läsa granskningen och hämta bevispaketet.':
    'Only auditors, controllers and administrators can read the audit and make the evidence pack.',
  'Bevispaketet är inte klart än. Vänta tills jobbet är färdigt.':
    'The evidence pack is not ready yet. Wait until the job is done.',
  'Samlar dokument, uppgifter och ändringslogg.': 'Gathers documents, data and audit trail.',
  'Sparar bevispaketet.': 'Saves the evidence pack.',
};
