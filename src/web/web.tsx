/** Puts the web together: what every request passes, then the routes. Each handler calls one use case of the app. */
import { Hono } from 'hono';
import type { App } from '../app/app.ts';
import { loadAssets } from './assets.ts';
import { answerFault, answerMissing } from './errors.tsx';
import { guardPosts, openVisit, refuseBrokenPath, requireSession } from './gate.tsx';
import { saveAccount, showAccount } from './pages/account/controller.tsx';
import { answerAsset, answerDocumentStyle } from './pages/asset/controller.ts';
import { saveEntry, showEntry } from './pages/entry/controller.tsx';
import { answerHealth } from './pages/health/controller.ts';
import { showHome } from './pages/home/controller.tsx';
import { saveReview, showReview } from './pages/import-review/controller.tsx';
import { addImport, showImports } from './pages/imports/controller.tsx';
import { downloadJobFile, showJob } from './pages/job/controller.tsx';
import { changeLanguage } from './pages/language/controller.ts';
import { openLink, showLink } from './pages/link/controller.tsx';
import { changeReport, downloadFile, showPreview } from './pages/preview/controller.tsx';
import { leave, showSignIn, signInWithPassword } from './pages/sign-in/controller.tsx';
import { saveTemplate, showTemplate } from './pages/template/controller.tsx';
import { showTree } from './pages/tree/controller.tsx';
import { routes } from './routes.ts';
import { securityHeaders } from './security.ts';
import type { Web, WebEnv, WebOptions } from './visit.ts';

export function createWeb(app: App, options: WebOptions): Web {
  const web: Web = new Hono<WebEnv>();
  const assets = loadAssets();

  web.use(securityHeaders(options));
  web.get(routes.asset.pattern, answerAsset(assets));
  web.get(routes.health.pattern, answerHealth(app));

  web.use(openVisit(app, options, assets));
  web.use(refuseBrokenPath);
  web.use(guardPosts(options));
  web.onError((error, c) => answerFault(c, error));
  web.notFound(answerMissing);

  web.get(routes.home.pattern, showHome(app));
  web.get(routes.signIn.pattern, showSignIn(app));
  web.post(routes.signIn.pattern, signInWithPassword(app, options, web));
  web.get(routes.link.pattern, showLink);
  web.post(routes.link.pattern, openLink(app, options));
  web.post(routes.language.pattern, changeLanguage(options));

  web.use(requireSession(app));
  web.post(routes.signOut.pattern, leave(app, options));
  web.get(routes.account.pattern, showAccount(app));
  web.post(routes.account.pattern, saveAccount(app));
  web.get(routes.documentStyle.pattern, answerDocumentStyle(app));
  web.get(routes.tree.pattern, showTree(app));
  web.get(routes.entry.pattern, showEntry(app));
  web.post(routes.entry.pattern, saveEntry(app));
  web.get(routes.imports.pattern, showImports(app));
  web.post(routes.imports.pattern, addImport(app));
  web.get(routes.importReview.pattern, showReview(app));
  web.post(routes.importReview.pattern, saveReview(app));
  web.get(routes.job.pattern, showJob(app));
  web.get(routes.jobFile.pattern, downloadJobFile(app));
  web.get(routes.preview.pattern, showPreview(app));
  web.post(routes.preview.pattern, changeReport(app));
  web.get(routes.file.pattern, downloadFile(app));
  web.get(routes.template.pattern, showTemplate(app));
  web.post(routes.template.pattern, saveTemplate(app));
  return web;
}
