/** What can be done from the keyboard, in the order it is told in, and the key each has unless somebody changed it. */
export const COMMANDS = {
  approve: 'a',
  reject: 'r',
  escalate: 'e',
  skip: 's',
  secondOpinion: 'o',
  undo: 'u',
  next: 'j',
  previous: 'k',
  select: 'x',
  reveal: 'm',
  waves: 'w',
  note: 'n',
  sanction: 'b',
  articleMode: 'c',
  handOver: 'h',
  shift: 't',
  search: '/',
  keys: '?',
  palette: 'Ctrl+k',
} as const;

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];
