import { readFileSync } from 'node:fs';
import { jest } from './jest.mjs';

/** Runs jest and prints, last, `N passed, N failed`. Resolves to the exit code. @param resultFile where jest leaves its result */
export async function jestReport(args, env, resultFile) {
  // With --json jest also prints the whole result on stdout; the reporter writes to stderr.
  const code = await jest(['--json', `--outputFile=${resultFile}`, ...args], env, ['ignore', 'ignore', 'inherit']);
  return report(resultFile, code);
}

function report(resultFile, code) {
  let result;
  try {
    result = JSON.parse(readFileSync(resultFile, 'utf8'));
  } catch (error) {
    console.log(`jest ended with code ${code} before it could report (${error.message})`);
    console.log('0 passed, 1 failed');
    return code || 1;
  }
  const leftOut = new Map();
  for (const { assertionResults } of result.testResults) {
    for (const { fullName, status } of assertionResults) {
      const reason = status === 'pending' ? /\[left out: ([^\]]+)\]/.exec(fullName)?.[1] : undefined;
      if (reason !== undefined) {
        leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
      }
    }
  }
  for (const [reason, count] of leftOut) {
    console.log(`left out: ${count} tests, as ${reason}`);
  }
  // A file that could not even be loaded has no tests of its own to count.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const skipped = result.numPendingTests + result.numTodoTests;
  const mendable = [...leftOut.keys()].filter((reason) => !reason.includes('../shared'));
  const incomplete = process.env.TEST_COMPLETE === '1' && mendable.length > 0;
  if (incomplete) {
    console.log('TEST_COMPLETE=1: tests that could have been run were left out');
  }
  console.log(`${result.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return code || (failed > 0 || incomplete ? 1 : 0);
}
