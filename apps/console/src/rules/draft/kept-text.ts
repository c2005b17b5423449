import { type Files, type Place } from '../rule-things.js';

/** What was typed and not saved, and the draft it was typed upon. */
export interface KeptText {
  files: Files;
  /** The etag of that draft. */
  upon: string;
}

const nameOf = ({ siteId, id }: Place) => `palaver.rules.${siteId}.${id}`;
/** For texts that are too long for the browser to keep. */
const beside = new Map<string, KeptText>();

/** Kept in this browser until it is saved: over a reload, and over the end of a session. */
export function keepText(place: Place, text: KeptText | undefined): void {
  const name = nameOf(place);
  beside.delete(name);
  if (text === undefined) {
    localStorage.removeItem(name);
    return;
  }
  try {
    localStorage.setItem(name, JSON.stringify(text));
  } catch {
    localStorage.removeItem(name);
    beside.set(name, text);
  }
}

export function keptText(place: Place): KeptText | undefined {
  const name = nameOf(place);
  const text = localStorage.getItem(name);
  return text === null ? beside.get(name) : (JSON.parse(text) as KeptText);
}
