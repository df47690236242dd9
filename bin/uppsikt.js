#!/usr/bin/env node
// Starts the command line on the Node that `npm ci` brought (the package `node`), whatever the machine has.
import { runOwn } from './runtime.js';

process.exitCode = await runOwn(['src/cli/main.ts', ...process.argv.slice(2)]);
