import { isUtf8 } from 'node:buffer';
import { ProblemError } from './problem-error.js';

const MAX_DEPTH = 32;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

function malformed(detail: string, cause?: unknown): ProblemError {
  return new ProblemError(400, 'malformed-json', detail, { cause });
}

/**
 * Parses JSON from strangers: strict UTF-8 without a byte order mark, nested at most 32 deep, no key twice in one
 * object, no key that could reach a prototype.
 * @throws ProblemError 400
 */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) {
    throw malformed('The body is empty; send JSON.');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    throw malformed('The body begins with a byte order mark; send UTF-8 without one.');
  }
  if (!isUtf8(bytes)) {
    throw malformed('The body is not valid UTF-8; encode it as UTF-8.');
  }
  const pairs = countPairs(bytes);
  const value = parseText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  // A key sent twice leaves fewer pairs in the value than there were in the text.
  if (countKeys(value) !== pairs) {
    throw malformed('An object in the body holds the same key twice; send each key once.');
  }
  return value;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser's message quotes the text, so it is not passed on.
    throw malformed('The body is not valid JSON; check quotes, commas and brackets.', error);
  }
}

/** One pass over the bytes: how many `key: value` pairs there are, before anything is built that deep nesting could break. */
function countPairs(bytes: Uint8Array): number {
  let pairs = 0;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString) {
      if (byte === QUOTE) {
        inString = false;
      } else if (byte === BACKSLASH) {
        at += 1;
      }
    } else if (byte === QUOTE) {
      inString = true;
    } else if (byte === COLON) {
      pairs += 1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      depth += 1;
      if (depth > MAX_DEPTH) {
        throw malformed(`The body is nested deeper than ${MAX_DEPTH} levels; send it flatter.`);
      }
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      depth -= 1;
    }
  }
  return pairs;
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return 0;
  }
  let keys = 0;
  if (Array.isArray(value)) {
    for (const entry of value) {
      keys += countKeys(entry);
    }
    return keys;
  }
  for (const key in value) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      throw malformed('The keys __proto__, constructor and prototype are not allowed; rename them.');
    }
    keys += 1 + countKeys((value as Record<string, unknown>)[key]);
  }
  return keys;
}
