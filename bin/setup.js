// Installs what is missing before `npm start` and `npm test`: the packages of package-lock.json, and for the tests Debian's chromium.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (text) => process.stderr.write(`${text}\n`);

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  return done.status === 0;
}

function packagesAreCurrent() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const wanted = join(root, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs - 1000;
}

if (!packagesAreCurrent()) {
  say('Installerar paketen i package-lock.json …');
  if (!run('npm', ['ci', '--no-fund', '--no-audit'])) {
    say('Paketen gick inte att installera. Kontrollera att npm når sitt register och kör kommandot igen.');
    process.exit(1);
  }
}

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
if (process.argv.includes('--tests') && !browsers.some((path) => existsSync(path))) {
  const command = 'apt-get install -y --no-install-recommends chromium';
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installerar webbläsaren chromium för testerna …');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  }
  if (!browsers.some((path) => existsSync(path))) {
    say(
      `Webbläsartesterna behöver chromium. Be den som förvaltar datorn köra:\n\n  sudo ${command}\n\nÖvriga tester körs ändå.`,
    );
  }
}
