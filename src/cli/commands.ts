/** Every command by name, loaded only when it is called, so that the command line starts fast. */

export type Command = { readonly run: (args: readonly string[]) => Promise<number> };

export const commands: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>> = {
  demo: {
    summary: 'laddar exempelkommunen, skriver ut dess beslutspaket och startar webben',
    load: () => import('./demo.ts'),
  },
  serve: { summary: 'startar webben', load: () => import('./serve.ts') },
  worker: { summary: 'utför utskrifter och inläsningar som webben beställer', load: () => import('./worker.ts') },
  migrate: { summary: 'för databasen till den här versionen', load: () => import('./migrate.ts') },
  import: {
    summary: 'läser in beslutspaket, kalkylblad eller räkenskaper: import report FIL, import sheet FIL, import sie FIL',
    load: () => import('./import.ts'),
  },
  report: { summary: 'skriver ut beslutspaketet som DOCX, PDF och HTML', load: () => import('./report.ts') },
  check: { summary: 'kontrollerar siffrorna i ett dokument: check FIL', load: () => import('./check.ts') },
  control: {
    summary: 'visar och kör kommunens kontroller: control list, control run KONTROLL, control show KONTROLL',
    load: () => import('./control.ts'),
  },
  coverage: {
    summary: 'räknar hur många i en lista som har underlag i en annan',
    load: () => import('./coverage.ts'),
  },
  reconcile: {
    summary: 'stämmer av två listor: reconcile approvals',
    load: () => import('./reconcile.ts'),
  },
  scan: {
    summary: 'granskar webbplatser: scan accessibility, scan connections',
    load: () => import('./scan.ts'),
  },
  user: { summary: 'lägger till en användare: user add', load: () => import('./user.ts') },
  model: { summary: 'visar och ändrar styrmodellen: model show, model save', load: () => import('./model.ts') },
  audit: {
    summary: 'kontrollerar ändringsloggen och hämtar bevispaket: audit verify, audit export',
    load: () => import('./audit.ts'),
  },
};
