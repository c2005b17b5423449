const KEPT = 'palaver.signed-in';

/** Whether somebody was signed in here last: then what he sees first is asked for before it is known who he is. */
export const wasSignedIn = (): boolean => localStorage.getItem(KEPT) === 'yes';

export function rememberSession(isIn: boolean): void {
  localStorage.setItem(KEPT, isIn ? 'yes' : 'no');
}
