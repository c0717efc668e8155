import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const wantedFile = `${root}package-lock.json`;
const installedFile = `${root}node_modules/.package-lock.json`;

/**
 * Installs what the lock file says when node_modules is absent or behind it. `npm install` and not `npm ci`, which refuses a
 * lock file that lacks the binaries of some foreign platform. What npm says goes to standard error.
 */
export function installIfBehind() {
  if (!isBehind()) return;
  console.error('Installing the packages that convbot needs (once, a minute or two) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) exit(status ?? 1);
}

function isBehind() {
  if (!existsSync(installedFile)) return true;
  if (statSync(installedFile).mtimeMs > statSync(wantedFile).mtimeMs) return false;
  const wanted = packagesOf(wantedFile);
  const installed = packagesOf(installedFile);
  // Optional packages may be missing where they cannot be built; all others must be there in their version.
  return Object.entries(wanted).some(
    ([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

if (argv[1] === fileURLToPath(import.meta.url)) installIfBehind();
