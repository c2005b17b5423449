export interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Signs that stand in for ASCII ones on other keyboards. */
const SAME: Record<string, string> = { '؟': '?', '／': '/', '？': '?' };

/**
 * What a command is bound to: `a`, `5`, `?`, `Escape`, `Ctrl+k`. It is what the key types; where the layout has no Latin
 * letter there, it is what stands at this place on a Latin keyboard.
 */
export function keyOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | undefined {
  if (altKey && !isTyped(key)) {
    return undefined;
  }
  const name = nameOf(SAME[key] ?? key, code, shiftKey);
  return ctrlKey || metaKey ? `Ctrl+${name.toLowerCase()}` : name;
}

function nameOf(key: string, code: string, shiftKey: boolean): string {
  if (key.length > 1 || /[a-z]/i.test(key)) {
    return key.length > 1 ? key : key.toLowerCase();
  }
  const place = /^(?:Key([A-Z])|Digit(\d)|Numpad(\d))$/.exec(code);
  const [letter, digit] = [place?.[1], place?.[2] ?? place?.[3]];
  if (letter !== undefined && !isAscii(key)) {
    return letter.toLowerCase();
  }
  return digit !== undefined && !shiftKey ? digit : key;
}

const isAscii = (key: string) => key >= ' ' && key <= '~';
const isTyped = (key: string) => key.length === 1 && !/[a-z0-9]/i.test(key);
