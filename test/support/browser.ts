import { type Browser, chromium } from 'playwright-core';
import { programPath } from './programs.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The machine's own Chromium with an empty profile; only for suites that ask for it by `describeWith(['chromium'], ...)`. */
export function openBrowser(): Promise<Browser> {
  const executablePath = programPath('chromium');
  if (executablePath === undefined) {
    throw new Error("no chromium is on PATH: this suite needs describeWith(['chromium'], ...)");
  }
  return chromium.launch({ executablePath, args: FLAGS, headless: true });
}
