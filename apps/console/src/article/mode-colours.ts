/** What an article's mode is marked with. */
export const MODE_COLOURS = { open: 'teal', premoderate: 'grape', closed: 'red' } as const;
